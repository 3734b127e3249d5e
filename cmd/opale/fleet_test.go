package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"opale/db/postgres/pgtest"
)

const (
	fleetDesks    = 8
	fleetOffline  = 2    // of them, which reach the hub only at the end
	fleetPeople   = 5000 // each arrives once, at whatever desk
	fleetRounds   = 40
	fleetBusy     = 5 // of the people of a round, how many come to a second desk too
	passphraseFor = "OPALE_PASSPHRASE=phrase de passe inventee pour essai"
)

// fleet is an event on one machine: the program as it is delivered, desks with
// homes of their own, and the hub or hubs behind one address.
type fleet struct {
	t       *testing.T
	dice    *rand.Rand
	program string
	address string // where desks find a hub
	desks   []*post
	codes   []string

	acknowledged map[string]string // entries, and by which desk
}

// post is one laptop.
type post struct {
	*fleet
	name string
	home string
}

func newFleet(t *testing.T) *fleet {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	f := &fleet{t: t, dice: rand.New(rand.NewPCG(seed, 0)), program: newProgram(t).program, acknowledged: make(map[string]string)}
	for i := range fleetPeople {
		f.codes = append(f.codes, fmt.Sprintf("FLEET-%05d", i))
	}
	f.dice.Shuffle(len(f.codes), func(a, b int) { f.codes[a], f.codes[b] = f.codes[b], f.codes[a] })
	return f
}

func (f *fleet) post(name string) *post {
	return &post{fleet: f, name: name, home: f.t.TempDir()}
}

func (p *post) database() string { return filepath.Join(p.home, "opale.db") }

func (p *post) command(args ...string) *exec.Cmd {
	cmd := exec.Command(p.program, append(args, "--db", p.database(), "--lang", "en")...)
	cmd.Env = append(os.Environ(), passphraseFor, "XDG_CONFIG_HOME="+p.home, "XDG_DATA_HOME="+p.home, "APPDATA="+p.home, "LOCALAPPDATA="+p.home, "HOME="+p.home)
	return cmd
}

// run runs the program, and fails the test where it fails.
func (p *post) run(args ...string) []byte {
	p.t.Helper()
	var out, complaints bytes.Buffer
	cmd := p.command(args...)
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil {
		p.t.Fatalf("%s: opale %s: %v\n%s%s", p.name, strings.Join(args, " "), err, out.String(), complaints.String())
	}
	return out.Bytes()
}

// fact runs the program and reads the first object that it prints.
func (p *post) fact(fact any, args ...string) {
	p.t.Helper()
	out := p.run(append(args, "--json")...)
	line, _, _ := bytes.Cut(out, []byte("\n"))
	if err := json.Unmarshal(line, fact); err != nil {
		p.t.Fatalf("%s: opale %s printed %q: %v", p.name, strings.Join(args, " "), out, err)
	}
}

// prepare makes a hub's database: the event's identity, and the list.
func (p *post) prepare() {
	p.t.Helper()
	p.run("event", "--identity")
	var list strings.Builder
	list.WriteString("Code;Nom;Prénom;Site\n")
	for i, code := range p.codes {
		fmt.Fprintf(&list, "%s;Testard%d;Testine;Calais\n", code, i)
	}
	path := filepath.Join(p.home, "liste.csv")
	if err := os.WriteFile(path, []byte(list.String()), 0o600); err != nil {
		p.t.Fatal(err)
	}
	p.run("import", path)
}

// serving is a hub that runs.
type serving struct {
	cmd  *exec.Cmd
	done chan struct{}
}

