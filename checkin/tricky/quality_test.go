package tricky_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"opale/checkin"
	"opale/checkin/lookup"
	"opale/checkin/rehearsal"
	"opale/checkin/tricky"
)

// crowd is a rehearsal's people of whom none is tricky by the plainest rule: no
// name comes twice, each has one.
func crowd(n int) []checkin.Registration {
	seen := map[string]bool{}
	var all []checkin.Registration
	for r := range rehearsal.People(&event, 5, n) {
		if name := checkin.Fold(r.FullName()); !seen[name] {
			seen[name] = true
			all = append(all, r)
		}
	}
	return all
}

// planter adds cases to a crowd, each beside somebody of it, and keeps what has
// to be found: the codes of a group under its kind.
type planter struct {
	*rand.Rand
	all  []checkin.Registration
	next int // of the crowd, who gets a double
	want map[string]tricky.Kind
	sort map[string]string // what was planted, by name, for a failure
}

func (p *planter) double(change func(r *checkin.Registration)) (before, r *checkin.Registration) {
	p.next++
	p.all = append(p.all, p.all[p.next])
	before, r = &p.all[p.next], &p.all[len(p.all)-1]
	r.Values[checkin.FieldCode] = fmt.Sprintf("PLANTED-%d", len(p.all))
	r.ID = checkin.CodedID(event.ID, "", r.Code())
	for _, one := range []*checkin.Registration{before, r} { // they meet, and are expected
		one.Values[checkin.FieldVenue], one.Values[checkin.FieldSessions], one.Values[checkin.FieldStatus] = "calais", "", ""
	}
	change(r)
	return before, r
}

func (p *planter) plant(kind tricky.Kind, sort string, both []checkin.Field, change func(r *checkin.Registration)) {
	before, r := p.double(change)
	for _, f := range both {
		before.Values[f], r.Values[f] = "", ""
	}
	if kind == tricky.Twice && before.Email() == "" {
		before.Values[checkin.FieldEmail] = fmt.Sprintf("p%d@planted.example", p.next)
		r.Values[checkin.FieldEmail] = before.Email()
	}
	pair := pairOf(before.Code(), r.Code())
	p.want[pair], p.sort[pair] = kind, sort+": "+before.FullName()+" / "+r.FullName()
}

func pairOf(codes ...string) string {
	slices.Sort(codes)
	return strings.Join(codes, " ")
}

// unheardWays are the ways to write a French name otherwise that nobody hears, as
// teachers tell them: they know nothing of how this house compares sounds.
var unheardWays = [][2]string{
	{`mm`, "m"}, {`nn`, "n"}, {`tt`, "t"}, {`([^i])ll`, "${1}l"}, {`ff`, "f"}, {`pp`, "p"}, {`rr`, "r"}, {`ph`, "f"}, {`eau`, "au"}, {`th`, "t"}, {`bv`, "v"},
	{`([^aeouy])y([^aeiou]|$)`, "${1}i${2}"}, {`qu`, "k"}, {`^c([aou])`, "k${1}"}, {`ck`, "k"}, {`t$`, "d"}, {`d$`, "t"}, {`ç`, "ss"}, {`([aeiou])ss([ei])`, "${1}c${2}"}, {`x$`, "s"}, {`([aiou][lpbcfg])$`, "${1}e"},
}

// spelt writes a name otherwise in a way that is not heard.
func (p *planter) spelt(name string) string {
	lower := strings.ToLower(name)
	for _, n := range p.Perm(len(unheardWays)) {
		way := unheardWays[n]
		if changed := regexp.MustCompile(way[0]).ReplaceAllString(lower, way[1]); changed != lower {
			return changed
		}
	}
	return name + "s"
}

// slip changes a name as a hurried hand does.
func (p *planter) slip(name string) string {
	letters := []rune(name)
	if len(letters) < 5 {
		return name
	}
	at := 1 + p.IntN(len(letters)-2)
	switch p.IntN(3) {
	case 0:
		return string(slices.Delete(letters, at, at+1))
	case 1:
		letters[at], letters[at+1] = letters[at+1], letters[at]
	default:
		letters[at] = rune('a' + p.IntN(26))
	}
	return string(letters)
}

func (p *planter) plantAll(each int) {
	contacts := []checkin.Field{checkin.FieldEmail, checkin.FieldPhone}
	last := func(change func(string) string) func(*checkin.Registration) {
		return func(r *checkin.Registration) { r.Values[checkin.FieldLastName] = change(r.LastName()) }
	}
	for range each {
		p.plant(tricky.Alike, "same name", contacts, func(*checkin.Registration) {})
		p.plant(tricky.Alike, "same name in capitals", contacts, last(strings.ToUpper))
		p.plant(tricky.Alike, "by ear", contacts, last(p.spelt))
		p.plant(tricky.Alike, "other way round", contacts, func(r *checkin.Registration) {
			r.Values[checkin.FieldFirstName], r.Values[checkin.FieldLastName] = r.LastName(), r.FirstName()
		})
		p.plant(tricky.Twice, "same", nil, func(*checkin.Registration) {})
		p.plant(tricky.Twice, "other company", nil, func(r *checkin.Registration) { r.Values[checkin.FieldCompany] = "Planté SARL" })
		p.plant(tricky.Twice, "slip", nil, last(p.slip))
		p.plant(tricky.Twice, "initial", nil, func(r *checkin.Registration) {
			r.Values[checkin.FieldFirstName] = string([]rune(r.FirstName())[:1]) + "."
		})
		p.plant(tricky.Twice, "one name of two", nil, last(func(name string) string { return name + "-Planté" }))
		p.decoys()
	}
	for n, word := range []string{checkin.Nameless, "+1", "xxx", "Invité", "accompagnant 2", "a definir"} {
		_, r := p.double(func(r *checkin.Registration) {
			r.Values[checkin.FieldFirstName], r.Values[checkin.FieldLastName] = "", word
		})
		r.Values[checkin.FieldEmail] = fmt.Sprintf("n%d@planted.example", n)
		p.want[r.Code()], p.sort[r.Code()] = tricky.Nameless, word
	}
}

