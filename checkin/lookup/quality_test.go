package lookup

import (
	"maps"
	"slices"
	"testing"

	"opale/checkin"
)

// tally counts the answers to one kind of queries.
type tally struct {
	n, first, five int
	reciprocal     float64
}

func (t *tally) add(rank int) {
	t.n++
	if rank == 1 {
		t.first++
	}
	if rank >= 1 && rank <= 5 {
		t.five++
	}
	if rank >= 1 {
		t.reciprocal += 1 / float64(rank)
	}
}

func (t *tally) merge(o *tally) {
	t.n, t.first, t.five, t.reciprocal = t.n+o.n, t.first+o.first, t.five+o.five, t.reciprocal+o.reciprocal
}

func share(n, of int) float64 { return float64(n) / float64(max(of, 1)) }

// targets are the least shares of queries that must be answered well.
type targets struct {
	first, five, clean float64
	kind               float64
	kinds              map[string]float64
}

// TestQuality asks the shipped queries, twenty kinds of noise of a hundred
// each, and fails where too few are answered well.
func TestQuality(t *testing.T) {
	for _, list := range []struct {
		size string
		targets
	}{
		{"10k", targets{first: 0.95, five: 0.985, clean: 0.99, kind: 0.95, kinds: map[string]float64{"04": 0.90}}},
		{"100k", targets{first: 0.91, five: 0.965, clean: 0.99, kind: 0.95, kinds: map[string]float64{"04": 0.75, "09": 0.85}}},
	} {
		t.Run(list.size, func(t *testing.T) {
			people := readPeople(t, "people-"+list.size+".csv.gz")
			kinds := measure(t, New(people...), people, readCSV(t, "queries-"+list.size+".csv.gz"))
			list.check(t, kinds)
		})
	}
}

// TestQualityOnOtherNoise asks queries that no rule was tuned to, of other sorts
// of noise and rather worse (noise_test.go).
func TestQualityOnOtherNoise(t *testing.T) {
	for _, list := range []struct {
		size string
		targets
	}{
		{"10k", targets{first: 0.945, five: 0.97, clean: 0.99, kind: 0.87}},
		{"100k", targets{first: 0.905, five: 0.96, clean: 0.99, kind: 0.87, kinds: map[string]float64{"04": 0.75}}},
	} {
		t.Run(list.size, func(t *testing.T) {
			people := readPeople(t, "people-"+list.size+".csv.gz")
			list.check(t, measure(t, New(people...), people, newCrowd(7).queries(people, 100)))
		})
	}
}

// measure asks all queries and counts the answers by kind.
func measure(t testing.TB, index *Index, people []checkin.Person, queries [][]string) map[string]*tally {
	group := grouping(people)
	byCode := map[string]*checkin.Person{}
	byID := map[checkin.RegistrationID]*checkin.Person{}
	for i := range people {
		byCode[people[i].Codes[0]] = &people[i]
		byID[people[i].ID] = &people[i]
	}
	kinds := map[string]*tally{}
	for _, q := range queries {
		kind, text, want := q[0], q[1], byCode[q[2]]
		rank := 0
		for i, m := range index.Find(checkin.Query{Text: text}).Matches {
			if group(q[3], byID[m.ID]) == group(q[3], want) {
				rank = i + 1
				break
			}
		}
		if kinds[kind] == nil {
			kinds[kind] = &tally{}
		}
		kinds[kind].add(rank)
		if rank != 1 && testing.Verbose() {
			t.Logf("miss %s %q rank %d: %s %s, %s", kind, text, rank, want.FirstName, want.LastName, want.Company)
		}
	}
	return kinds
}

// grouping says which people count as the one who was meant.
func grouping(people []checkin.Person) func(by string, p *checkin.Person) string {
	return func(by string, p *checkin.Person) string {
		switch by {
		case "last":
			return checkin.Fold(p.LastName)
		case "company":
			return checkin.Fold(p.Company)
		}
		return checkin.Fold(p.FirstName + " " + p.LastName)
	}
}

func (want targets) check(t testing.TB, kinds map[string]*tally) {
	var all, clean tally
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		k := kinds[kind]
		all.merge(k)
		least := want.kind
		if special, ok := want.kinds[kind[:2]]; ok {
			least = special
		}
		switch kind[:2] {
		case "01", "02", "03":
			clean.merge(k)
		}
		t.Logf("%-16s recall@1 %.3f  recall@5 %.3f  MRR %.3f", kind, share(k.first, k.n), share(k.five, k.n), k.reciprocal/float64(k.n))
		if share(k.five, k.n) < least {
			t.Errorf("%s: recall@5 is %.3f, want %.3f", kind, share(k.five, k.n), least)
		}
	}
	t.Logf("%-16s recall@1 %.4f recall@5 %.4f MRR %.4f", "all", share(all.first, all.n), share(all.five, all.n), all.reciprocal/float64(all.n))
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"recall@1", share(all.first, all.n), want.first},
		{"recall@5", share(all.five, all.n), want.five},
		{"recall@1 of what is not misspelt", share(clean.first, clean.n), want.clean},
	} {
		if c.got < c.want {
			t.Errorf("%s is %.4f, want %.4f", c.name, c.got, c.want)
		}
	}
}
