//go:build unix

package main

import (
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/creack/pty"
)

// seated is a laptop whose desk is open on a terminal.
type seated struct {
	*post
	*window
	cmd *exec.Cmd
}

// open opens the desk on a terminal. Nobody is looked for, nor found.
func (p *post) open(relayAt string) *seated { return p.openFinding(relayAt, findOff) }

// openFinding opens it where others are looked for at an address.
func (p *post) openFinding(relayAt, find string) *seated {
	p.t.Helper()
	cmd := p.command("desk", "--venue", "calais", "--desk", p.name, "--operator", "Testine", "--relay-at", relayAt, "--find", find)
	cmd.Args[len(cmd.Args)-1] = "fr"
	cmd.Env = append(cmd.Env, "TERM=xterm-256color", "LANG=C.UTF-8")
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: windowRows, Cols: windowColumns})
	if err != nil {
		p.t.Fatal(err)
	}
	s := &seated{p, watchWindow(terminal, nil), cmd}
	p.t.Cleanup(func() { s.shut() })
	s.waitFor(p.t, "Nom, société, ville")
	return s
}

// shut closes the lid: the window goes, and with it the desk.
func (s *seated) shut() {
	if s.cmd.ProcessState == nil {
		_ = s.cmd.Process.Signal(syscall.SIGHUP)
		_ = s.cmd.Wait()
		s.end()
		_ = s.terminal.Close()
	}
}

// shown is what is on the screen now.
func (s *seated) shown() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen
}

const relayPage = "\x07" // Ctrl+G

// becomes makes the desk the relay from its screen.
func (s *seated) becomes(t *testing.T, address string) {
	t.Helper()
	s.write(t, relayPage)
	s.waitFor(t, "ce poste devient le relais")
	s.write(t, "\x1b[B")
	s.waitFor(t, "▶ ce poste devient le relais")
	s.write(t, "\r")
	s.waitFor(t, "CE POSTE EST LE RELAIS", "relais ici\u202f: "+address)
}

// comes types the relay's address.
func (s *seated) comes(t *testing.T, address string) {
	t.Helper()
	s.write(t, relayPage)
	s.waitFor(t, "adresse ou lien")
	s.write(t, address)
	s.waitFor(t, address)
	s.write(t, "\r")
}

// agree waits until laptops are in one state.
func agree(t *testing.T, posts ...*post) {
	t.Helper()
	var hashes []string
	agreed := eventually(func() bool {
		hashes = nil
		for _, p := range posts {
			hashes = append(hashes, strings.TrimSpace(string(p.run("state-hash"))))
		}
		return len(slices.Compact(hashes)) == 1
	})
	if !agreed {
		t.Fatalf("they never agreed: %v", hashes)
	}
}

// Two desks of one kit, on terminals: one becomes the relay from its screen, the
// other types its address. When the first closes its lid, the other goes on
// alone, and becomes the relay itself.
func TestADeskBecomesTheRelayFromItsScreen(t *testing.T) {
	t.Parallel()
	f := &fleet{t: t, program: newProgram(t).program, acknowledged: map[string]string{}}
	for i := range 9 {
		f.codes = append(f.codes, fmt.Sprintf("RELAIS-%d", i))
	}
	one, two, stranger := f.post("Calais 1"), f.post("Calais 2"), f.post("Ailleurs 1")
	one.prepare()
	kit := t.TempDir()
	one.run("kit", "write", kit)
	two.run("kit", "open", kit, "--json", "--venue", "calais", "--desk", "Calais 2")
	first, second := freeAddress(t), freeAddress(t)

	here := one.open(first)
	there := two.open(second)
	one.arrive(f.codes[:2])
	here.becomes(t, first)
	there.comes(t, first)
	there.waitFor(t, "CE POSTE A REJOINT LE RELAIS", "partagé à")
	here.waitFor(t, "1 poste relié")
	agree(t, one, two)
	two.arrive(f.codes[2:4])
	agree(t, one, two)

	other := stranger.openStranger()
	other.comes(t, first)
	other.waitFor(t, "n'ont pas la même clé de départ")
	other.shut()

	here.shut()
	two.arrive(f.codes[4:6]) // goes on alone
	there.waitFor(t, "CE POSTE A REJOINT LE RELAIS", "ne répond pas", "Un autre poste peut devenir le relais")
	there.write(t, "\x1b")
	there.waitFor(t, "Nom, société, ville")
	there.becomes(t, second)
	here = one.open(first)
	here.comes(t, second)
	here.waitFor(t, "CE POSTE A REJOINT LE RELAIS", "partagé à")
	agree(t, one, two)
	f.desks = []*post{one, two}
	for _, p := range f.desks {
		if lines := strings.Count(string(p.run("list", "--json")), `"entry"`); lines != len(f.acknowledged) {
			t.Errorf("%s: %d arrivals of %d", p.name, lines, len(f.acknowledged))
		}
	}
}

// openStranger opens the desk of a laptop of another event under the same name.
func (p *post) openStranger() *seated {
	p.t.Helper()
	p.run("event", "--identity")
	return p.open("")
}

// Two desks of one kit, on terminals: one becomes the relay, the other finds it
// and joins it by Enter, without an address typed. A desk of another event in
// the same room finds nobody.
func TestADeskFindsTheRelayAndJoinsItByEnter(t *testing.T) {
	t.Parallel()
	f := &fleet{t: t, program: newProgram(t).program, acknowledged: map[string]string{}}
	for i := range 4 {
		f.codes = append(f.codes, fmt.Sprintf("VOISIN-%d", i))
	}
	one, two, stranger := f.post("Calais 1"), f.post("Calais 2"), f.post("Ailleurs 1")
	one.prepare()
	kit := t.TempDir()
	one.run("kit", "write", kit)
	two.run("kit", "open", kit, "--json", "--venue", "calais", "--desk", "Calais 2")
	address, room := freeAddress(t), freeUDPAddress(t)

	here := one.openFinding(address, room)
	stranger.run("event", "--identity")
	other := stranger.openFinding("", room)
	there := two.openFinding("", room)
	here.becomes(t, address)
	other.write(t, relayPage)
	other.waitFor(t, "adresse ou lien")
	there.write(t, relayPage)
	there.waitFor(t, "▶ Calais 1 est le relais de ce réseau, à l'adresse "+address)
	there.write(t, "\r")
	there.waitFor(t, "CE POSTE A REJOINT LE RELAIS", "partagé à")
	here.waitFor(t, "1 poste relié")
	two.arrive(f.codes[:2])
	agree(t, one, two)

	other.waitFor(t, "adresse ou lien") // its page has been open for longer than the other's
	if seen := other.shown(); strings.Contains(seen, "Calais 1") || strings.Contains(seen, "de ce réseau") {
		t.Errorf("a stranger is told:\n%s", seen)
	}
}
