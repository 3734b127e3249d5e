package tui

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"net"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/hub"
	"opale/checkin/journal"
	"opale/db"
)

var (
	soakSimulated = flag.Duration("simulated", 40*time.Second, "how much of a morning the soak with faults plays")
	soakSpeed     = flag.Float64("speed", 10, "how many times as fast as the clock of the desks")
)

// Of the morning: how many desks, and how many come to each of them in two hours.
const (
	fleetDesks = 4
	fleetCome  = 550
)

// TestSoakOfADayWithFaults plays a morning at some desks, a hub and sticks, by
// clocks that run ten times as fast as ours, while faults happen all along: the
// store fails, the disk is full, the network and the hub are gone, sticks are
// pulled out, desks are killed within a write and opened again, clocks jump. The
// last desk has no network, and a stick goes between it and the first one. At the
// end all machines have one state; no entry that any store acknowledged is
// missing, and whoever a screen told to be in, is. The morning of the README:
//
//	go test ./tui -run 'TestSoakOfADayWithFaults$' -v -timeout 0 -simulated 2h -speed 10
func TestSoakOfADayWithFaults(t *testing.T) {
	m := newMorning(t, "", *soakSimulated)
	before := heap()
	m.play()
	after := heap()
	m.settle()
	m.audit()
	if t.Failed() {
		return
	}
	var all frames
	for _, p := range m.desks {
		all.join(&p.frames)
	}
	t.Logf("reliability | %v of a morning at %v × speed: %d desks, a hub, sticks, %d guests; meanwhile %s | %d faults, %d restarts, %d entries acknowledged | nothing: all of them everywhere, in one state",
		*soakSimulated, *soakSpeed, len(m.desks), m.came, m.mishaps, m.faults(), m.restarts, len(m.acknowledged))
	t.Logf("-simulated %v -speed %v -seed %d: %d desks, a hub, %d guests came, %d entries acknowledged, all of them everywhere; one state %s",
		*soakSimulated, *soakSpeed, *soakSeed, len(m.desks), m.came, len(m.acknowledged), m.state)
	t.Logf("%d faults: %s", m.faults(), m.mishaps)
	t.Logf("%d desks killed and opened again, %d times a gesture had to be made again, %d bundles written to sticks, %d times a stick went between desks", m.restarts, m.again, m.bundles, m.trips)
	t.Logf("Update + View: %s", &all)
	t.Logf("heap: %.1f MB at the start, %.1f MB at the end", float64(before)/(1<<20), float64(after)/(1<<20))
}

// Bugs planted on purpose under the desks: the soak with faults must find each.
func TestTheSoakWithFaultsFindsPlantedBugs(t *testing.T) {
	for _, planted := range []flaw{logLost, arrivalLost} {
		t.Run(string(planted), func(t *testing.T) {
			w, done := &witness{TB: t}, make(chan struct{})
			go func() {
				defer close(done)
				m := newMorning(w, planted, 40*time.Second)
				m.play()
				m.settle()
				m.audit()
			}()
			<-done
			if w.said == "" {
				t.Fatal("the soak found nothing")
			}
			line, _, _ := strings.Cut(w.said, "\n")
			t.Log(line)
		})
	}
}

// flaw is a bug planted on purpose.
type flaw string

const (
	logLost     flaw = "a kill takes the log along"
	arrivalLost flaw = "an arrival is told and not written"
)

// join adds the frames of another desk.
func (f *frames) join(other *frames) {
	for i, n := range other.steps {
		f.steps[i] += n
	}
	f.n += other.n
	f.most = max(f.most, other.most)
}

// morning is a fleet under way.
type morning struct {
	t       testing.TB
	random  *rand.Rand
	event   checkin.Event
	secret  *bundle.Identity
	keys    bundle.Keys
	begins  time.Time                 // by the desks' clocks
	began   atomic.Pointer[time.Time] // by ours
	length  time.Duration
	planted flaw
	desks   []*post
	hub     *relay
	courier string // the folder of the stick that goes around

	acknowledged map[checkin.EntryID]checkin.Fact
	mishaps      tally
	came         int
	restarts     int
	again        int
	bundles      int
	trips        int
	state        string
}

// tally counts things by name.
type tally map[string]int

