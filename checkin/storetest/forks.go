package storetest

import (
	"crypto/ed25519"
	"fmt"
	"slices"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// guest is a machine of which only what it writes is of account.
type guest struct {
	run    journal.Run
	clock  time.Time
	tick   int64
	strand journal.Strand
}

func newGuest() *guest {
	_, key, _ := ed25519.GenerateKey(nil)
	return &guest{run: *journal.NewRun("fabriques-numeriques", key, "guest"), clock: Start, strand: journal.Strand{First: 1}}
}

// twin is the same machine, resumed a second time.
func (g *guest) twin() *guest {
	t := *g
	t.strand.Entries, t.strand.Marks = slices.Clone(g.strand.Entries), slices.Clone(g.strand.Marks)
	return &t
}

func (g *guest) write(t *testing.T, facts ...checkin.Fact) (last checkin.EntryID) {
	t.Helper()
	b := g.run.Batch()
	for _, f := range facts {
		g.clock, g.tick = g.clock.Add(time.Minute), g.tick+2
		for _, w := range must[[]journal.Written](t, "write")(b.Add(f, Actor, g.tick, g.clock)) {
			g.strand.Stream, last = w.ID.Stream, w.ID
			g.strand.Entries = append(g.strand.Entries, w.Entry)
		}
	}
	g.strand.Marks = append(g.strand.Marks, b.Marks()...)
	g.run.Keep(b)
	return last
}

func arrived(id checkin.RegistrationID) checkin.Fact {
	return checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1"}
}

// split is a stream that two machines wrote on.
type split struct {
	one, two *guest
	people   []checkin.RegistrationID
	walkIn   checkin.RegistrationID
}

func newSplit(t *testing.T) *split {
	s := &split{one: newGuest(), walkIn: checkin.RegistrationID{77}}
	for _, code := range []string{"CA-1", "CA-2", "CA-3", "CA-4"} {
		id, fields := person(code, "Ada"+code, "Testard")
		s.people = append(s.people, id)
		s.one.write(t, Registered(id, fields))
	}
	s.one.write(t, arrived(s.people[0]))
	s.two = s.one.twin()
	s.one.write(t, arrived(s.people[1]), arrived(s.people[3]))
	walkIn := Registered(s.walkIn, checkin.Fields{checkin.FieldLastName: "Passante"})
	walkIn.Body.WalkIn = true
	s.two.write(t, walkIn, arrived(s.walkIn), arrived(s.people[2]))
	mistake := s.two.write(t, arrived(s.people[3]))
	s.two.write(t, checkin.Fact{Kind: checkin.KindUndone, Subject: s.people[3], Session: "calais-j1", Body: checkin.Body{Entry: mistake}})
	return s
}

// meet brings stores together that all know who wrote the stream.
func (s *split) meet(t *testing.T, open Open, n int) *event {
	e := meet(t, open, n)
	e.forks = true
	for _, store := range e.stores {
		Append(t, store, Actor, journal.Vouch(s.one.run.Device()))
	}
	return e
}

func (e *event) take(store int, strands ...journal.Strand) journal.Receipt {
	e.t.Helper()
	r := must[journal.Receipt](e.t, "apply")(e.stores[store].Apply(e.t.Context(), strands))
	sound(e.t, e.stores[store])
	return r
}

func (e *event) conflicts(store int) []checkin.Conflict {
	e.t.Helper()
	if err := counted(e.stores[store]); err != nil {
		e.t.Error(err)
	}
	return must[[]checkin.Conflict](e.t, "conflicts")(e.stores[store].Conflicts())
}

// forks: whichever branch a store had first, all come to hold the same, and to
// ask about the same arrivals.
func forks(t *testing.T, open Open) {
	for turn := range 4 { // which branch wins is a matter of hashes
		t.Run(fmt.Sprint(turn), func(t *testing.T) {
			s := newSplit(t)
			e := s.meet(t, open, 3)
			if r := e.take(0, s.one.strand); len(r.Quarantined) > 0 {
				t.Fatal(r)
			}
			if r := e.take(0, s.two.strand); len(r.Quarantined) == 0 || r.Quarantined[0].Reason != journal.ReasonForked || r.Quarantined[0].By.Desk != "Calais 1" {
				t.Errorf("a fork is said, by the name of the desk: %+v", r)
			}
			if r := e.take(0, s.two.strand, s.one.strand); len(r.Quarantined) > 0 || r.Fresh > 0 {
				t.Errorf("again: %+v", r)
			}
			e.take(1, s.two.strand, s.one.strand)
			e.share()
			e.share()
			asked := s.ask(e, 0)
			for i := range e.stores {
				if got := s.ask(e, i); !slices.Equal(got, asked) {
					t.Errorf("store %d asks about %v, the first about %v", i, got, asked)
				}
			}
			s.answer(e)
		})
	}
}

// ask lists whom a store asks about.
func (s *split) ask(e *event, store int) []checkin.RegistrationID {
	e.t.Helper()
	var ids []checkin.RegistrationID
	for _, c := range e.conflicts(store) {
		if c.Kind != checkin.ConflictForked || len(c.Arrivals) != 1 || c.Arrivals[0].Desk != "Calais 1" || c.Arrivals[0].Time.Before(Start) {
			e.t.Errorf("store %d: %+v", store, c)
		}
		ids = append(ids, c.Registration)
	}
	return ids
}

// answer has a desk admit the first of those asked about and dismiss the rest.
func (s *split) answer(e *event) {
	t := e.t
	t.Helper()
	before := e.in(0)
	oneWon := len(must[[]checkin.Registration](t, "read")(e.stores[0].Registrations(s.walkIn))) == 0
	want := []checkin.RegistrationID{s.people[1], s.people[3]}
	if oneWon {
		want = []checkin.RegistrationID{s.people[2], s.walkIn}
	}
	asked := e.conflicts(0)
	for _, c := range asked {
		if !slices.Contains(want, c.Registration) || len(asked) != len(want) {
			t.Fatalf("asked about %v, want %v", asked, want)
		}
	}
	desk := must[*checkin.Desk](t, "desk")(checkin.NewDesk(checkin.Config{
		Store: e.stores[0], Finder: Blind{}, Now: e.clock.Now, Actor: Actor, Session: "calais-j1",
	}))
	for i, c := range asked {
		if i > 0 {
			must[checkin.EntryID](t, "settle")(desk.Settle(t.Context(), c, ""))
			continue
		}
		admitted := must[checkin.EntryID](t, "admit")(desk.AdmitForked(t.Context(), c, ""))
		if a := must[checkin.Arrival](t, "arrival")(e.stores[0].Arrival(admitted)); !a.Time.Equal(c.Arrivals[0].Time) {
			t.Errorf("admitted at %v, and had come at %v", a.Time, c.Arrivals[0].Time)
		}
		known := must[[]checkin.Registration](t, "read")(e.stores[0].Registrations(c.Registration))
		if len(known) != 1 || known[0].LastName() == "" {
			t.Errorf("admitted as %+v", known)
		}
	}
	e.share()
	for i := range e.stores {
		if left := e.conflicts(i); len(left) > 0 || e.in(i) != before+1 {
			t.Errorf("store %d: %d in, %+v", i, e.in(i), left)
		}
	}
}

// disputes: two stores that hold a branch each and give each other but what
// their vectors lack come to hold the same, once either branch has grown.
func disputes(t *testing.T, open Open) {
	for turn := range 4 {
		t.Run(fmt.Sprint(turn), func(t *testing.T) {
			s := newSplit(t)
			e := s.meet(t, open, 2)
			e.take(0, s.one.strand)
			e.take(1, s.two.strand) // the longer one
			for range 4 {
				e.give(0, 1)
				e.give(1, 0)
			}
			if a, b := have(t, e.stores[0]), have(t, e.stores[1]); !a.Equal(b) {
				t.Fatalf("%v and %v", a, b)
			}
			e.sameState()
			for i := range 2 {
				aside := must[journal.Aside](t, "aside")(e.stores[i].Aside(t.Context()))
				if len(aside.Quarantined) != 1 || aside.Quarantined[0].Reason != journal.ReasonForked {
					t.Errorf("store %d: what was taken for a forgery is acquitted: %+v", i, aside.Quarantined)
				}
			}
			for i := range 2 {
				if strands, _, err := e.stores[i].Some(have(t, e.stores[1-i]), journal.Everything); len(strands) > 0 || err != nil {
					t.Errorf("equals have %d strands to exchange, %v", len(strands), err)
				}
			}
		})
	}
}

// give has one store learn what by its vector it lacks.
func (e *event) give(from, to int) {
	e.t.Helper()
	strands, _, err := e.stores[from].Some(have(e.t, e.stores[to]), journal.Everything)
	if err != nil {
		e.t.Fatal(err)
	}
	e.take(to, strands...)
}
