package lookup

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"opale/checkin"
)

// slowFind is what Find promises, without anything that makes it fast: no
// vocabulary, no automaton on a trie, no driver, no limits, no segments. It
// tries every word of every person, one after the other.
func slowFind(people []checkin.Person, asked checkin.Query) checkin.Found {
	x := &searcher{}
	whole := &part{segment: build(people)}
	x.ask(&snapshot{parts: []part{*whole}}, asked)
	q := &x.query
	x.pool.reset(q.limit)
	if len(q.tokens) == 0 {
		return checkin.Found{}
	}
	for row := range whole.ids {
		if s, ok := slowContact(whole, uint32(row), &q.contact); ok {
			x.pool.offer(candidate{score: s, part: whole, row: uint32(row), contact: true})
		}
	}
	x.byContact = len(x.pool.list) > 0
	x.wordsOnly = x.byContact || !q.hasWord(q.whole)
	for e := exact; e <= deep; e++ {
		x.slowSearch(whole, e)
		if x.pool.enough(q, e) || x.byContact && q.hasCode() {
			break
		}
		if e == exact && len(x.pool.list) == 0 && x.slowSplit(whole, asked) {
			break
		}
	}
	x.begin(whole.segment, 0)
	for i := range q.terms {
		x.here[i].lookUp(whole.segment, &q.terms[i], x.effort)
	}
	return x.pool.found(x, asked)
}

// slowSearch tries everybody.
func (x *searcher) slowSearch(p *part, e effort) {
	x.query.prepare(e)
	x.effort, x.pool.total = e, 0
	for row := range p.ids {
		person := p.person(uint32(row))
		x.layText(&person, p.contacts.record(uint32(row)), e)
		s, ok := x.score(e)
		if !ok {
			continue
		}
		if len(x.query.tokens) == 1 {
			s += p.partlyTyped(uint32(row), s)
		}
		x.pool.total++
		x.pool.offer(candidate{score: s + x.handicap, part: p, row: uint32(row)})
	}
}

// slowSplit tries every place for a space.
func (x *searcher) slowSplit(p *part, asked checkin.Query) bool {
	now := &snapshot{parts: []part{*p}}
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
		if x.slowSearch(p, exact); len(x.pool.list) > 0 {
			return true
		}
	}
	x.ask(now, asked)
	return false
}

// slowContact compares one person's contacts with the text.
func slowContact(p *part, row uint32, q *contactQuery) (best score, ok bool) {
	best = far
	email, phone, codes := p.contacts.of(row)
	for _, code := range codes {
		for i := range len(code) {
			if plainKey[code[i]] == 0 || i > 0 && plainKey[code[i-1]] != 0 {
				continue
			}
			d, begins := keyCompare([]byte(code[i:]), q.code, codeKey, false)
			if whole := d == 0 && i == 0; !begins || !whole && len(q.code) < fewestLetters || len(q.code) == 0 {
				continue
			}
			s := score(0)
			if d != 0 || i > 0 {
				s += costPart
			}
			if _, same := keyCompare([]byte(code[i:]), q.plain, plainKey, false); !same {
				s += costConfused
			}
			best = min(best, s*point+fineOther)
		}
	}
	local, domain := email, ""
	for i := range len(email) {
		if email[i] == '@' && i+1 < len(email) {
			local, domain = email[:i], email[i+1:]
		}
	}
	if d, begins := keyCompare([]byte(local), q.local, plainKey, false); begins && len(q.local) >= 3 {
		switch {
		case q.domain != "" && (d != 0 || !hasPrefixFold(domain, q.domain)):
		case d == 0:
			best = min(best, fineOther)
		default:
			best = min(best, costPart*point+fineOther)
		}
	}
	if digits := appendKey(nil, []byte(phone), digitKey); len(q.digits) >= 3 && len(digits) >= len(q.digits) &&
		string(digits[len(digits)-len(q.digits):]) == string(q.digits) {
		best = min(best, costPart*point+fineOther)
	}
	return best, best < far
}

// layText does what lay does, by the texts themselves.
func (x *searcher) layText(p *checkin.Person, record []byte, e effort) {
	l, f := &x.line, &x.other
	l.reset()
	for field := range fields {
		l.begin(field)
		f.fold(fieldOf(p, field))
		x.edges = x.edges[:0]
		f.spellings(field == inFirst, func(word []byte, n entry) {
			for t := range x.query.terms {
				x.layTerm(t, n, word, field, len(f.words), e)
			}
		})
		l.add(x.edges...)
		if field <= inLast || l.used[field] {
			l.close(len(f.words), func(i int) score { return skipScore(field, isCommon(f.word(i))) })
		}
	}
	l.begin(inContact)
	for i := range x.query.tokens {
		if t := &x.query.tokens[i]; t.key != nil && !x.wordsOnly && t.fitsContact(record) {
			l.addContact(i)
		}
	}
	l.first[fields+1] = l.length
}