// decoys are doubles of whom nothing is to be said.
func (p *planter) decoys() {
	p.double(func(r *checkin.Registration) { // a homonym with another company
		r.Values[checkin.FieldCompany], r.Values[checkin.FieldEmail], r.Values[checkin.FieldPhone] = "Leurre SAS", "", ""
	})
	p.double(func(r *checkin.Registration) { // the husband or wife, of one address
		r.Values[checkin.FieldFirstName] = map[bool]string{true: "Ysaline", false: "Firmin"}[p.next%2 == 0]
	})
	before, r := p.double(func(*checkin.Registration) {}) // the same person on two days
	before.Values[checkin.FieldSessions], r.Values[checkin.FieldSessions] = "calais-j1", "calais-j3"
}

// TestPlantedCasesAreFound plants cases among a rehearsal's people, and measures
// how many are found (recall) and how much of what is told is true (precision).
// Whatever else is told of the crowd counts as false, though part of it is not.
func TestPlantedCasesAreFound(t *testing.T) {
	p := &planter{Rand: rand.New(rand.NewPCG(9, 9)), all: crowd(10_000), want: map[string]tricky.Kind{}, sort: map[string]string{}}
	p.plantAll(60)
	found, told := map[string]tricky.Kind{}, map[tricky.Kind]int{}
	for _, g := range find(p.all...).Groups {
		codes := make([]string, len(g.People))
		for i := range g.People {
			codes[i] = g.People[i].Code
		}
		found[pairOf(codes...)] = g.Kind
		told[g.Kind]++
	}
	right, planted := map[tricky.Kind]int{}, map[tricky.Kind]int{}
	for pair, kind := range p.want {
		planted[kind]++
		if found[pair] == kind {
			right[kind]++
		} else {
			t.Logf("missed %s, %s", kind, p.sort[pair])
		}
	}
	for _, kind := range tricky.Kinds {
		recall, precision := float64(right[kind])/float64(planted[kind]), float64(right[kind])/float64(told[kind])
		t.Logf("%-8s planted %3d, told %3d: recall %.3f, precision %.3f", kind, planted[kind], told[kind], recall, precision)
		if recall < 0.95 || precision < 0.95 {
			t.Errorf("%s: recall %.3f, precision %.3f", kind, recall, precision)
		}
	}
	if testing.Verbose() {
		for pair, kind := range found {
			if p.want[pair] != kind {
				t.Logf("told %s of %s", kind, pair)
			}
		}
	}
}

// people10k are a rehearsal's, and the same as the index has them.
func people10k(n int) (all []checkin.Registration, persons []checkin.Person) {
	for r := range rehearsal.People(&event, 5, n) {
		all = append(all, r)
		persons = append(persons, checkin.Person{
			ID: r.ID, FirstName: r.FirstName(), LastName: r.LastName(), Company: r.Company(), Town: r.Town(), Email: r.Email(), Phone: r.Phone(), Codes: []string{r.Code()},
		})
	}
	return all, persons
}

func BenchmarkFind(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		all, persons := people10k(n)
		b.Run(fmt.Sprintf("tricky/%d", n), func(b *testing.B) {
			for b.Loop() {
				find(all...)
			}
		})
		b.Run(fmt.Sprintf("index/%d", n), func(b *testing.B) {
			for b.Loop() {
				lookup.New(persons...)
			}
		})
	}
}

// TestAListOfOneNameIsReadInTime would not end if everybody were compared with
// everybody: the worst lists are one name, one address, one sound.
func TestAListOfOneNameIsReadInTime(t *testing.T) {
	const n = 50_000
	f := tricky.New(&event)
	for i := range n {
		r := line(fmt.Sprint(i), "Claire", "Martin", "", "", "accueil@planted.example", "", "calais")
		switch i % 3 {
		case 1:
			r.Values[checkin.FieldFirstName] = fmt.Sprint("Claire", i)
		case 2:
			r.Values[checkin.FieldEmail], r.Values[checkin.FieldLastName] = "", strings.Repeat("t", i%120)+"Martin"
		}
		f.Add(&r)
	}
	if r := f.Find(); r.All() == 0 || r.Read != n {
		t.Errorf("%d groups of %d", r.All(), r.Read)
	}
}
