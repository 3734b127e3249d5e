package tui

import (
	"context"
	"fmt"
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/tui/screen/screentest"
)

// BenchmarkPoll is a look for news, as there is one every second and one after
// every write: on an empty event, and on one with a hundred thousand people, a
// thousand conflicts, three hundred streams and a revoked desk. How many there are
// must not matter.
func BenchmarkPoll(b *testing.B) {
	for _, event := range []struct{ people, conflicts, streams int }{{100, 0, 0}, {100_000, 1_000, 300}} {
		s := newSoak(b, size{1, 10, event.people}, seam{})
		b.Run(fmt.Sprintf("%d people", event.people), func(b *testing.B) {
			s.quarrel(b, event.conflicts)
			s.revoke(b, event.streams)
			look := s.root.ask()
			if got := look().(polled); got.err != nil || event.conflicts > 0 && got.toCheck < event.conflicts {
				b.Fatal(got.toCheck, got.err)
			}
			b.Run("nothing new", func(b *testing.B) {
				for b.Loop() {
					look()
				}
			})
			b.Run("after an arrival", func(b *testing.B) {
				for b.Loop() {
					b.StopTimer()
					s.write(b, checkin.Fact{Kind: checkin.KindArrived, Subject: checkin.RandomRegistrationID(), Session: "calais-j1"})
					b.StartTimer()
					look()
				}
			})
		})
	}
}

// quarrel has n people noted twice.
func (s *soak) quarrel(b *testing.B, n int) {
	var facts []checkin.Fact
	for i := range n {
		who := checkin.RandomRegistrationID()
		arrived := checkin.Fact{Kind: checkin.KindArrived, Subject: who, Session: "calais-j1"}
		facts = append(facts, checkin.Fact{Kind: checkin.KindRegistered, Subject: who, Personal: checkin.Personal{
			Fields: screentest.Somebody("Camille", name(3_000_000+i)),
		}}, arrived)
	}
	s.write(b, facts...)
	s.clock.Add(60_000)
	for i := range n {
		facts[i] = facts[2*i+1]
	}
	s.write(b, facts[:n]...)
}

// revoke has another desk write n streams, and then believes it no longer.
func (s *soak) revoke(b *testing.B, n int) {
	if n == 0 {
		return
	}
	event := checkin.Fabriques(2026)
	other := journal.NewMemory(event, s.root.now)
	for range n {
		other = other.Clone(s.root.now)
		err := other.Write(context.Background(), checkin.Actor{Desk: "Poste perdu", Venue: "calais"}, func(tx checkin.Tx) error {
			_, err := tx.Append(checkin.Fact{Kind: checkin.KindArrived, Subject: s.guests[0].id, Session: "calais-j1"})
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	strands, err := other.Since(journal.Vector{})
	if err != nil {
		b.Fatal(err)
	}
	s.write(b, journal.Vouch(other.Device()))
	if _, err := s.store.Apply(context.Background(), strands); err != nil {
		b.Fatal(err)
	}
	s.write(b, journal.Revoke(other.Device(), nil))
}

func (s *soak) write(b *testing.B, facts ...checkin.Fact) {
	b.Helper()
	err := s.store.Write(context.Background(), screentest.Karim, func(tx checkin.Tx) error {
		for _, f := range facts {
			if _, err := tx.Append(f); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}
