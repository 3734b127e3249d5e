package lookup

// edge is one way in which a term matches words of a person: positions start
// to end of the person's words, laid out one field behind the other.
type edge struct {
	start, end int8 // end excluded
	mask       uint16
	score      score
	soft       bool // not a mistake
	field      uint8
	kind       uint8
	term       uint8
}

// inContact stands for the field of a telephone or a code in an edge.
const inContact = fields

const maxLine = fields*maxPosition + maxTokens

// line is the words of one person as one row of positions, and the edges over
// them.
type line struct {
	edges  []edge
	skip   [maxLine]score // for a position that no term takes
	length int
	first  [fields + 2]int // position of each field
	used   [fields]bool    // whether the field has edges
}

func (l *line) reset() { l.edges, l.length = l.edges[:0], 0 }

// begin opens a field; what follows are its positions and edges.
func (l *line) begin(field int) {
	l.first[field] = l.length
	if field < fields {
		l.used[field] = false
	}
}

// add takes edges of the field that is open, by positions of the field.
func (l *line) add(edges ...edge) {
	for _, e := range edges {
		e.start += int8(l.length)
		e.end += int8(l.length)
		if e.field < fields {
			l.used[e.field] = true
		}
		l.edges = append(l.edges, e)
	}
}

// close takes the field's positions. A field that is never closed is passed by.
func (l *line) close(words int, skip func(i int) score) {
	for i := range words {
		l.skip[l.length+i] = skip(i)
	}
	l.length += words
}

// fieldScore is what the place of a match adds to it.
func fieldScore(field int, e entry, t *term, soft, alone bool) (s score) {
	switch field {
	case inFirst:
		if alone {
			s += fineGiven
		}
	case inCompany:
		s += fineCompany
	case inTown:
		s += costTown*point + fineTown
		if !soft {
			s += nearTown * point
		}
	}
	if len(t.text) == 1 && field != inFirst {
		s += fineInitial
	}
	if e.start() > 0 {
		s += fineInner
	}
	switch {
	case e.kind() == initials:
		s += costInitials * point
	case e.kind() == bare:
		s += costBare * point
	case e.kind() == joined || t.tokens > 1:
		s += costJoined * point
	}
	return s
}

// covering is the table of a dynamic programme: the least score with which the
// first positions of a line take each set of tokens.
type covering struct {
	best [maxLine + 1][1 << maxTokens]score
	via  [maxLine + 1][1 << maxTokens]int16 // the edge that was taken, or one of the below
}

const (
	viaSkip   = -1 // the position was left
	viaBypass = -2 // the whole field was
)

// cover finds the least score with which a line takes all tokens that must be,
// each word of the person once. With soft, mistakes do not count.
func (c *covering) cover(l *line, q *query, soft bool) (best score, taken uint16) {
	required := q.required
	if soft {
		required = q.whole
	}
	if l.reach(soft)&required != required {
		return far, 0
	}
	sets := uint16(1) << len(q.tokens)
	for m := range sets {
		c.best[0][m] = far
	}
	c.best[0][0] = 0
	field := 0
	for p := range l.length {
		c.skip(p, sets, l.skip[p])
		for i := range l.edges {
			if e := &l.edges[i]; int(e.end) == p+1 && (e.soft || !soft) {
				c.take(e, int16(i), sets)
			}
		}
		for field < fields && l.first[field+1] <= p+1 {
			if field > inLast || len(q.tokens) == 1 {
				c.bypass(l.first[field], p+1, sets)
			}
			field++
		}
	}
	return c.settle(l, q, required)
}

// reach is the tokens that any edge takes.
func (l *line) reach(soft bool) (mask uint16) {
	for i := range l.edges {
		if l.edges[i].soft || !soft {
			mask |= l.edges[i].mask
		}
	}
	return mask
}

func (c *covering) skip(p int, sets uint16, cost score) {
	for m := range sets {
		c.best[p+1][m], c.via[p+1][m] = c.best[p][m]+cost, viaSkip
	}
}

func (c *covering) take(e *edge, number int16, sets uint16) {
	from, to := &c.best[e.start], &c.best[e.end]
	for m := range sets {
		if m&e.mask != 0 || from[m] >= far {
			continue
		}
		if s := from[m] + e.score; s < to[m|e.mask] {
			to[m|e.mask], c.via[e.end][m|e.mask] = s, number
		}
	}
}

func (c *covering) bypass(from, to int, sets uint16) {
	for m := range sets {
		if c.best[from][m] < c.best[to][m] {
			c.best[to][m], c.via[to][m] = c.best[from][m], viaBypass
		}
	}
}

// settle chooses among the sets that hold all tokens that must be.
func (c *covering) settle(l *line, q *query, required uint16) (best score, taken uint16) {
	best = far
	for m := range uint16(1) << len(q.tokens) {
		s := c.best[l.length][m]
		if m&required != required || s >= far {
			continue
		}
		for i := range q.tokens {
			if m>>i&1 == 0 {
				s += q.tokens[i].absence()
			}
		}
		if s < best {
			best, taken = s, m
		}
	}
	return best, taken
}

// absence is what it costs that the person has nothing of a token.
func (t *token) absence() score {
	if t.idle {
		return costForm * point
	}
	return costParticle * point
}

// path yields the edges of the covering last computed, the last first.
func (c *covering) path(l *line, taken uint16, yield func(*edge)) {
	for p := l.length; p > 0; {
		switch via := c.via[p][taken]; via {
		case viaSkip:
			p--
		case viaBypass:
			p = l.fieldBefore(p)
		default:
			e := &l.edges[via]
			yield(e)
			taken &^= e.mask
			p = int(e.start)
		}
	}
}

// fieldBefore is where the field begins whose positions end at p.
func (l *line) fieldBefore(p int) int {
	from := 0
	for f := range fields {
		if l.first[f] < p {
			from = l.first[f]
		}
	}
	return from
}