// drawPerson draws somebody of a small world, in which people are often
// mistaken for each other.
func drawPerson(t *rapid.T, id string) checkin.Person {
	text := func(label string, values ...string) string { return rapid.SampledFrom(values).Draw(t, label) }
	p := checkin.Person{
		ID:        idOf(id),
		FirstName: text("first", "Jean", "Jean-Pierre", "Jean Paul", "Éric", "Marie", "Marie-Claire", "M", "Philippe", "Emmanuelle", "Anaïs", "Zoé", ""),
		LastName: text("last", "Martin", "MARTINEAU", "Martin-Dupont", "Lefèvre", "Lefebvre", "D'Hondt", "Dhondt", "van den Bussche", "Vandenbussche",
			"Le Goff", "Legoff", "Kowalczyk", "Bouquillon", "Aït Ouarab", "de la Tour", "Faure", "Maure", "Philippe", "O", ""),
		Company: text("company", "", "", "Alves & Fils", "SARL Martin", "Transports Le Goff", "Port Conseil", "Électro Diffusion", "3 Suisses"),
		Town:    text("town", "", "Calais", "Boulogne-sur-Mer", "Le Portel", "Saint-Martin-Boulogne"),
		Email:   text("email", "", "jp.martin@free.fr", "contact@alves.example", "lefevre59@orange.fr", "x@y@z"),
		Phone:   text("phone", "", "06 12 34 56 78", "+33612345679", "0321000042"),
	}
	if code := text("code", "", "CA-M3AF6E", "CA-M3AF60", "DK-0R3G1M", "42", "BO-DVH56B"); code != "" {
		p.Codes = []string{code}
	}
	return p
}

// drawQuery draws something that may be typed for one of the people, right or
// wrong.
func drawQuery(t *rapid.T, people []checkin.Person) string {
	p := rapid.SampledFrom(people).Draw(t, "who")
	words := append([]string{p.FirstName, p.LastName, p.Company, p.Town, p.Email, p.Phone}, p.Codes...)
	query := ""
	for range rapid.IntRange(1, 4).Draw(t, "words") {
		word := checkin.Fold(rapid.SampledFrom(words).Draw(t, "word"))
		if n := len(word); n > 0 && rapid.Bool().Draw(t, "begun") {
			word = word[:rapid.IntRange(1, n).Draw(t, "letters")]
		}
		if n := len(word); n > 2 && rapid.Bool().Draw(t, "slip") {
			at := rapid.IntRange(0, n-1).Draw(t, "at")
			word = word[:at] + rapid.StringMatching("[a-z]{0,2}").Draw(t, "slipped") + word[at+1:]
		}
		query += word + rapid.SampledFrom([]string{" ", "", "-", " ", " "}).Draw(t, "joint")
	}
	return query
}

func TestFindIsAsTheSlowReference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		index, people := drawIndex(t)
		asked := checkin.Query{Text: drawQuery(t, people), Limit: rapid.IntRange(1, 30).Draw(t, "limit")}
		if rapid.Bool().Draw(t, "prefer") {
			asked.Prefer = func(id checkin.RegistrationID, tag uint32) int { return int(id[0]) % 3 }
		}
		got, want := index.Find(asked), slowFind(people, asked)
		if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(checkin.Found{}, "Total"), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q (-slow +fast):\n%s", asked.Text, diff)
		}
		if got.Total < len(got.Matches) || got.Total > len(people) {
			t.Errorf("%q: Total is %d, of %d people", asked.Text, got.Total, len(people))
		}
	})
}

// drawIndex draws an index that was filled in several goes, and the people it
// should hold.
func drawIndex(t *rapid.T) (*Index, []checkin.Person) {
	held := map[string]checkin.Person{}
	index := New()
	names := []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t"}
	for range rapid.IntRange(1, 8).Draw(t, "goes") {
		if len(held) > 1 && rapid.IntRange(0, 3).Draw(t, "remove") == 0 {
			name := rapid.SampledFrom(names).Draw(t, "removed")
			index.Remove(idOf(name))
			delete(held, name)
			continue
		}
		var added []checkin.Person
		for range rapid.IntRange(1, 12).Draw(t, "people") {
			name := rapid.SampledFrom(names).Draw(t, "name")
			held[name] = drawPerson(t, name)
			added = append(added, held[name])
		}
		index.Put(added...)
	}
	var people []checkin.Person
	for _, name := range names {
		if p, ok := held[name]; ok {
			people = append(people, p)
		}
	}
	if index.Len() != len(people) {
		t.Fatalf("Len is %d, want %d", index.Len(), len(people))
	}
	if len(people) == 0 {
		p := drawPerson(t, "z")
		index.Put(p)
		people = append(people, p)
	}
	return index, people
}
