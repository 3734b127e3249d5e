package lookup

const (
	maxVisited = 20000 // rows that are looked at in one segment
	maxScored  = 2000  // of which match
	maxValues  = 4000  // values that are ranked for a single word

	// maxWork bounds what the covering of rows may cost, in sets of tokens times
	// words and edges: a few milliseconds. Only "m m m m m m m m" reaches it.
	maxWork = 1_500_000
)

// searchWords finds the people who match several tokens: those who match the
// rarest of them are tried for the others.
func (x *searcher) searchWords(p *part, number int, e effort) {
	s := p.segment
	token := x.driver(s, e)
	visited, scored := 0, 0
	x.work = 0
	x.eachValue(s, token, func(value uint32) bool {
		field := s.field(value)
		for _, row := range s.rowsOf(value) {
			if visited++; x.work > maxWork {
				break
			}
			if !p.isGone(row) && x.rowMay(s, row, field, token) && x.scoreRow(p, number, row, e) {
				scored++
			}
		}
		return visited < maxVisited && scored < maxScored && x.work < maxWork
	})
}

const largeCrowd = 2000 // people, from which on a better driver is looked for

// driver chooses the token that fewest people may match, by a guess first. If
// that one leads to many, all are gathered, and the choice is made knowingly.
func (x *searcher) driver(s *segment, e effort) int {
	best, _ := x.rarest(s)
	if e == exact {
		return best
	}
	x.gather(s, best)
	if _, crowd := x.rarest(s); crowd < largeCrowd {
		return best
	}
	for i := range x.query.tokens {
		if x.mayDrive(i) {
			x.gather(s, i)
		}
	}
	best, _ = x.rarest(s)
	return best
}

// mayDrive reports whether whoever is found matches the token by a word.
func (x *searcher) mayDrive(token int) bool {
	return x.query.required>>token&1 == 1 && (x.query.tokens[token].key == nil || x.wordsOnly)
}

func (x *searcher) rarest(s *segment) (best int, crowd uint32) {
	crowd = ^uint32(0)
	for i := range x.query.tokens {
		if !x.mayDrive(i) {
			continue
		}
		n := uint32(0)
		for t := range x.query.terms {
			if term := &x.query.terms[t]; term.mask>>i&1 == 1 {
				n += x.here[t].crowd(s, term)
			}
		}
		if n < crowd {
			best, crowd = i, n
		}
	}
	return best, crowd
}

// gather lists the words of the terms that hold a token.
func (x *searcher) gather(s *segment, token int) {
	for t := range x.query.terms {
		if term := &x.query.terms[t]; term.mask>>token&1 == 1 {
			x.here[t].gather(s, term)
		}
	}
}

// eachValue yields the values that a token drives the search to, each once,
// those with the very word first.
func (x *searcher) eachValue(s *segment, token int, yield func(value uint32) bool) {
	word := func(w uint32) bool {
		for _, v := range s.words.of(w) {
			if k := &x.known[v]; k.driven != x.pass {
				k.driven = x.pass
				if !yield(v) {
					return false
				}
			}
		}
		return true
	}
	for t := range x.query.terms {
		if h := &x.here[t]; x.query.terms[t].mask>>token&1 == 1 && h.whole && !word(h.low) {
			return
		}
	}
	for t := range x.query.terms {
		if x.query.terms[t].mask>>token&1 == 0 {
			continue
		}
		if !x.here[t].each(word) {
			return
		}
	}
}

// rowMay reports whether a row reached through one field may match all tokens,
// and is not reached through an earlier field too.
func (x *searcher) rowMay(s *segment, row uint32, field, token int) bool {
	refs := &s.refs[row]
	mask := uint16(0)
	for f := range fields {
		of := x.maskOf(s, refs[f])
		if f < field && of>>token&1 == 1 {
			return false
		}
		mask |= of
	}
	missing := x.query.required &^ mask
	for i := range x.query.tokens {
		if missing>>i&1 == 1 && !x.contactMay(s, row, i) {
			return false
		}
	}
	return true
}

// maskOf is the tokens that some word of the value may match.
func (x *searcher) maskOf(s *segment, value uint32) uint16 {
	known := &x.known[value]
	if known.masked == x.pass {
		return known.mask
	}
	mask := uint16(0)
	for at := s.entriesAt[value]; at < s.entriesAt[value+1]; at++ {
		for t := range x.query.terms {
			term := &x.query.terms[t]
			if mask&term.mask != term.mask && x.here[t].may(s, term, s.entryWord[at]) {
				mask |= term.mask
			}
		}
	}
	known.masked, known.mask = x.pass, mask
	return mask
}

// contactMay reports whether a token is part of a row's code, or the end of
// its telephone.
func (x *searcher) contactMay(s *segment, row uint32, token int) bool {
	t := &x.query.tokens[token]
	return t.key != nil && !x.wordsOnly && t.fitsContact(s.contacts.record(row))
}
