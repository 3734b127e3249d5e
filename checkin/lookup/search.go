package lookup

// How somebody is found
//
// The index never reads its people to answer. It knows the distinct words of
// their names, companies and towns, a vocabulary of a fraction of their number,
// and from each word the texts it occurs in (values), and from each text the
// people who have it (rows):
//
//	"lefevr phi"  →  terms  →  words  →  values  →  rows
//
// 1. The query is cut into tokens, folded as names are: no case, no accents. A
// token is a term to look for, and so are two or three neighbours joined, since
// "van den bussche" may be one word of the list. The list joins its own words
// too, so "jeanjacques" finds Jean-Jacques.
//
// 2. Each term has words that it may mean (hits.go). Those that begin with it
// are a range of the sorted vocabulary. Those that are nearly spelt so are found
// by walking the vocabulary as a trie (vocabulary.go) with a bit-parallel
// automaton (automaton.go) that tells at once whether the whole term, or a
// beginning of the word, is within so many errors. Those that sound so have the
// same phonetic key (sound.go), by a vocabulary of keys. Which of them are meant,
// and how likely, an alignment decides that knows which mistakes hands and ears
// make (confusion.go).
//
// 3. One token drives: the one that fewest people match. Only its people are
// looked at, and they are tried for the other tokens, each value once, however
// many people share it. Rows are kept in the order of family names, so that
// those looked at are mostly neighbours.
//
// 4. A person's words are laid out in a line, and the cheapest way is found in
// which the terms take all tokens, each word once (cover.go). Its price is the
// score (cost.go). The best go to a pool (pool.go), in which at last preference
// decides between those who match equally well.
//
// 5. This is done at most three times, each going farther: nothing misspelt; one
// error or another spelling of what is heard; two or three errors in long words.
// It stops as soon as going farther could not change the first lines.
//
// Codes, addresses and telephones are found beside all this by binary search
// among their keys, sorted forwards or backwards (contact.go).
//
// New people are a small segment of their own, and small segments are merged
// behind the scenes (merge.go). A snapshot is a list of segments and of who is
// gone from them; Find takes the current one and needs no lock.

import (
	"bytes"
	"hash/maphash"
	"slices"
	"sync"

	"opale/checkin"
)

// searcher is the working memory of one Find.
type searcher struct {
	query     query
	folded    folded
	other     folded
	hits      []hits // of each term in each part, the terms of a part together
	ranked    []ranked
	varying   []ranked
	key       []byte
	aligner   aligner
	line      line
	covering  covering
	pool      pool
	effort    effort // the last one made
	byContact bool   // the text as a whole is part of a code or a number
	valuePool valuePool

	number int    // of the part at hand
	here   []hits // of each term in it

	// What is known of the values of the segment at hand in this pass.
	pass  uint32
	known []knowledge
	laid  []laid // the edges of a value
	edges []edge // of the values laid, by position in the value
}

// knowledge is what is known of a value.
type knowledge struct {
	masked uint32 // the pass in which mask was computed
	driven uint32 // the pass in which the value drove the search
	mask   uint16 // the tokens that some word of the value may match
}

// laid is where the edges of a value are, if they were found in that pass.
type laid struct{ pass, from, to uint32 }

var searchers = sync.Pool{New: func() any { return new(searcher) }}

// Find finds the people whom the query may mean, best first.
func (x *Index) Find(asked checkin.Query) checkin.Found {
	s := searchers.Get().(*searcher)
	defer searchers.Put(s)
	return s.find(x.now.Load(), asked)
}

// effort is how far the search goes.
type effort int

const (
	exact effort = iota // nothing misspelt
	close               // one mistake in a word, or another spelling of what is heard
	deep                // two or three in a long one
)

