package tui

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/checkin/disk/disktest"
	"opale/checkin/hub"
	"opale/db"
)

// post is one desk of the morning: the soak's desk, and the laptop under it, which
// outlives its processes.
type post struct {
	*soak
	m       *morning
	name    string
	path    string
	key     ed25519.PrivateKey
	disk    *disktest.Disk // of what lies beside the database
	onStick *disktest.Disk
	stick   string       // the folder of the stick that stays in the laptop
	ahead   atomic.Int64 // nanoseconds, of its clock
	net     *cable
	joined  *hub.Membership // nil: it has no network
	leave   func()          // ends what keeps it in step with the hub

	planned  mishap // what happens to the next writes
	times    int
	struck   bool // something went wrong in the gesture under way
	crashed  bool // killed: the files as they were lie under the next path
	process  int
	appended []appended // of the write under way
}

type appended struct {
	id checkin.EntryID
	of checkin.Fact
}

func (m *morning) newPost(n, guests int) *post {
	m.t.Helper()
	key, err := db.NewKey()
	if err != nil {
		m.t.Fatal(err)
	}
	p := &post{
		m: m, name: fmt.Sprintf("Calais %d", n+1), key: key, path: filepath.Join(m.t.TempDir(), "opale.db"), stick: m.t.TempDir(),
		onStick: disktest.New(disk.Computer{}), leave: func() {},
		soak: &soak{t: m.t, size: size{seed: *soakSeed, guests: guests}, random: rand.New(rand.NewPCG(*soakSeed, uint64(n)))},
	}
	p.actor = checkin.Actor{Desk: p.name, Venue: "calais", Operator: "Testine"}
	p.seam = seam{append: p.noteAppend, write: p.write}
	p.openStore()
	m.t.Cleanup(func() { p.leave(); _ = p.store.Close() })
	return p
}

// now is the time by this laptop.
func (p *post) now() time.Time { return p.m.now().Add(time.Duration(p.ahead.Load())) }

func (p *post) openStore() {
	p.t.Helper()
	p.disk = disktest.New(disk.Computer{})
	var err error
	p.store, err = db.Open(context.Background(), p.path, db.Options{Key: p.key, Secret: p.m.secret.Secret, Now: p.now, Disk: p.disk, Program: "soak"})
	if err != nil {
		p.t.Fatalf("%s: %v", p.name, err)
	}
}

// open opens the desk on its store.
func (p *post) open() {
	p.tick()
	p.later, p.held, p.last = nil, nil, nil
	p.begin(p.now)
}

// tick sets the clock of the desk's screen.
func (p *post) tick() { p.clock.Store(p.now().UnixMilli()) }

// restart opens the laptop again: behind a kill, on the files as they were then.
func (p *post) restart() {
	p.t.Helper()
	p.leave()
	_ = p.store.Close()
	if p.crashed {
		p.crashed = false
		p.path = p.next()
		p.process++
	}
	p.m.restarts++
	p.planned = ""
	p.openStore()
	if gaps, err := p.store.Gaps(p.t.Context()); err != nil || len(gaps) > 0 {
		p.fail("opened again, it misses %+v %v", gaps, err)
	}
	p.open()
	if p.joined != nil {
		p.follow(p.joined)
	}
}

func (p *post) next() string { return fmt.Sprintf("%s-%d", p.path, p.process+1) }

// crash keeps the files as they are at this moment: what a process that is killed
// here leaves.
func (p *post) crash() {
	p.crashed = true
	for _, suffix := range []string{"", "-wal", db.HeadsSuffix} {
		if suffix == "-wal" && p.m.planted == logLost {
			continue
		}
		text, err := os.ReadFile(p.path + suffix)
		if err == nil {
			err = os.WriteFile(p.next()+suffix, text, 0o600)
		}
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			p.t.Error(err)
		}
	}
}

// mend ends what goes wrong here.
func (p *post) mend() {
	p.planned, p.times = "", 0
	p.disk.Mend()
	p.onStick.Mend()
	p.net.set(true)
}

// noteAppend keeps what is written, for when it is acknowledged.
func (p *post) noteAppend(_ *soak, tx checkin.Tx, f checkin.Fact) (checkin.EntryID, error) {
	if p.m.planted == arrivalLost && f.Kind == checkin.KindArrived && p.random.IntN(10) == 0 {
		return lost(p.soak, tx, f)
	}
	id, err := tx.Append(f)
	if err == nil {
		p.appended = append(p.appended, appended{id, f})
	}
	return id, err
}

