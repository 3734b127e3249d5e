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
	wordsOnly bool   // a token is not looked for in codes and numbers
	handicap  score  // of everybody, for what was changed in the query
	valuePool valuePool

	work   int    // done so far in this effort and part
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
	exact  effort = iota // nothing misspelt
	likely               // one mistake in a word, or another spelling of what is heard
	deep                 // two or three in a long one
)

func (x *searcher) find(now *snapshot, asked checkin.Query) checkin.Found {
	defer x.pool.forget()
	x.ask(now, asked)
	q := &x.query
	if len(q.tokens) == 0 {
		return checkin.Found{}
	}
	x.pool.reset(q.limit)
	for i := range now.parts {
		x.searchContacts(&now.parts[i], i)
	}
	x.byContact = len(x.pool.list) > 0
	x.wordsOnly = x.byContact || !q.hasWord(q.whole)
	for e := exact; e <= deep; e++ {
		x.search(now, e)
		if x.pool.enough(q, e) || x.byContact && q.hasCode() {
			break
		}
		if e == exact && len(x.pool.list) == 0 && x.searchSplit(now, asked) {
			break
		}
	}
	return x.pool.found(x, asked)
}

// ask makes ready for a query.
func (x *searcher) ask(now *snapshot, asked checkin.Query) {
	x.query.read(asked, &x.folded)
	x.handicap = 0
	for len(x.hits) < len(x.query.terms)*len(now.parts) {
		x.hits = append(x.hits, hits{})
	}
}

// search makes one effort in all segments.
func (x *searcher) search(now *snapshot, e effort) {
	x.query.prepare(e)
	x.effort, x.pool.total = e, 0
	for i := range now.parts {
		x.begin(now.parts[i].segment, i)
		x.searchPart(&now.parts[i], i, e)
	}
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
