package journal_test

import (
	"slices"
	"testing"

	"opale/checkin"
)

func company(stream byte, seq uint64, tick int64, value string, over ...checkin.EntryID) said {
	s := at(stream, seq, 0, checkin.KindAmended, checkin.EntryID{})
	s.content.Tick = tick
	s.body.Over = over
	s.personal.Fields = checkin.Fields{checkin.FieldCompany: value}
	return s
}

// What an amendment has seen, it has seen through others too: a store that has
// not heard of these is not told of a conflict that is none.
func TestAnEditHasSeenWhatItsOwnHadSeen(t *testing.T) {
	first := company(1, 1, 1, "Une")
	second := company(2, 1, 2, "Deux", first.id)
	fields := checkin.Fields{checkin.FieldCompany: "Trois"}
	over := fold([]said{first, second}).Known(fields)
	if !slices.Equal(over, []checkin.EntryID{first.id, second.id}) {
		t.Errorf("a third would be written over %v", over)
	}
	third := company(3, 1, 3, "Trois", over...)
	permutations([]said{first, second, third}, func(order []said) {
		for n := range order {
			if c := fold(order[:n+1]).Conflicts(nowhere{}); len(c) > 0 && n == 2 {
				t.Errorf("%v: %+v", kindsOf(order), c)
			}
		}
	})
	if c := fold([]said{first, third}).Conflicts(nowhere{}); len(c) > 0 {
		t.Errorf("without the second: %+v", c)
	}
}

// A high tick is no sight: a desk that was alone and then heard of something
// else writes with one.
func TestAHighTickHasSeenNothing(t *testing.T) {
	one, two := company(1, 4, 7, "Une"), company(2, 1, 900, "Deux")
	permutations([]said{one, two}, func(order []said) {
		s := fold(order)
		c := s.Conflicts(nowhere{})
		if len(c) != 1 || c[0].Kind != checkin.ConflictEdits || len(c[0].Edits) != 2 || c[0].Edits[0].Value != "Deux" || c[0].Edits[1].Value != "Une" {
			t.Errorf("%v: %+v", kindsOf(order), c)
		}
		if r := s.Registration(); r.Company() != "Deux" {
			t.Errorf("%v: %s", kindsOf(order), r.Company())
		}
	})
	// Its own stream, though, it has seen, and another field is another matter.
	later := company(1, 5, 8, "Une bis")
	other := company(2, 2, 901, "")
	other.personal.Fields = checkin.Fields{checkin.FieldTown: "Calais"}
	permutations([]said{one, later, other}, func(order []said) {
		if c := fold(order).Conflicts(nowhere{}); len(c) > 0 {
			t.Errorf("%v: %+v", kindsOf(order), c)
		}
	})
}
