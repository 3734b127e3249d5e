package storetest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// Machine is a store that takes part in a simulation.
type Machine interface {
	checkin.Store
	journal.Replica
	StateHash(context.Context) (string, error)
}

// Fleet makes the machines of a simulation. All are members of one event.
type Fleet struct {
	Open  func(clock *Clock) Machine             // an empty one
	Copy  func(of Machine, clock *Clock) Machine // what a copied file opens as
	Again func(of Machine, clock *Clock) Machine // the same file, after its process died
}

// Simulate plays some days of an event on 4 to 12 desks that exchange what they
// know by unreliable carriers, all of it drawn from the seed: arrivals, undos,
// swaps, walk-ins, corrections; exchanges that are late, repeated, reordered,
// cut or lost; processes that die; files that are copied and written on by
// both; backups put back; clocks that jump or sit in another year. At the end
// the carriers work, and then
//
//   - all machines hold the same entries and fold them to the same state,
//   - no entry that a desk acknowledged is missing anywhere,
//   - nothing is there that no desk wrote, and nothing is in quarantine.
func Simulate(t testing.TB, seed uint64, fleet Fleet) {
	t.Helper()
	s := &simulation{
		t: t, seed: seed, dice: rand.New(rand.NewPCG(seed, 1)), fleet: fleet,
		acknowledged: make(map[checkin.EntryID]string), attempted: make(map[checkin.EntryID]bool),
	}
	s.start()
	for range 60 + s.dice.IntN(120) {
		s.step()
	}
	s.heal()
	s.check()
}

// simulation is one seed under way.
type simulation struct {
	t            testing.TB
	seed         uint64
	dice         *rand.Rand
	fleet        Fleet
	people       []checkin.RegistrationID
	stations     []*station
	parcels      []parcel
	acknowledged map[checkin.EntryID]string // by which station
	attempted    map[checkin.EntryID]bool
	log          []string
}

// station is one laptop.
type station struct {
	name    string
	clock   *Clock
	machine Machine
	desk    *checkin.Desk
	backup  Machine // an older copy, or nil
}

// parcel is what some carrier has under way.
type parcel struct {
	strands []journal.Strand
}

func (s *simulation) fail(format string, args ...any) {
	s.t.Helper()
	for _, line := range s.log[max(0, len(s.log)-40):] {
		s.t.Log(line)
	}
	s.t.Fatalf("seed %d: "+format, append([]any{s.seed}, args...)...)
}

func (s *simulation) note(format string, args ...any) {
	s.log = append(s.log, fmt.Sprintf(format, args...))
}

func (s *simulation) ok(err error) {
	s.t.Helper()
	if err != nil {
		s.fail("%v", err)
	}
}

func (s *simulation) start() {
	list := checkin.Listing{Name: "liste"}
	for i := range 12 {
		code := fmt.Sprintf("CA-%02d", i)
		s.people = append(s.people, checkin.CodedID("fabriques-numeriques", "", code))
		list.Rows = append(list.Rows, checkin.ListedRow{Line: i + 2, Fields: checkin.Fields{
			checkin.FieldCode: code, checkin.FieldLastName: fmt.Sprintf("Testard%d", i), checkin.FieldVenue: "calais",
		}})
	}
	for i := range 4 + s.dice.IntN(9) {
		clock := &Clock{At: Start}
		switch s.dice.IntN(4) {
		case 0:
			clock.At = clock.At.Add(time.Duration(s.dice.IntN(12)-6) * time.Hour)
		case 1:
			clock.At = clock.At.AddDate(s.dice.IntN(7)-3, 0, 0)
		}
		st := &station{name: fmt.Sprintf("Poste %d", i+1), clock: clock, machine: s.fleet.Open(clock)}
		s.stations = append(s.stations, st)
		s.sit(st)
		if i == 0 || s.dice.IntN(2) == 0 {
			_, err := checkin.Import(context.Background(), st.machine, st.actor(), list, false)
			s.ok(err)
		}
	}
}

func (st *station) actor() checkin.Actor {
	return checkin.Actor{Desk: st.name, Venue: "calais", Operator: "Testine"}
}

// sit opens the desk, as a process does at its start.
func (s *simulation) sit(st *station) {
	desk, err := checkin.NewDesk(checkin.Config{
		Store: recorder{st.machine, s, st}, Finder: Blind{}, Now: st.clock.Now, Actor: st.actor(), Session: "calais-j1",
	})
	s.ok(err)
	st.desk = desk
}

// recorder writes down what a desk tried and what was acknowledged.
type recorder struct {
	Machine
	s  *simulation
	st *station
}

// errKilled is a process that dies before its commit.
var errKilled = errors.New("killed")