func (t tally) String() string {
	var parts []string
	for name, n := range t {
		parts = append(parts, fmt.Sprintf("%s %d", name, n))
	}
	slices.Sort(parts)
	return strings.Join(parts, ", ")
}

func (m *morning) faults() (n int) {
	for _, times := range m.mishaps {
		n += times
	}
	return n
}

// now is the time at the desks, but for those whose clock jumped.
func (m *morning) now() time.Time {
	return m.begins.Add(time.Duration(float64(time.Since(*m.began.Load())) * *soakSpeed))
}

func newMorning(t testing.TB, planted flaw, length time.Duration) *morning {
	m := &morning{
		t: t, random: rand.New(rand.NewPCG(*soakSeed, 8)), event: checkin.Fabriques(2026), length: length, planted: planted,
		courier: t.TempDir(), acknowledged: map[checkin.EntryID]checkin.Fact{}, mishaps: tally{},
	}
	m.start()
	m.begins = time.Date(2026, time.November, 28, 8, 31, 0, 0, m.event.Location())
	var err error
	if m.secret, err = bundle.NewIdentity(m.event.ID); err != nil {
		t.Fatal(err)
	}
	if m.keys, err = m.secret.Keys(); err != nil {
		t.Fatal(err)
	}
	m.hub = m.newRelay()
	each := max(20, int(fleetCome*m.length.Hours()/2))
	for n := range fleetDesks {
		m.desks = append(m.desks, m.newPost(n, each))
	}
	first := m.desks[0]
	first.size.guests, first.size.people = each*fleetDesks, m.crowd()+each*fleetDesks
	first.invite(&m.event)
	strands, err := first.store.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	guests := first.guests
	for n, p := range m.desks {
		if n > 0 {
			if _, err := p.store.Apply(t.Context(), strands); err != nil {
				t.Fatal(err)
			}
		}
		p.guests = guests[n*each : (n+1)*each : (n+1)*each]
	}
	m.start()
	for n, p := range m.desks {
		p.open()
		if n < fleetDesks-1 {
			p.joinHub()
		}
	}
	return m
}

// crowd is how many are on the list who do not come: few, where the morning is
// short.
func (m *morning) crowd() int {
	if m.length < 10*time.Minute {
		return min(300, *soakPeople)
	}
	return *soakPeople
}

// start has the desks' clocks begin.
func (m *morning) start() {
	now := time.Now()
	m.began.Store(&now)
}

// relay is the hub: it can be ended, and comes back at its address.
type relay struct {
	m       *morning
	options db.Options
	path    string
	address string
	store   *db.Store
	server  *hub.Server
	stop    func()
}

func (m *morning) newRelay() *relay {
	key, err := db.NewKey()
	if err != nil {
		m.t.Fatal(err)
	}
	r := &relay{m: m, path: filepath.Join(m.t.TempDir(), "hub.db"), address: "127.0.0.1:0"}
	r.options = db.Options{Key: key, Secret: m.secret.Secret, Now: m.now, Program: "hub"}
	r.start()
	m.t.Cleanup(func() { r.stop() })
	return r
}

func (r *relay) start() {
	t := r.m.t
	t.Helper()
	var err error
	if r.store, err = db.Open(context.Background(), r.path, r.options); err != nil {
		t.Fatal(err)
	}
	r.server, err = hub.NewServer(context.Background(), hub.Config{
		Store: r.store, Secret: r.m.secret.Secret, Identity: []byte(`{}`), Name: "Relais", Now: r.m.now,
	})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", r.address)
	if err != nil {
		t.Fatal(err)
	}
	r.address = l.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	server := r.server
	go func() { ended <- server.Serve(ctx, l) }()
	r.stop = func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("the hub ended: %v", err)
		}
		if err := r.store.Close(); err != nil {
			t.Error(err)
		}
		r.stop = func() {}
	}
}

// settle ends all faults, and has everybody exchange until nothing is new.
func (m *morning) settle() {
	m.t.Helper()
	for _, p := range m.desks {
		p.mend()
		p.leaveHub()
	}
	for range 2 {
		for _, p := range m.desks {
			if p.joined != nil {
				if _, err := p.client().Exchange(m.t.Context(), p.store); err != nil {
					p.fail("the last exchange with the hub: %v", err)
				}
			}
			m.carry(p)
		}
		m.carry(m.desks[0])
	}
	first := m.desks[0]
	if _, err := first.client().Exchange(m.t.Context(), first.store); err != nil {
		first.fail("%v", err)
	}
	for _, p := range m.desks[1:] {
		if p.joined != nil {
			if _, err := p.client().Exchange(m.t.Context(), p.store); err != nil {
				p.fail("%v", err)
			}
		}
	}
	m.carry(m.desks[len(m.desks)-1])
}

