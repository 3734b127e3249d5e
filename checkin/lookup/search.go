package lookup

import (
	"sync"

	"opale/checkin"
)

// searcher is the working memory of one Find.
type searcher struct {
	query     query
	folded    folded
	spanned   folded
	hits      []hits // of each term, in the segment at hand
	aligner   aligner
	automaton automaton
	line      line
	covering  covering
	key       []byte
	pool      pool

	// What is known of the values of the segment at hand in this pass.
	pass  uint32
	known []uint32 // the pass in which a value's mask was computed
	masks []uint16 // the tokens that some word of the value matches
	seen  []uint32 // the pass in which the value drove the search
}

var searchers = sync.Pool{New: func() any { return new(searcher) }}

// Find finds the people whom the query may mean, best first.
func (x *Index) Find(asked checkin.Query) checkin.Found {
	s := searchers.Get().(*searcher)
	defer searchers.Put(s)
	return s.find(x.now.Load(), asked)
}

func (x *searcher) find(now *snapshot, asked checkin.Query) checkin.Found {
	x.query.read(asked, &x.folded)
	q := &x.query
	x.pool.reset(q.limit)
	if len(q.tokens) == 0 && len(q.code) == 0 {
		return checkin.Found{}
	}
	for _, effort := range []effort{exact, close, deep} {
		x.pool.total = 0
		for i := range now.parts {
			x.searchPart(&now.parts[i], effort)
		}
		if x.pool.enough(q.limit, effort) {
			break
		}
	}
	return x.pool.found(x, asked)
}

// effort is how far the search goes.
type effort int

const (
	exact effort = iota // nothing misspelt
	close               // one mistake in a word, or another spelling of what is heard
	deep                // two or three in a long one
)

func (x *searcher) searchPart(p *part, e effort) {
	if e == exact {
		x.searchContacts(p)
	}
	if len(x.query.tokens) == 0 {
		return
	}
	x.begin(p.segment)
	for i := range x.query.terms {
		h, t := &x.hits[i], &x.query.terms[i]
		h.lookUp(p.segment, t)
		if e > exact && t.mask&(t.mask-1) == 0 {
			h.lookNear(p.segment, t, e == deep, x)
		}
	}
	if x.query.required&(x.query.required-1) == 0 && len(x.query.tokens) == 1 {
		x.searchWord(p, e)
	} else {
		x.searchWords(p, e)
	}
}

// begin makes the working memory ready for another segment or pass.
func (x *searcher) begin(s *segment) {
	values := len(s.valueAt)
	if len(x.known) < values {
		x.known = make([]uint32, values+values/4)
		x.masks = make([]uint16, values+values/4)
		x.seen = make([]uint32, values+values/4)
		x.pass = 0
	}
	if x.pass++; x.pass == 0 {
		clear(x.known)
		clear(x.seen)
		x.pass = 1
	}
	for len(x.hits) < len(x.query.terms) {
		x.hits = append(x.hits, hits{})
	}
}

// maskOf is the tokens that some word of the value matches.
func (x *searcher) maskOf(s *segment, value uint32) uint16 {
	if x.known[value] == x.pass {
		return x.masks[value]
	}
	mask := uint16(0)
	for at := s.entriesAt[value]; at < s.entriesAt[value+1]; at++ {
		for t := range x.query.terms {
			term := &x.query.terms[t]
			if mask&term.mask == term.mask {
				continue
			}
			if score, soft, ok := x.hits[t].at(s.words, term, s.entryWord[at]); ok &&
				(s.entries[at].kind() != initials || score == 0 && soft) {
				mask |= term.mask
			}
		}
	}
	x.known[value], x.masks[value] = x.pass, mask
	return mask
}

const (
	maxVisited = 40000 // rows that are looked at in one segment
	maxScored  = 8000  // of which match
)

// driver chooses the token that fewest people match.
func (x *searcher) driver(s *segment) (best int) {
	least := ^uint64(0)
	for i := range x.query.tokens {
		if x.query.required>>i&1 == 0 {
			continue
		}
		n := uint64(0)
		for t := range x.query.terms {
			if x.query.terms[t].mask>>i&1 == 1 {
				n += uint64(x.hits[t].people(s))
			}
		}
		if n < least {
			least, best = n, i
		}
	}
	return best
}