// serve starts a hub, and returns when it listens.
func (p *post) serve(listen string, more ...string) *serving {
	p.t.Helper()
	cmd := p.command(append([]string{"hub", "--json", "--listen", listen, "--address", p.address}, more...)...)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.StdoutPipe()
	if err != nil {
		p.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	var fact hubFact
	line, err := bufio.NewReader(out).ReadBytes('\n')
	if err == nil {
		err = json.Unmarshal(line, &fact)
	}
	if err != nil {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		p.t.Fatalf("%s: hub said %q, %v\n%s", p.name, line, err, complaints.String())
	}
	s := &serving{cmd, make(chan struct{})}
	go func() { _ = cmd.Wait(); close(s.done) }()
	p.t.Cleanup(s.kill)
	return s
}

// kill is kill -9; a second one does nothing.
func (s *serving) kill() {
	_ = s.cmd.Process.Kill()
	<-s.done
}

// end asks it to end, and waits.
func (s *serving) end() {
	_ = s.cmd.Process.Signal(os.Interrupt)
	<-s.done
}

// enrol makes desks of an invitation each.
func (f *fleet) enrol(hub *post, more ...string) {
	f.t.Helper()
	for i := range fleetDesks {
		p := f.post(fmt.Sprintf("Calais %d", i+1))
		p.join(hub, more...)
		f.desks = append(f.desks, p)
	}
}

func (p *post) join(hub *post, more ...string) {
	p.t.Helper()
	var invitation inviteFact
	hub.fact(&invitation, append([]string{"hub", "invite", "--venue", "calais", "--desk", p.name}, more...)...)
	p.run("join", invitation.Link)
}

// arrive lets people in, and keeps what was acknowledged.
func (p *post) arrive(codes []string) {
	p.t.Helper()
	cmd := p.command("check-in", "--batch", "-", "--json", "--session", "calais-j1", "--force", "essai")
	cmd.Stdin = strings.NewReader(strings.Join(codes, "\n"))
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) { // somebody of them may have been in already
		p.t.Fatal(err)
	}
	lines := 0
	for line := range bytes.Lines(out) {
		var visit visitFact
		if err := json.Unmarshal(line, &visit); err != nil {
			p.t.Fatalf("%s: %q: %v", p.name, line, err)
		}
		if lines++; visit.Entry != nil {
			p.acknowledged[visit.Entry.String()] = p.name
		}
	}
	if lines != len(codes) {
		p.t.Fatalf("%s answered %d of %d codes\n%s", p.name, lines, len(codes), complaints.String())
	}
}

// clone is the same laptop twice: its home is copied, keys and all.
func (p *post) clone() *post {
	p.t.Helper()
	twin := p.post(p.name + " bis")
	if err := os.CopyFS(twin.home, os.DirFS(p.home)); err != nil {
		p.t.Fatal(err)
	}
	return twin
}

// sync exchanges once. meanwhile is what happens while it does; a hub that is
// not there is no failure.
func (p *post) sync(meanwhile func()) {
	p.t.Helper()
	cmd := p.command("sync")
	if err := cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	if meanwhile != nil {
		time.Sleep(time.Duration(p.dice.IntN(120)) * time.Millisecond) // somewhere in its work
		meanwhile()
	}
	_ = cmd.Wait()
}

// play lets everybody arrive, in rounds; events happen at the rounds named.
func (f *fleet) play(events map[int]func()) {
	f.t.Helper()
	each := fleetPeople / fleetRounds
	for round := range fleetRounds {
		p := f.desks[f.dice.IntN(len(f.desks))]
		codes := f.codes[round*each : (round+1)*each]
		p.arrive(codes)
		f.desks[f.dice.IntN(len(f.desks))].arrive(codes[:fleetBusy])
		online := f.desks[f.dice.IntN(len(f.desks)-fleetOffline)]
		online.sync(events[round])
	}
}

// settle lets everybody exchange until nobody can learn more.
func (f *fleet) settle() {
	f.t.Helper()
	for range 2 {
		for _, p := range f.desks {
			p.run("sync")
		}
	}
}

// check compares all desks, and looks for what was acknowledged.
func (f *fleet) check(more ...*post) {
	f.t.Helper()
	hashes := map[string][]string{}
	for _, p := range append(more, f.desks...) {
		hash := strings.TrimSpace(string(p.run("state-hash")))
		hashes[hash] = append(hashes[hash], p.name)
		p.run("verify")
	}
	if len(hashes) != 1 {
		f.t.Errorf("the state differs: %v", hashes)
	}
	var arrivals struct {
		Arrivals []struct {
			Entry string `json:"entry"`
		} `json:"arrivals"`
	}
	held := map[string]bool{}
	for line := range bytes.Lines(f.desks[0].run("list", "--json")) {
		if err := json.Unmarshal(line, &arrivals); err != nil {
			f.t.Fatal(err)
		}
		for _, a := range arrivals.Arrivals {
			held[a.Entry] = true
		}
		arrivals.Arrivals = nil
	}
	for entry, desk := range f.acknowledged {
		if !held[entry] {
			f.t.Errorf("entry %s, acknowledged by %s, is missing", entry, desk)
		}
	}
	if len(held) != len(f.acknowledged) || len(held) < fleetPeople {
		f.t.Errorf("%d arrivals are held, %d were acknowledged", len(held), len(f.acknowledged))
	}
	f.t.Logf("%d arrivals on %d desks", len(held), len(f.desks))
}