func (x *searcher) find(now *snapshot, asked checkin.Query) checkin.Found {
	q := &x.query
	q.read(asked, &x.folded)
	x.pool.reset(q.limit)
	if len(q.tokens) == 0 {
		return checkin.Found{}
	}
	for len(x.hits) < len(q.terms)*len(now.parts) {
		x.hits = append(x.hits, hits{})
	}
	for i := range now.parts {
		x.searchContacts(&now.parts[i], i)
	}
	contacts := x.pool.total
	x.byContact = contacts > 0
	for e := exact; e <= deep; e++ {
		for i := range q.terms {
			q.terms[i].prepare(e)
		}
		x.effort, x.pool.total = e, contacts
		for i := range now.parts {
			x.begin(now.parts[i].segment, i)
			x.searchPart(&now.parts[i], i, e)
		}
		if x.pool.enough(q, e) || contacts > 0 && q.hasCode() {
			break
		}
	}
	return x.pool.found(x, asked)
}

func (x *searcher) searchPart(p *part, number int, e effort) {
	for i := range x.query.terms {
		x.here[i].lookUp(p.segment, &x.query.terms[i], e)
	}
	if len(x.query.tokens) == 1 {
		x.searchWord(p, number, e)
	} else {
		x.searchWords(p, number, e)
	}
}

// begin makes the working memory ready for another segment or effort.
func (x *searcher) begin(s *segment, number int) {
	x.number = number
	x.here = x.hits[number*len(x.query.terms):]
	x.edges = x.edges[:0]
	if values := len(s.valueAt); len(x.known) < values {
		x.known = make([]knowledge, values+values/4)
		x.laid = make([]laid, values+values/4)
		x.pass = 0
	}
	if x.pass++; x.pass == 0 {
		clear(x.known)
		clear(x.laid)
		x.pass = 1
	}
}

const (
	maxVisited = 20000 // rows that are looked at in one segment
	maxScored  = 2000  // of which match
	maxValues  = 4000  // values that are ranked for a single word
)