// eachValue yields the values that a token drives the search to, each once,
// the best words first.
func (x *searcher) eachValue(s *segment, token int, yield func(value uint32) bool) {
	word := func(w uint32) bool {
		for _, v := range s.words.of(w) {
			if x.seen[v] != x.pass {
				x.seen[v] = x.pass
				if !yield(v) {
					return false
				}
			}
		}
		return true
	}
	for t := range x.query.terms {
		if h := &x.hits[t]; x.query.terms[t].mask>>token&1 == 1 && h.whole && !word(h.low) {
			return
		}
	}
	for t := range x.query.terms {
		h := &x.hits[t]
		if x.query.terms[t].mask>>token&1 == 0 {
			continue
		}
		for w := h.low; w < h.high; w++ {
			if !word(w) {
				return
			}
		}
		for _, n := range h.near {
			if !word(n.word) {
				return
			}
		}
	}
}

// searchWords finds the people who match several tokens: those who match the
// rarest of them are tried for the others.
func (x *searcher) searchWords(p *part, e effort) {
	s := p.segment
	token := x.driver(s)
	visited, scored := 0, 0
	x.eachValue(s, token, func(value uint32) bool {
		field := s.field(value)
		for _, row := range s.rowsOf(value) {
			visited++
			if p.isGone(row) || !x.rowMatches(s, row, field, token) {
				continue
			}
			if x.scoreRow(p, row, e) {
				scored++
			}
		}
		return visited < maxVisited && scored < maxScored
	})
}

// rowMatches reports whether a row reached through one field matches all
// tokens, and was not reached through an earlier field.
func (x *searcher) rowMatches(s *segment, row uint32, field, token int) bool {
	refs := &s.refs[row]
	mask := uint16(0)
	for f := range fields {
		m := x.maskOf(s, refs[f])
		if f < field && m>>token&1 == 1 && x.seen[refs[f]] == x.pass {
			return false
		}
		mask |= m
	}
	return mask&x.query.required == x.query.required
}

// scoreRow offers a row to the pool.
func (x *searcher) scoreRow(p *part, row uint32, e effort) bool {
	best, ok := x.score(p.segment, row, e)
	if ok {
		x.pool.total++
		x.pool.offer(candidate{score: best, part: p, row: row})
	}
	return ok
}

// score is the least score of a row.
func (x *searcher) score(s *segment, row uint32, e effort) (score, bool) {
	x.line.lay(x, s, row)
	best, _ := x.covering.cover(&x.line, &x.query, true)
	if best < far {
		return best.clampSoft(), true
	}
	if e == exact {
		return 0, false
	}
	best, _ = x.covering.cover(&x.line, &x.query, false)
	if best >= far {
		return 0, false
	}
	return best + costNear*point, true
}

// searchWord finds the people who match a single token. There may be very many:
// the values are ranked first, and only the people of the best are looked at.
func (x *searcher) searchWord(p *part, e effort) {
	s := p.segment
	x.eachValue(s, 0, func(value uint32) bool {
		for _, row := range s.rowsOf(value) {
			if p.isGone(row) || !x.rowMatches(s, row, s.field(value), 0) {
				continue
			}
			x.scoreRow(p, row, e)
		}
		return x.pool.total < maxScored
	})
}

// searchContacts finds people by code, address or telephone.
func (x *searcher) searchContacts(p *part) {
	q, s := &x.query, p.segment
	offer := func(offset uint32, points int) {
		if row := s.row(offset); !p.isGone(row) {
			x.pool.total++
			x.pool.offer(candidate{score: score(points)*point + fineOther, part: p, row: row, contact: true})
		}
	}
	if len(q.code) >= 3 {
		s.eachBeginning(s.byCode, q.code, codeKey, false, func(offset uint32, whole bool) {
			points := 0
			if !whole || offset > s.at[s.row(offset)] && s.text[offset-1] != 0 {
				points = costPart
			}
			if _, same := keyCompare(s.rest(offset), q.plain, plainKey, false); !same {
				points += costConfused
			}
			offer(offset, points)
		})
	}
	if len(q.local) >= 3 {
		s.eachBeginning(s.byEmail, q.local, plainKey, false, func(offset uint32, whole bool) {
			row := s.row(offset)
			if q.domain != "" && (!whole || !hasPrefixFold(s.domains[s.domain[row]], q.domain)) {
				return
			}
			points := costPart
			if whole {
				points = 0
			}
			offer(offset, points)
		})
	}
	if len(q.digits) >= 3 {
		reversed := make([]byte, len(q.digits))
		for i, c := range q.digits {
			reversed[len(q.digits)-1-i] = c
		}
		s.eachBeginning(s.byDigits, reversed, digitKey, true, func(offset uint32, whole bool) {
			offer(offset, costPart)
		})
	}
}