func (r recorder) Write(ctx context.Context, actor checkin.Actor, fn func(checkin.Tx) error) error {
	var ids []checkin.EntryID
	dies := r.s.dice.IntN(25) == 0
	err := r.Machine.Write(ctx, actor, func(tx checkin.Tx) error {
		if err := fn(recordingTx{tx, &ids}); err != nil {
			return err
		}
		if dies {
			return errKilled
		}
		return nil
	})
	for _, id := range ids {
		r.s.attempted[id] = true
		if err == nil {
			r.s.acknowledged[id] = r.st.name
		}
	}
	if dies {
		r.s.note("%s dies before a commit", r.st.name)
	}
	return err
}

type recordingTx struct {
	checkin.Tx
	ids *[]checkin.EntryID
}

func (tx recordingTx) Append(f checkin.Fact) (checkin.EntryID, error) {
	id, err := tx.Tx.Append(f)
	*tx.ids = append(*tx.ids, id)
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

func (s *simulation) pick() *station { return s.stations[s.dice.IntN(len(s.stations))] }

func (s *simulation) somebody() checkin.RegistrationID {
	return s.people[s.dice.IntN(len(s.people))]
}

// step lets one thing happen somewhere.
func (s *simulation) step() {
	st := s.pick()
	st.clock.At = st.clock.At.Add(time.Duration(s.dice.IntN(90)) * time.Second)
	ctx := context.Background()
	var err error
	switch n := s.dice.IntN(100); {
	case n < 30:
		var v checkin.Visit
		v, err = st.desk.CheckIn(ctx, checkin.Entrance{ID: s.somebody(), Again: s.dice.IntN(8) == 0})
		s.note("%s: check in %s", st.name, v.Outcome)
	case n < 38:
		err = s.undo(ctx, st)
	case n < 41:
		err = s.swap(ctx, st)
	case n < 46:
		var v checkin.Visit
		if v, err = st.desk.Register(ctx, checkin.Fields{checkin.FieldLastName: fmt.Sprintf("Passant%d", s.dice.IntN(1000))}); err == nil {
			s.people = append(s.people, v.Registration.ID)
		}
	case n < 50:
		err = s.amend(ctx, st)
	case n < 53:
		err = s.decide(ctx, st)
	case n < 66:
		s.send(st)
	case n < 86:
		err = s.receive(ctx, st)
	case n < 88:
		s.note("%s: the clock jumps", st.name)
		st.clock.At = st.clock.At.Add(time.Duration(s.dice.IntN(96)-48) * time.Hour)
	case n < 92:
		s.note("%s: dies and comes back", st.name)
		st.machine = s.fleet.Again(st.machine, st.clock)
		s.sit(st)
	case n < 94:
		s.note("%s: backup", st.name)
		st.backup = s.fleet.Copy(st.machine, st.clock)
	case n < 96 && st.backup != nil:
		s.restore(st)
	case n < 98 && len(s.stations) < 14:
		s.clone(st)
	}
	if err != nil && !errors.Is(err, errKilled) && checkin.ErrorCode(err) != checkin.CodeAlready && checkin.ErrorCode(err) != checkin.CodeNotFound {
		s.fail("%s: %v", st.name, err)
	}
}

func (s *simulation) undo(ctx context.Context, st *station) error {
	recent, err := st.machine.Recent("calais-j1", checkin.DeviceID{}, 6)
	if err != nil || len(recent) == 0 {
		return err
	}
	_, err = st.desk.Undo(ctx, recent[s.dice.IntN(len(recent))].Entry, "erreur")
	return err
}

func (s *simulation) swap(ctx context.Context, st *station) error {
	recent, err := st.machine.Recent("calais-j1", checkin.DeviceID{}, 6)
	if err != nil || len(recent) == 0 {
		return err
	}
	_, err = st.desk.Swap(ctx, recent[0].Entry, s.somebody(), "")
	return err
}

// decide settles a conflict, one way or the other.
func (s *simulation) decide(ctx context.Context, st *station) error {
	conflicts, err := st.desk.Conflicts()
	if err != nil || len(conflicts) == 0 {
		return err
	}
	s.note("%s: decides", st.name)
	c := conflicts[s.dice.IntN(len(conflicts))]
	if s.dice.IntN(2) == 0 {
		return st.desk.KeepFirst(ctx, c, "")
	}
	_, err = st.desk.Settle(ctx, c, "vu")
	return err
}

func (s *simulation) amend(ctx context.Context, st *station) error {
	f := checkin.Fields{checkin.FieldCompany: fmt.Sprintf("Société %d", s.dice.IntN(50))}
	return recorder{st.machine, s, st}.Write(ctx, st.actor(), func(tx checkin.Tx) error {
		_, err := tx.Append(checkin.Fact{Kind: checkin.KindAmended, Subject: s.somebody(), Personal: checkin.Personal{Fields: f}})
		return err
	})
}

// send puts what some other station lacks, or everything, into a parcel.
func (s *simulation) send(st *station) {
	v := journal.Vector{}
	if s.dice.IntN(3) > 0 {
		other, err := s.pick().machine.Have()
		s.ok(err)
		v = other
	}
	strands, err := st.machine.Since(v)
	s.ok(err)
	s.parcels = append(s.parcels, parcel{strands})
}

// receive opens a parcel: any of those under way, whatever its age.
func (s *simulation) receive(ctx context.Context, st *station) error {
	if len(s.parcels) == 0 {
		return nil
	}
	i := s.dice.IntN(len(s.parcels))
	strands := slices.Clone(s.parcels[i].strands)
	s.dice.Shuffle(len(strands), func(a, b int) { strands[a], strands[b] = strands[b], strands[a] })
	if s.dice.IntN(5) == 0 {
		strands = s.cut(strands)
	}
	receipt, err := st.machine.Apply(ctx, strands)
	if err == nil && len(receipt.Quarantined)+len(receipt.Strangers) > 0 {
		s.fail("%s refused what its peers wrote: %+v", st.name, receipt)
	}
	s.note("%s: receives %d strands, %d fresh, %d waiting", st.name, len(strands), receipt.Fresh, receipt.Waiting)
	if s.dice.IntN(2) == 0 { // the others are delivered again
		s.parcels = slices.Delete(s.parcels, i, i+1)
	}
	_, refreshed := st.desk.Refresh()
	return errors.Join(err, refreshed)
}

// cut drops some strands, and splits others so that their end comes first.
func (s *simulation) cut(strands []journal.Strand) []journal.Strand {
	var kept []journal.Strand
	for _, strand := range strands {
		switch marks := strand.Marks; {
		case s.dice.IntN(3) == 0:
		case len(marks) > 1 && s.dice.IntN(2) == 0:
			at := marks[s.dice.IntN(len(marks)-1)].ID.Seq
			n := int(at - strand.First + 1)
			head, tail := strand, strand
			head.Entries, tail.Entries = strand.Entries[:n], strand.Entries[n:]
			tail.First = at + 1
			kept = append(kept, tail, head)
		default:
			kept = append(kept, strand)
		}
	}
	return kept
}

// restore puts an older backup in the place of a station's file. What only that
// file held, and no parcel carries, is gone with the disk.
func (s *simulation) restore(st *station) {
	s.note("%s: an older backup is put back", st.name)
	lost, err := st.machine.Have()
	s.ok(err)
	st.machine, st.backup = st.backup, nil
	s.sit(st)
	for id := range s.acknowledged {
		if lost.Covers(id) && !s.isHeldSomewhere(id) {
			delete(s.acknowledged, id)
		}
	}
}

func (s *simulation) isHeldSomewhere(id checkin.EntryID) bool {
	for _, st := range s.stations {
		if v, err := st.machine.Have(); err == nil && v.Covers(id) {
			return true
		}
	}
	return false
}

// clone copies a station's file to another laptop; both go on writing.
func (s *simulation) clone(st *station) {
	s.note("%s: the file is copied", st.name)
	clock := &Clock{At: st.clock.At}
	twin := &station{name: fmt.Sprintf("Poste %d", len(s.stations)+1), clock: clock, machine: s.fleet.Copy(st.machine, clock)}
	s.sit(twin)
	s.stations = append(s.stations, twin)
}

// heal lets the first station learn from all the others and then teach them;
// twice, for what waited somewhere behind a gap that the first time filled.
func (s *simulation) heal() {
	hub := s.stations[0]
	for range 2 {
		for _, st := range s.stations[1:] {
			s.exchange(st, hub)
		}
		for _, st := range s.stations[1:] {
			s.exchange(hub, st)
		}
	}
}

func (s *simulation) exchange(from, to *station) {
	v, err := to.machine.Have()
	s.ok(err)
	strands, err := from.machine.Since(v)
	s.ok(err)
	receipt, err := to.machine.Apply(context.Background(), strands)
	s.ok(err)
	if len(receipt.Quarantined)+len(receipt.Strangers) > 0 {
		s.fail("%s refused what %s wrote: %+v", to.name, from.name, receipt)
	}
}

func (s *simulation) check() {
	first := s.stations[0]
	want, err := first.machine.StateHash(context.Background())
	s.ok(err)
	have, err := first.machine.Have()
	s.ok(err)
	for _, st := range s.stations {
		v, err := st.machine.Have()
		s.ok(err)
		if !v.Equal(have) {
			s.fail("%s and %s do not hold the same entries", first.name, st.name)
		}
		got, err := st.machine.StateHash(context.Background())
		s.ok(err)
		if got != want {
			s.fail("%s and %s hold the same entries and differ in state", first.name, st.name)
		}
	}
	for id, by := range s.acknowledged {
		if !have.Covers(id) {
			s.fail("entry %s, acknowledged by %s, is missing", id, by)
		}
	}
	for _, id := range s.people {
		arrivals, err := first.machine.Arrivals(id)
		s.ok(err)
		for i := range arrivals {
			if !s.attempted[arrivals[i].Entry] {
				s.fail("an arrival that nobody noted: %+v", arrivals[i])
			}
		}
	}
}