// audit compares all machines, and what they hold with what was acknowledged and
// told.
func (m *morning) audit() {
	m.t.Helper()
	ctx := m.t.Context()
	stores := []*db.Store{m.hub.store}
	for _, p := range m.desks {
		stores = append(stores, p.store)
	}
	have, err := stores[0].Have()
	if err == nil {
		m.state, err = stores[0].StateHash(ctx)
	}
	if err != nil {
		m.t.Fatal(err)
	}
	for i, s := range stores {
		got, err := s.StateHash(ctx)
		v, haveErr := s.Have()
		if err != nil || haveErr != nil || got != m.state || !v.Equal(have) {
			m.t.Errorf("machine %d has another state than the hub: %v %v", i, err, haveErr)
		}
		report, err := s.Verify(ctx)
		if err != nil || len(report.Faults) > 0 || report.StateHash != m.state {
			m.t.Errorf("machine %d is not sound: %+v %v", i, report.Faults, err)
		}
		if gaps, err := s.Gaps(ctx); err != nil || len(gaps) > 0 {
			m.t.Errorf("machine %d misses %+v %v", i, gaps, err)
		}
	}
	m.demandEntries(stores[0])
	m.demandGuests(stores[0])
	for _, p := range m.desks {
		p.demandStick()
	}
}

// demandEntries wants every entry that a store acknowledged, as it was.
func (m *morning) demandEntries(s *db.Store) {
	m.t.Helper()
	strands, err := s.Since(nil)
	if err != nil {
		m.t.Fatal(err)
	}
	held := map[checkin.EntryID]*journal.Entry{}
	for i := range strands {
		for j := range strands[i].Entries {
			e := &strands[i].Entries[j]
			held[e.ID] = e
		}
	}
	for id, f := range m.acknowledged {
		e := held[id]
		if e == nil {
			m.t.Errorf("%s was acknowledged, and is lost: %s of %s", id, f.Kind, f.Subject)
			continue
		}
		if content, err := e.Content(); err != nil || content.Kind != f.Kind || content.Subject != f.Subject {
			m.t.Errorf("%s was acknowledged, and is another: %v", id, err)
		}
	}
}

// demandGuests wants in whom the screens told to be in, and nobody twice.
func (m *morning) demandGuests(s *db.Store) {
	m.t.Helper()
	present, err := s.Presence("calais-j1")
	if err != nil {
		m.t.Fatal(err)
	}
	in := map[checkin.RegistrationID]bool{}
	for _, id := range present {
		if in[id] {
			m.t.Errorf("%s is in twice", id)
		}
		in[id] = true
	}
	told := 0
	for _, p := range m.desks {
		for _, v := range p.guests {
			switch {
			case v.in && !in[v.id]:
				m.t.Errorf("%s: the screen told that %s is in", p.name, v.last)
			case v.out && in[v.id]:
				m.t.Errorf("%s: the screen told that the arrival of %s is taken back", p.name, v.last)
			}
			if v.in {
				told++
			}
		}
	}
	if told == 0 || told > len(present) {
		m.t.Errorf("%d were told to be in, %d are", told, len(present))
	}
}

// demandStick reads the bundle that lies in a desk's laptop: it is whole, and of
// its last minute.
func (p *post) demandStick() {
	p.t.Helper()
	p.keepStick()
	party := p.party()
	b, err := party.ReadFile(filepath.Join(p.stick, party.Name()))
	if err != nil {
		p.fail("the stick: %v", err)
	}
	if have, err := p.store.Have(); err != nil || !b.Have().Equal(have) {
		p.fail("the stick holds something else: %v", err)
	}
	left, err := filepath.Glob(filepath.Join(p.stick, ".*"))
	if err != nil || len(left) > 0 {
		p.fail("left on the stick: %v", left)
	}
}

// sameBytes reports whether two texts are one, wherever they are broken.
func sameBytes(a, b string) bool { return bytes.Contains([]byte(bare(a)), []byte(bare(b))) }
