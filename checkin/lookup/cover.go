package lookup

// edge is one way in which a term matches words of a person: positions start
// to end of the person's words, laid out one field behind the other.
type edge struct {
	start, end int8 // end excluded
	mask       uint16
	score      score
	soft       bool
	field      uint8
	term       uint8
	entry      uint32 // in segment.entries
}

// line is the words of one person as one row of positions, and the edges over
// them.
type line struct {
	edges   []edge
	skip    [fields*maxPosition + 1]score // for a position that no term takes
	length  int
	first   [fields + 1]int // position of each field
	missed  score
	touched [fields]bool
}

// lay collects how the query's terms match one row.
func (l *line) lay(x *searcher, s *segment, row uint32) {
	l.edges, l.length, l.missed = l.edges[:0], 0, 0
	for f := range fields {
		l.first[f] = l.length
		value := s.refs[row][f]
		words := s.positions(value)
		touched := x.maskOf(s, value) != 0
		l.touched[f] = touched
		if !touched {
			if f <= inLast && words > 0 && len(x.query.tokens) > 1 {
				l.missed += fineMissed
			}
			continue
		}
		for i := range words {
			l.skip[l.length+i] = 0
			if f <= inLast {
				l.skip[l.length+i] = fineSkipped
			} else if f == inCompany {
				l.skip[l.length+i] = 1
			}
		}
		l.layValue(x, s, value, f)
		l.length += words
	}
	l.first[fields] = l.length
}

func (l *line) layValue(x *searcher, s *segment, value uint32, f int) {
	for at := s.entriesAt[value]; at < s.entriesAt[value+1]; at++ {
		e, word := s.entries[at], s.entryWord[at]
		for t := range x.query.terms {
			term := &x.query.terms[t]
			score, soft, ok := x.hits[t].at(s.words, term, word)
			if !ok || e.kind() == initials && (score != 0 || !soft) {
				continue
			}
			l.edges = append(l.edges, edge{
				start: int8(l.length + e.start()), end: int8(l.length + e.end() + 1),
				mask: term.mask, soft: soft, field: uint8(f), term: uint8(t), entry: at,
				score: score + fieldScore(f, e, len(term.text), term.mask&(term.mask-1) != 0),
			})
		}
	}
}

// fieldScore is what the place of a match adds to it.
func fieldScore(f int, e entry, typed int, several bool) (s score) {
	switch f {
	case inCompany:
		s = fineCompany
	case inTown:
		s = fineTown
	case inLast:
		if typed == 1 {
			s = fineInitial
		}
	}
	if e.start() > 0 {
		s += fineInner
	}
	switch e.kind() {
	case joined:
		if !several || e.end()-e.start() > 0 {
			s += costJoined * point
		}
	case initials:
		s += costInitials * point
	default:
		if several {
			s += costJoined * point
		}
	}
	return s
}

// covering is the table of a dynamic programme: the least score with which the
// first positions of a line can take each set of tokens.
type covering struct {
	best [fields*maxPosition + 1][1 << maxTokens]score
	via  [fields*maxPosition + 1][1 << maxTokens]int16 // the edge that was taken; -1 for none
}

// cover finds the least score with which a line takes all tokens that must be,
// each word of the person once. Mistakes count only where soft is false.
func (c *covering) cover(l *line, q *query, soft bool) (best score, taken uint16) {
	sets := uint16(1) << len(q.tokens)
	for m := range sets {
		c.best[0][m] = far
	}
	c.best[0][0] = l.missed
	for p := range l.length {
		for m := range sets {
			c.best[p+1][m], c.via[p+1][m] = c.best[p][m]+l.skip[p], -1
		}
		for i := range l.edges {
			e := &l.edges[i]
			if int(e.end) != p+1 || soft && !e.soft {
				continue
			}
			for m := range sets {
				from := c.best[e.start][m]
				if from >= far || m&e.mask != 0 {
					continue
				}
				if s := from + e.score; s < c.best[p+1][m|e.mask] {
					c.best[p+1][m|e.mask], c.via[p+1][m|e.mask] = s, int16(i)
				}
			}
		}
	}
	best = far
	for m := range sets {
		if m&q.required != q.required || c.best[l.length][m] >= far {
			continue
		}
		s := c.best[l.length][m]
		for i := range q.tokens {
			if m>>i&1 == 0 {
				s += score(q.tokens[i].droppable) * point
			}
		}
		if s < best {
			best, taken = s, m
		}
	}
	return best, taken
}

// path lists the edges of the best covering, as last computed.
func (c *covering) path(l *line, taken uint16, yield func(*edge)) {
	for p := l.length; p > 0; {
		via := c.via[p][taken]
		if via < 0 {
			p--
			continue
		}
		e := &l.edges[via]
		yield(e)
		taken &^= e.mask
		p = int(e.start)
	}
}