// TestADayThroughAHub has real desks meet at a real hub that is killed three
// times and once put back from an older copy of its file, while two desks have
// no network and one laptop is cloned.
func TestADayThroughAHub(t *testing.T) {
	f := newFleet(t)
	f.address = freeAddress(t)
	hub := f.post("relais")
	hub.prepare()
	serving := hub.serve(f.address)
	f.enrol(hub)
	again := func() { serving.kill(); serving = hub.serve(f.address) }
	older := t.TempDir()
	f.play(map[int]func(){
		6:  again,
		10: func() { serving.end(); copyDatabase(t, hub.home, older); serving = hub.serve(f.address) },
		14: func() { f.desks = append([]*post{f.desks[0].clone()}, f.desks...) },
		20: again,
		28: func() { serving.kill(); copyDatabase(t, older, hub.home); serving = hub.serve(f.address) },
		33: again,
	})
	f.settle()
	serving.end()
	f.check(hub)
}

// freeAddress is one on which nobody listens.
func freeAddress(t *testing.T) string {
	t.Helper()
	address, err := unusedAddress()
	if err != nil {
		t.Fatal(err)
	}
	return address
}

// copyDatabase copies the files of a closed database over another's.
func copyDatabase(t *testing.T, from, to string) {
	t.Helper()
	for _, name := range []string{"opale.db", "opale.db-wal", "opale.db-shm"} {
		if err := os.Remove(filepath.Join(to, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		data, err := os.ReadFile(filepath.Join(from, name))
		if errors.Is(err, fs.ErrNotExist) && name != "opale.db" {
			continue
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(to, name), data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// balancer stands before several hubs, as a load balancer does: each new
// connection goes to the next one that answers.
type balancer struct {
	listener net.Listener
	mu       sync.Mutex
	hubs     []string
	next     int
}

func newBalancer(t *testing.T, address string, hubs ...string) *balancer {
	t.Helper()
	l, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	b := &balancer{listener: l, hubs: hubs}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go b.pass(c)
		}
	}()
	return b
}

func (b *balancer) pass(c net.Conn) {
	defer c.Close()
	for range b.hubs {
		b.mu.Lock()
		hub := b.hubs[b.next%len(b.hubs)]
		b.next++
		b.mu.Unlock()
		to, err := net.Dial("tcp", hub)
		if err != nil {
			continue
		}
		defer to.Close()
		splice(c, to)
		return
	}
}

// splice carries bytes both ways until either side ends.
func splice(a, b net.Conn) {
	ended := make(chan struct{}, 2)
	for _, way := range [][2]net.Conn{{a, b}, {b, a}} {
		go func() {
			_, _ = io.Copy(way[0], way[1])
			ended <- struct{}{}
		}()
	}
	<-ended
}

// TestADayThroughThreeHubsOnOnePostgreSQL has the desks meet at three hub
// processes on one database, behind one address. One of them dies for good.
func TestADayThroughThreeHubsOnOnePostgreSQL(t *testing.T) {
	store := []string{"--store", pgtest.Database(t)}
	f := newFleet(t)
	f.address = freeAddress(t)
	organiser := f.post("organisateur")
	organiser.prepare()
	hubs := f.members(organiser, 3)
	var listening []string
	var running []*serving
	for _, p := range hubs {
		at := freeAddress(t)
		listening = append(listening, at)
		running = append(running, p.serve(at, store...))
	}
	newBalancer(t, f.address, listening...)
	organiser.join(hubs[0], store...)
	f.enrol(hubs[1], store...)
	f.play(map[int]func(){
		8:  func() { running[1].kill(); running[1] = hubs[1].serve(listening[1], store...) },
		16: running[0].kill,
		24: func() { running[2].kill(); running[2] = hubs[2].serve(listening[2], store...) },
	})
	f.settle()
	organiser.run("sync")
	f.check(organiser)
}

// members makes laptops that know the event's identity, as its hubs must: they
// get it as any desk does, from a hub of one evening.
func (f *fleet) members(of *post, n int) []*post {
	f.t.Helper()
	serving := of.serve(f.address)
	defer serving.end()
	var members []*post
	for i := range n {
		p := f.post(fmt.Sprintf("relais %d", i+1))
		p.join(of)
		members = append(members, p)
	}
	return members
}
