package storetest

import (
	"context"
	"errors"
	"fmt"

	"opale/checkin"
	"opale/checkin/journal"
)

// station is one laptop.
type station struct {
	name    string
	clock   *Clock
	machine Machine
	desk    *checkin.Desk
	backup  Machine        // an older copy, or nil
	stick   Stick          // that stays in it, or nil
	saved   journal.Vector // what that holds for certain
	back    int            // the turn at which it is heard again, where it is silent
	dead    bool           // its process is, and has to be started again
}

// join adds a station, and opens its desk.
func (s *simulation) join(machine Machine, clock *Clock) *station {
	s.named++
	st := &station{name: fmt.Sprintf("Poste %d", s.named), clock: clock, machine: machine}
	s.stations = append(s.stations, st)
	s.summary.Machines++
	s.sit(st)
	return st
}

func (st *station) actor() checkin.Actor {
	return checkin.Actor{Desk: st.name, Venue: "calais", Operator: "Testine"}
}

// sit opens the desk, as a process does at its start.
func (s *simulation) sit(st *station) {
	desk, err := checkin.NewDesk(checkin.Config{
		Store: recorder{st.machine, s, st}, Finder: Blind{}, Now: st.clock.Now, Actor: st.actor(), Session: session,
	})
	s.ok(err)
	st.desk, st.dead = desk, false
}

// reopen starts the station's process again.
func (s *simulation) reopen(st *station) {
	st.machine = s.fleet.Again(st.machine, st.clock)
	s.sit(st)
	s.verify(st, 3)
}

// verify has the file checked, once in n.
func (s *simulation) verify(st *station, n int) {
	if frail, ok := st.machine.(Frail); ok && s.chance(n) {
		s.ok(frail.Sound())
	}
}

// recorder writes down what a desk tried and what was acknowledged.
type recorder struct {
	Machine
	s  *simulation
	st *station
}

var (
	errGivenUp = errors.New("given up")
	errKilled  = errors.New("killed")
)

func (r recorder) Write(ctx context.Context, actor checkin.Actor, fn func(checkin.Tx) error) error {
	fate := r.s.dice.IntN(60)
	if r.s.calm {
		fate = -1
	}
	var ids []checkin.EntryID
	given := true
	err := r.Machine.Write(ctx, actor, func(tx checkin.Tx) error {
		if err := fn(recordingTx{tx, r.s, &ids}); err != nil {
			return err
		}
		switch fate {
		case 0:
			r.s.fault("a write is given up", r.st)
			return errGivenUp
		case 1:
			r.s.fault("dies before a commit", r.st)
			r.st.dead = true
			return errKilled
		}
		given = false
		return nil
	})
	if len(ids) > 0 {
		g := gesture{by: r.st.name, ids: ids, given: given}
		for _, id := range ids {
			g.tries = append(g.tries, len(r.s.attempted[id]))
		}
		r.s.gestures = append(r.s.gestures, g)
	}
	if err == nil && fate == 2 {
		r.s.fault("dies after a commit", r.st)
		r.st.dead = true
		return errKilled
	}
	if err == nil {
		for _, id := range ids {
			tried := r.s.attempted[id]
			r.s.acknowledged[id] = promise{r.st.name, tried[len(tried)-1]}
		}
	}
	return err
}

type recordingTx struct {
	checkin.Tx
	s   *simulation
	ids *[]checkin.EntryID
}

func (tx recordingTx) Append(f checkin.Fact) (checkin.EntryID, error) {
	id, err := tx.Tx.Append(f)
	if err == nil {
		*tx.ids = append(*tx.ids, id)
		tx.s.attempted[id] = append(tx.s.attempted[id], sketch{f.Kind, f.Subject, f.Session, f.Body.Entry})
	}
	return id, err
}

// Blind is a finder that finds nobody: where only codes and ids are used.
type Blind struct{}

// Find finds nobody.
func (Blind) Find(checkin.Query) checkin.Found { return checkin.Found{} }

// Put forgets.
func (Blind) Put(...checkin.Person) {}

// Remove does nothing.
func (Blind) Remove(...checkin.RegistrationID) {}

// Len is 0.
func (Blind) Len() int { return 0 }