// searchWords finds the people who match several tokens: those who match the
// rarest of them are tried for the others.
func (x *searcher) searchWords(p *part, number int, e effort) {
	s := p.segment
	token := x.driver(s, e)
	visited, scored := 0, 0
	x.eachValue(s, token, func(value uint32) bool {
		field := s.field(value)
		for _, row := range s.rowsOf(value) {
			visited++
			if !p.isGone(row) && x.rowMay(s, row, field, token, e) && x.scoreRow(p, number, row, e) {
				scored++
			}
		}
		return visited < maxVisited && scored < maxScored
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
	return x.query.required>>token&1 == 1 && (x.query.tokens[token].key == nil || x.byContact)
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
// and was not reached through an earlier field.
func (x *searcher) rowMay(s *segment, row uint32, field, token int, e effort) bool {
	refs := &s.refs[row]
	mask := uint16(0)
	for f := range fields {
		if f < field && x.known[refs[f]].driven == x.pass {
			return false
		}
		mask |= x.maskOf(s, refs[f], e)
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
func (x *searcher) maskOf(s *segment, value uint32, e effort) uint16 {
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
	return t.key != nil && !x.byContact && t.fitsContact(s.contacts.record(row))
}

// fitsContact reports whether a token is the beginning of one of the codes of
// a record, or of what is behind its dash, or the end of the telephone.
func (t *token) fitsContact(record []byte) bool {
	_, record, _ = bytes.Cut(record, []byte{0})
	phone, codes, _ := bytes.Cut(record, []byte{0})
	for i := range codes {
		if plainKey[codes[i]] == 0 || i > 0 && plainKey[codes[i-1]] != 0 {
			continue
		}
		code := codes[i:]
		if end := bytes.IndexByte(code, 0); end >= 0 {
			code = code[:end]
		}
		if _, begins := keyCompare(code, t.key, codeKey, false); begins {
			return true
		}
	}
	if len(phone) == 0 || t.reversed == nil {
		return false
	}
	_, ends := keyCompare(phone, t.reversed, digitKey, true)
	return ends
}

// scoreRow offers a row to the pool.
func (x *searcher) scoreRow(p *part, number int, row uint32, e effort) bool {
	x.lay(p.segment, row, e)
	best, ok := x.score(e)
	if ok {
		x.pool.total++
		x.pool.offer(candidate{score: best, part: p, number: number, row: row})
	}
	return ok
}

// score is the least score of the line.
func (x *searcher) score(e effort) (score, bool) {
	best, _ := x.covering.cover(&x.line, &x.query, true)
	if best < far {
		return best.clampSoft(), true
	}
	if e == exact {
		return 0, false
	}
	best, _ = x.covering.cover(&x.line, &x.query, false)
	return best + costNear*point, best < far
}

// lay collects how the query's terms match one row.
func (x *searcher) lay(s *segment, row uint32, e effort) {
	l := &x.line
	l.reset()
	for f := range fields {
		l.begin(f)
		value := s.refs[row][f]
		if x.maskOf(s, value, e) != 0 {
			l.add(x.edgesOf(s, value, f, e)...)
		}
		if f <= inLast || l.used[f] {
			l.close(s.positions(value), func(i int) score { return s.skipScore(value, f, i) })
		}
	}
	l.begin(inContact)
	for i := range x.query.tokens {
		if x.contactMay(s, row, i) {
			l.addContact(i)
		}
	}
	l.first[fields+1] = l.length
}

// addContact takes a token that is part of a code or a telephone.
func (l *line) addContact(token int) {
	l.add(edge{start: 0, end: 1, mask: 1 << token, soft: true, field: inContact, score: costPart*point + fineOther})
	l.close(1, func(int) score { return 0 })
}

// edgesOf is the edges of the terms over one value.
func (x *searcher) edgesOf(s *segment, value uint32, f int, e effort) []edge {
	if at := x.laid[value]; at.pass == x.pass {
		return x.edges[at.from:at.to]
	}
	from, words := uint32(len(x.edges)), s.positions(value)
	for at := s.entriesAt[value]; at < s.entriesAt[value+1]; at++ {
		word := s.entryWord[at]
		for t := range x.query.terms {
			if term := &x.query.terms[t]; x.here[t].may(s, term, word) {
				x.layTerm(t, s.entries[at], s.words.word(word), f, words, e)
			}
		}
	}
	x.laid[value] = laid{x.pass, from, uint32(len(x.edges))}
	return x.edges[from:]
}

// layTerm appends the edge of a term over one entry, if there is one.
func (x *searcher) layTerm(t int, n entry, word []byte, f, words int, e effort) {
	term := &x.query.terms[t]
	score, soft, ok := term.fit(word, e, &x.aligner)
	if !ok || n.kind() == initials && score != 0 {
		return
	}
	if score == 0 && len(word) == 1 && words > 1 {
		score = costPrefix * point // the D of D'Hondt is no better than that of Dupont
	}
	x.edges = append(x.edges, edge{
		start: int8(n.start()), end: int8(n.end() + 1), mask: term.mask, soft: soft, field: uint8(f), kind: uint8(n.kind()), term: uint8(t),
		score: score + fieldScore(f, n, term, soft, len(x.query.tokens) == 1),
	})
}

// skipScore is what it costs to leave out word i of a value.
func (s *segment) skipScore(value uint32, field, i int) score {
	if field == inCompany {
		word := s.entryWord[s.entriesAt[value]+uint32(i)]
		return skipScore(field, s.common[word/64]>>(word%64)&1 == 1)
	}
	return skipScore(field, false)
}

func skipScore(field int, common bool) score {
	switch {
	case field <= inLast:
		return fineSkipped
	case field == inCompany && !common:
		return finePartly
	}
	return fineCommon
}

// isCommon reports whether many companies share a word.
func isCommon(word []byte) bool { return generics[string(word)] || legalForms[string(word)] }

// searchWord finds the people who match a single token. There may be very
// many: the values are ranked first, and only the people of the best are
// looked at.
func (x *searcher) searchWord(p *part, number int, e effort) {
	s, term := p.segment, &x.query.terms[0]
	x.valuePool.reset(x.pool.size)
	looked := 0
	word := func(w uint32) bool {
		fit, soft, ok := term.fit(s.words.word(w), e, &x.aligner)
		if !ok {
			return true
		}
		if !soft {
			fit += costNear * point
		}
		for _, v := range s.words.of(w) {
			if best, ok := x.valueScore(s, v, w, fit, soft); ok {
				x.valuePool.offer(v, best)
				looked++
			}
		}
		return looked < maxValues
	}
	if e > exact {
		x.here[0].gather(s, term)
	}
	x.here[0].each(word)
	for _, v := range x.valuePool.list {
		x.offerValue(p, number, v)
	}
	x.pool.total += x.valuePool.people(s)
}

// offerValue offers the people who have a value to the pool.
func (x *searcher) offerValue(p *part, number int, v scoredValue) {
	if x.pool.isFull() && v.score > x.pool.worst() {
		return
	}
	group := uint64(0)
	if v.score.cost() > costSoft {
		group = maphash.String(groupSeed, p.value(v.value))
	}
	for _, row := range p.rowsOf(v.value) {
		if !p.isGone(row) {
			x.pool.offer(candidate{score: v.score, part: p, number: number, row: row, group: group})
		}
	}
}

var groupSeed = maphash.MakeSeed()

// valueScore is the score of the people who have a word in a value.
func (x *searcher) valueScore(s *segment, value, word uint32, fit score, soft bool) (best score, ok bool) {
	from, to := s.entriesAt[value], s.entriesAt[value+1]
	f, words := s.field(value), s.positions(value)
	best = far
	for at := from; at < to; at++ {
		n := s.entries[at]
		if s.entryWord[at] != word || n.kind() == initials && fit != 0 {
			continue
		}
		score := fit + fieldScore(f, n, &x.query.terms[0], soft, true)
		if fit == 0 && s.words.length(word) == 1 && words > 1 {
			score += costPrefix * point
		}
		for i := range words {
			if i < n.start() || i > n.end() {
				score += s.skipScore(value, f, i)
			}
		}
		best = min(best, score)
	}
	return best, best < far
}

// valuePool keeps the best values, best first.
type valuePool struct {
	list  []scoredValue
	size  int
	total []uint32
}

type scoredValue struct {
	value uint32
	score score
}

func (p *valuePool) reset(size int) {
	p.list, p.size, p.total = p.list[:0], size, p.total[:0]
}

func (p *valuePool) offer(value uint32, s score) {
	p.total = append(p.total, value)
	if len(p.list) == p.size {
		if s >= p.list[p.size-1].score {
			return
		}
		p.list = p.list[:p.size-1]
	}
	at, _ := slices.BinarySearchFunc(p.list, s, func(v scoredValue, s score) int {
		if v.score <= s {
			return -1
		}
		return 1
	})
	p.list = slices.Insert(p.list, at, scoredValue{value, s})
}

// people counts those who have one of the values offered, at least.
func (p *valuePool) people(s *segment) int {
	slices.Sort(p.total)
	var in [fields]int
	for _, v := range slices.Compact(p.total) {
		in[s.field(v)] += len(s.rowsOf(v))
	}
	return slices.Max(in[:])
}

// searchContacts finds people by code, address or telephone.
func (x *searcher) searchContacts(p *part, number int) {
	q, s := &x.query.contact, p.segment
	offer := func(offset uint32, points int) {
		if row := s.row(offset); !p.isGone(row) {
			x.pool.total++
			x.pool.offer(candidate{score: score(points)*point + fineOther, part: p, number: number, row: row, contact: true})
		}
	}
	if len(q.code) >= 3 {
		s.eachBeginning(s.byCode, q.code, codeKey, false, func(offset uint32, whole bool) {
			points := 0
			if !whole || s.text[offset-1] != 0 {
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
			switch {
			case q.domain != "" && (!whole || !hasPrefixFold(s.domains[s.domain[s.row(offset)]], q.domain)):
			case whole:
				offer(offset, 0)
			default:
				offer(offset, costPart)
			}
		})
	}
	if len(q.digits) >= 3 {
		reversed := slices.Clone(q.digits)
		slices.Reverse(reversed)
		s.eachBeginning(s.byDigits, reversed, digitKey, true, func(offset uint32, _ bool) { offer(offset, costPart) })
	}
}
