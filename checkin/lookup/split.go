package lookup

import "opale/checkin"

// fewestSplit is the least length of a word that may have been typed without
// the space behind or before it.
const fewestSplit = 3

// searchSplit takes a single word that nobody matches for two, typed without
// the space between them: "clairemartin". The first of them must be a whole
// word. It reports whether somebody was found; the query is then the two words.
func (x *searcher) searchSplit(now *snapshot, asked checkin.Query) bool {
	if len(x.query.tokens) != 1 || x.query.tokens[0].key != nil {
		return false
	}
	text := string(x.query.tokens[0].text)
	for i := fewestSplit; i+fewestSplit <= len(text); i++ {
		if !now.mayBegin(text[:i], text[i:]) {
			continue
		}
		two := asked
		two.Text = text[:i] + " " + text[i:]
		x.ask(now, two)
		x.handicap = costJoined * point
		x.search(now, exact)
		if len(x.pool.list) > 0 {
			return true
		}
	}
	x.ask(now, asked)
	return false
}

// mayBegin reports whether some segment has one text as a word, and the other
// as the beginning of one.
func (s *snapshot) mayBegin(whole, begun string) bool {
	for i := range s.parts {
		words := s.parts[i].words
		if _, _, ok := words.beginning([]byte(whole)); ok {
			if low, high, _ := words.beginning([]byte(begun)); low < high {
				return true
			}
		}
	}
	return false
}