// write is a write of the desk, with what goes wrong in it.
func (p *post) write(write func(end func() error) error) error {
	now := p.planned
	if p.times--; p.times <= 0 {
		p.planned = ""
	}
	if now == killedAfter {
		p.leave() // nobody else writes while the files are looked at
	}
	if now != "" {
		p.struck = true
		p.m.mishaps[string(now)]++
	}
	p.appended = nil
	err := write(func() error {
		switch now {
		case storeFails:
			return checkin.Errorf(checkin.CodeInternal, "write", "I/O error")
		case storeFull:
			return checkin.Errorf(checkin.CodeDiskFull, "write", "no room")
		case killedWithin:
			p.crash()
			return errKilled
		}
		return nil
	})
	switch {
	case err != nil:
		return err
	case now == unclear:
		return checkin.Errorf(checkin.CodeInternal, "commit", "nobody knows")
	case now == killedAfter:
		p.crash()
		return errKilled
	}
	for _, a := range p.appended {
		p.m.acknowledged[a.id] = a.of
	}
	return nil
}

var errKilled = errors.New("soak: killed")

// party is the desk at a stick.
func (p *post) party() *bundle.Party {
	return &bundle.Party{
		Replica: p.store, Event: p.m.event.ID, Device: p.store.Device(), Actor: p.actor, Now: p.now,
		Seal: p.m.keys.Seal, Open: p.m.keys.Open, Disk: p.onStick,
	}
}

// keepStick writes all that the desk knows to the stick in its laptop.
func (p *post) keepStick() {
	party := p.party()
	if _, err := party.WriteTo(filepath.Join(p.stick, party.Name()), nil); err == nil {
		p.m.bundles++
	} else {
		p.pulledOut(err)
	}
}

// carry brings the stick that goes around to a desk.
func (m *morning) carry(p *post) {
	m.t.Helper()
	_, err := p.party().Exchange(m.t.Context(), m.courier, nil)
	if err == nil {
		m.trips++
	} else {
		p.pulledOut(err)
	}
}

// pulledOut forgives a stick what failed, where something was to.
func (p *post) pulledOut(err error) {
	if fault, _ := p.onStick.Mend(); fault == disktest.None {
		p.fail("a stick: %v", err)
	}
	p.m.mishaps[string(pulled)]++
}

// joinHub joins the hub, and keeps in step with it from then on.
func (p *post) joinHub() {
	p.t.Helper()
	p.net = newCable(p.m.hub)
	token, _, err := hub.Invite(p.t.Context(), p.m.hub.store, p.m.event.ID, "calais", p.name, p.m.now())
	if err != nil {
		p.t.Fatal(err)
	}
	link := hub.Link{Address: p.net.address, Pin: p.m.hub.server.Pin(), Token: token, Event: p.m.event.ID}
	m, _, err := hub.Join(p.t.Context(), link, p.key, hub.Options{Now: p.now})
	if err != nil {
		p.t.Fatal(err)
	}
	p.joined = &m
	p.follow(&m)
}

func (p *post) client() *hub.Client { return hub.NewClient(*p.joined, p.key, hub.Options{Now: p.now}) }

// follow keeps the store in step with the hub, beside the desk.
func (p *post) follow(*hub.Membership) {
	ctx, cancel := context.WithCancel(context.Background())
	client := p.client()
	s := &hub.Sync{Hub: client, Replica: p.store, News: p.store.Changed()}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = s.Run(ctx) // ends with the context: nobody is revoked here
		client.Close()
	}()
	p.leave = sync.OnceFunc(func() {
		cancel()
		<-ended
	})
}

// leaveHub ends that.
func (p *post) leaveHub() { p.leave() }

// cable is the network between a desk and the hub, which can be cut.
type cable struct {
	address string
	hub     *relay

	mu    sync.Mutex
	whole bool
	conns map[net.Conn]bool
}

func newCable(to *relay) *cable {
	t := to.m.t
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	c := &cable{address: l.Addr().String(), hub: to, whole: true, conns: map[net.Conn]bool{}}
	at := to.address
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go c.pass(conn, at)
		}
	}()
	return c
}

// set cuts it, or makes it whole again. A desk without a network has none.
func (c *cable) set(whole bool) {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.whole = whole
	for conn := range c.conns {
		if !whole {
			_ = conn.Close()
		}
	}
}

func (c *cable) pass(near net.Conn, at string) {
	defer near.Close()
	far, err := net.Dial("tcp", at)
	if err != nil {
		return
	}
	defer far.Close()
	c.mu.Lock()
	if !c.whole {
		c.mu.Unlock()
		return
	}
	c.conns[near], c.conns[far] = true, true
	c.mu.Unlock()
	done := make(chan struct{}, 2)
	for _, way := range [][2]net.Conn{{near, far}, {far, near}} {
		go func() {
			_, _ = io.Copy(way[0], way[1])
			_ = way[0].Close()
			_ = way[1].Close()
			done <- struct{}{}
		}()
	}
	<-done
	<-done
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.conns, near)
	delete(c.conns, far)
}
