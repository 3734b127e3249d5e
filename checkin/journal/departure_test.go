package journal_test

import (
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
)

// nowhere seats nobody: a desk is told by its stream.
type nowhere struct{}

func (nowhere) Seat(stream checkin.StreamID, _ int) (checkin.DeviceID, checkin.Actor) {
	return checkin.DeviceID(stream), checkin.Actor{}
}

// at is an entry of a stream, with its number, that names another entry.
func at(stream byte, seq uint64, minute int64, kind checkin.Kind, names checkin.EntryID) said {
	s := said{id: checkin.EntryID{Stream: checkin.StreamID{stream}, Seq: seq}}
	s.content = journal.Content{Kind: kind, Tick: int64(seq), Wall: minute * 60_000, Subject: subject, Session: "calais-j1"}
	s.body.Entry = names
	return s
}

// permutations calls yield with every order of some entries.
func permutations(all []said, yield func([]said)) {
	var place func(n int)
	place = func(n int) {
		if n == len(all) {
			yield(all)
			return
		}
		for i := n; i < len(all); i++ {
			all[n], all[i] = all[i], all[n]
			place(n + 1)
			all[n], all[i] = all[i], all[n]
		}
	}
	place(0)
}

// Every order of {in, left, in again} of two desks: whoever let the person in
// again, and whether or not it knew that they had left.
func TestInLeftInAgainIsInside(t *testing.T) {
	in := at(1, 1, 0, checkin.KindArrived, checkin.EntryID{})
	left := at(1, 2, 60, checkin.KindLeft, in.id)
	for name, c := range map[string]struct {
		again     said
		inside    bool
		conflicts int
	}{
		"at the same desk":                {at(1, 3, 70, checkin.KindArrived, left.id), true, 0},
		"at the other, which has seen it": {at(2, 1, 70, checkin.KindArrived, left.id), true, 0},
		"whatever its clock says":         {at(2, 1, 10, checkin.KindArrived, left.id), true, 0},
		"at the other, which has not":     {at(2, 1, 70, checkin.KindArrived, checkin.EntryID{}), true, 0},
		"at the other, before they left":  {at(2, 1, 10, checkin.KindArrived, checkin.EntryID{}), true, 1},
		"and the first is taken back":     {at(2, 1, 70, checkin.KindUndone, in.id), false, 0},
		"and the departure is taken back": {at(2, 1, 70, checkin.KindUndone, left.id), true, 0},
	} {
		hash := ""
		permutations([]said{in, left, c.again}, func(order []said) {
			s := fold(order)
			conflicts, inside := s.Conflicts(nowhere{}), false
			for _, is := range s.Turnout {
				inside = is
			}
			if inside != c.inside || len(conflicts) != c.conflicts {
				t.Errorf("%s, %v: inside %v, %d conflicts", name, kindsOf(order), inside, len(conflicts))
			}
			if hash == "" {
				hash = hashOf(s)
			}
			if hashOf(s) != hash {
				t.Errorf("%s, %v: another state", name, kindsOf(order))
			}
		})
	}
}

// Of a longer chain, every arrival is at peace with every other one, whatever
// the clocks of its desks said.
func TestAChainOfPassagesIsNoConflict(t *testing.T) {
	var all []said
	last := checkin.EntryID{}
	for n := range uint64(3) {
		in := at(byte(n+1), 1, int64(100-10*n), checkin.KindArrived, last)
		left := at(byte(n+1), 2, int64(105-10*n), checkin.KindLeft, in.id)
		last = left.id
		all = append(all, in, left)
	}
	permutations(all, func(order []said) {
		if c := fold(order).Conflicts(nowhere{}); len(c) > 0 {
			t.Fatalf("%v: %+v", kindsOf(order), c)
		}
	})
	for i := 0; i < len(all); i += 2 { // and without what one of the departures tells
		some := append(append([]said{}, all[:i+1]...), all[i+2:]...)
		if c := fold(some).Conflicts(nowhere{}); len(c) > 0 {
			t.Errorf("without departure %d: %+v", i/2, c)
		}
	}
}
