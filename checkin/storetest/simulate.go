package storetest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// Machine is a store that takes part in a simulation.
type Machine interface {
	checkin.Store
	journal.Replica
	Writers() ([]journal.Writer, error)
	Revoked() ([]checkin.DeviceID, error)
	Returned() ([]journal.Return, error)
	StateHash(context.Context) (string, error)
}

// Frail is a machine whose disk can be made to fail.
type Frail interface {
	// Fail has one of the next calls to the disk fail, as the dice say.
	Fail(dice *rand.Rand)
	// Mend has no call fail any more. It says what failed since, if anything,
	// and whether the process died of it and has to be opened again.
	Mend() (fault string, dead bool)
	// Sound reports what is wrong with the file.
	Sound() error
}

// Fleet makes the machines of a simulation. All are members of one event.
type Fleet struct {
	Package string // whose test it is, for the command that plays a seed again

	Open  func(clock *Clock) Machine             // an empty one
	Copy  func(of Machine, clock *Clock) Machine // what a copied file opens as
	Again func(of Machine, clock *Clock) Machine // the same file, after its process died
	Stick func() Stick                           // an empty one
	Other func(clock *Clock) Machine             // an empty one of another make, where there is one
}

// Simulate plays some days of an event on 4 to 12 desks that exchange what they
// know by unreliable carriers, all of it drawn from the seed: arrivals, undos,
// swaps, walk-ins, groups, people counted without a name, departures, corrections, joinings, decisions, revocations,
// and all of these regretted; exchanges that are late, repeated,
// reordered, cut or lost; sticks that are full, cut or pulled out; disks that
// fail at any call; processes that die; laptops that are lost; files that are
// copied and written on by both; backups put back; desks that are silent for
// two days, or until the end; clocks that jump or sit in another year. At the
// end the carriers work, and then
//
//   - all machines hold the same entries and fold them to the same state, and
//     so does one that is told all of it at once, in another order,
//   - no entry that a desk acknowledged is missing anywhere, or is another one,
//   - nothing is there that no desk tried to write, nothing is in quarantine,
//   - of what one gesture wrote, all is there or nothing,
//   - who came, counted one by one, is what the counts of every store say,
//   - and no call failed for which there was no fault.
func Simulate(t testing.TB, seed uint64, fleet Fleet) Summary {
	t.Helper()
	s := &simulation{
		t: t, seed: seed, dice: rand.New(rand.NewPCG(seed, 1)), fleet: fleet, ctx: context.Background(),
		calm: true, acknowledged: make(map[checkin.EntryID]promise), attempted: make(map[checkin.EntryID][]sketch),
		summary: Summary{Seeds: 1, Faults: make(map[string]int), Decided: make(map[checkin.ConflictKind]int)},
	}
	s.start()
	s.calm = false
	for range 60 + s.dice.IntN(120) {
		s.step()
	}
	s.heal()
	s.check()
	return s.summary
}

// simulation is one seed under way.
type simulation struct {
	t            testing.TB
	seed         uint64
	dice         *rand.Rand
	fleet        Fleet
	ctx          context.Context
	people       []checkin.RegistrationID
	nameless     []checkin.RegistrationID // of these, whoever was counted without a name
	list         checkin.Listing
	stations     []*station
	named        int // how many stations there have been
	turn         int
	calm         bool // nothing fails yet
	parcels      []parcel
	sticks       []Stick
	acknowledged map[checkin.EntryID]promise
	attempted    map[checkin.EntryID][]sketch // a number may be tried again where nothing was written
	gestures     []gesture
	words        []checkin.EntryID // departures, joinings and decisions, that can be taken back
	rulings      []checkin.EntryID // revocations, and what was admitted of them
	log          []string
	summary      Summary
}

// sketch is what tells an entry from another that might stand in its place.
type sketch struct {
	kind    checkin.Kind
	subject checkin.RegistrationID
	session checkin.SessionID
	entry   checkin.EntryID
}

// promise is an entry that a station acknowledged.
type promise struct {
	by string
	of sketch
}

func (s *simulation) fail(format string, args ...any) {
	s.t.Helper()
	for _, line := range s.log[max(0, len(s.log)-60):] {
		s.t.Log(line)
	}
	s.t.Fatalf("seed %d: %s\nagain: go test %s -run 'Simulation$' -seed %d", s.seed, fmt.Sprintf(format, args...), s.fleet.Package, s.seed)
}

func (s *simulation) note(format string, args ...any) {
	s.log = append(s.log, fmt.Sprintf(format, args...))
}

// fault notes something bad that happens.
func (s *simulation) fault(kind string, st *station) {
	s.summary.Faults[kind]++
	s.note("%s: %s", st.name, kind)
}

func (s *simulation) ok(err error) {
	s.t.Helper()
	if err != nil {
		s.fail("%v", err)
	}
}

func (s *simulation) chance(n int) bool { return s.dice.IntN(n) == 0 }

const session checkin.SessionID = "calais-j1"

func (s *simulation) start() {
	s.list.Name = "liste"
	for i := range 10 {
		code := fmt.Sprintf("CA-%02d", i)
		s.people = append(s.people, checkin.CodedID("fabriques-numeriques", "", code))
		s.list.Rows = append(s.list.Rows, checkin.ListedRow{Line: i + 2, Fields: checkin.Fields{
			checkin.FieldCode: code, checkin.FieldLastName: fmt.Sprintf("Testard%d", i), checkin.FieldVenue: "calais",
		}})
	}
	for range 2 {
		s.sticks = append(s.sticks, s.fleet.Stick())
	}
	for i := range 4 + s.dice.IntN(1+s.dice.IntN(9)) {
		clock := &Clock{At: Start}
		switch s.dice.IntN(4) {
		case 0:
			clock.At = clock.At.Add(time.Duration(s.dice.IntN(12)-6) * time.Hour)
		case 1:
			clock.At = clock.At.AddDate(s.dice.IntN(7)-3, 0, 0)
		}
		st := s.join(s.fleet.Open(clock), clock)
		if i == 0 || s.chance(3) {
			_, err := checkin.Import(s.ctx, recorder{st.machine, s, st}, st.actor(), s.list, false)
			s.ok(err)
		}
	}
}
