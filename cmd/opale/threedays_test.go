package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"opale/checkin/disk"
	"opale/tui/screen"
)

// tour is an event without a network: laptops with homes of their own, two
// sticks, and whoever carries them as the output says.
type tour struct {
	t            *testing.T
	program      string
	laptops      []*borne
	acknowledged map[string]string
}

// borne is one laptop.
type borne struct {
	*tour
	name, venue, home string
}

func (l *borne) command(args ...string) *exec.Cmd {
	c := exec.Command(l.program, args...)
	c.Env = append(os.Environ(), passphraseFor)
	for name, folder := range homes {
		c.Env = append(c.Env, name+"="+filepath.Join(l.home, folder))
	}
	return c
}

// try runs the program, and says what it told.
func (l *borne) try(args ...string) (out string, ok bool) {
	l.t.Helper()
	var said bytes.Buffer
	c := l.command(args...)
	c.Stdout, c.Stderr = &said, &said
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		l.t.Fatal(err)
	}
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(said.String()), err == nil
}

func (l *borne) run(args ...string) string {
	l.t.Helper()
	out, ok := l.try(args...)
	if !ok {
		l.t.Fatalf("%s: opale %s\n%s", l.name, strings.Join(args, " "), out)
	}
	return out
}

func (o *tour) laptop(name, venue string) *borne {
	o.t.Helper()
	l := &borne{o, name, venue, o.t.TempDir()}
	for _, folder := range []string{"data", "config", "Desktop", "Downloads"} {
		if err := os.Mkdir(filepath.Join(l.home, folder), 0o700); err != nil {
			o.t.Fatal(err)
		}
	}
	return l
}

// opens makes a laptop a desk of the kit on a stick.
func (l *borne) opens(stick string, more ...string) {
	l.t.Helper()
	l.run(append([]string{"kit", "open", stick, "--json", "--venue", l.venue, "--desk", l.name, "--operator", "Testine"}, more...)...)
	l.laptops = append(l.laptops, l)
}

// passes sets the clocks of all laptops forward, as their own setting does.
func (o *tour) passes(since time.Duration) {
	o.t.Helper()
	for _, l := range o.laptops {
		d := &desktop{home: l.home, disk: disk.Computer{}}
		d.settle(o.t)
		store, err := d.program(os.Stderr, os.Stderr).own(o.t.Context())
		if err != nil {
			o.t.Fatal(err)
		}
		if err := errors.Join(store.Remember(screen.SettingClock, strconv.FormatInt(since.Milliseconds(), 10)), store.Close()); err != nil {
			o.t.Fatal(err)
		}
	}
}

// admits lets people in, and keeps what was acknowledged.
func (l *borne) admits(session string, codes []string) {
	l.t.Helper()
	c := l.command("check-in", "--batch", "-", "--json", "--session", session, "--force", "essai")
	c.Stdin = strings.NewReader(strings.Join(codes, "\n"))
	out, err := c.Output()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		l.t.Fatal(err)
	}
	for line := range bytes.Lines(out) {
		var visit visitFact
		if err := json.Unmarshal(line, &visit); err != nil || visit.Entry == nil {
			l.t.Fatalf("%s: %s %v", l.name, line, err)
		}
		l.acknowledged[visit.Entry.String()] = l.name
	}
}

var (
	told   = regexp.MustCompile(`Il reste à passer par (.*)\.`)
	then   = regexp.MustCompile(`, puis de nouveau par |, puis par |, | et `)
	behind = regexp.MustCompile(` \([^)]*\)$`)
)

// stops reads where a text says that the stick has yet to go, in that order.
func stops(text string) (names []string) {
	if found := told.FindStringSubmatch(text); found != nil {
		for _, name := range then.Split(found[1], -1) {
			names = append(names, behind.ReplaceAllString(name, ""))
		}
	}
	return names
}

func (o *tour) called(name string) *borne {
	o.t.Helper()
	at := slices.IndexFunc(o.laptops, func(l *borne) bool { return l.name == name })
	if at < 0 {
		o.t.Fatalf("the stick is to go to %q, which is nowhere", name)
	}
	return o.laptops[at]
}

// stick is one that somebody carries.
type wandering struct {
	folder string
	next   []string
}

// at plugs the stick in somewhere, and hears where it has to go.
func (s *wandering) at(l *borne) { s.next = stops(l.run("exchange", s.folder)) }

// carry takes the sticks where they are told to go, turn by turn, until none has
// anywhere to go.
func (o *tour) carry(sticks ...*wandering) (visits int) {
	o.t.Helper()
	for slices.ContainsFunc(sticks, func(s *wandering) bool { return len(s.next) > 0 }) {
		for _, s := range sticks {
			if len(s.next) == 0 {
				continue
			}
			if visits++; visits > 60 {
				o.t.Fatalf("no end: %q", s.next)
			}
			next := s.next[0]
			s.at(o.called(next))
		}
	}
	return visits
}

// agree demands one state on all laptops, with all that was acknowledged.
func (o *tour) agree(day int) {
	o.t.Helper()
	hashes := map[string][]string{}
	for _, l := range o.laptops {
		hash := l.run("state-hash")
		hashes[hash] = append(hashes[hash], l.name)
	}
	if len(hashes) != 1 {
		o.t.Fatalf("day %d: the state differs: %v", day, hashes)
	}
	list := o.laptops[len(o.laptops)-1].run("list", "--json")
	for entry, desk := range o.acknowledged {
		if !strings.Contains(list, `"`+entry+`"`) {
			o.t.Errorf("day %d: entry %s, acknowledged by %s, is missing", day, entry, desk)
		}
	}
}

// giveBack gives a laptop back as it says: where it refuses, the stick goes to
// whom it names, and comes back.
func (l *borne) giveBack(s *wandering) {
	l.t.Helper()
	passing := regexp.MustCompile(`Puis passez par (.*), et revenez`)
	for range 4 {
		said, ok := l.try("return", "fabriques-numeriques")
		if ok {
			if !strings.Contains(said, "ORDINATEUR RENDU") {
				l.t.Fatalf("%s: %s", l.name, said)
			}
			l.laptops = slices.DeleteFunc(l.laptops, func(o *borne) bool { return o == l })
			return
		}
		s.at(l)
		if found := passing.FindStringSubmatch(said); found != nil {
			for _, name := range then.Split(found[1], -1) {
				s.at(l.called(behind.ReplaceAllString(name, "")))
			}
			s.at(l)
		}
	}
	l.t.Fatalf("%s is not given back", l.name)
}

// Four laptops at three sites, two sticks, no network, three days. The sticks go
// where the output says and nowhere else; on the second day a laptop dies, and
// another takes its place from its safety stick. Each evening all hold the same,
// and nothing that was acknowledged is missing; in the end all are given back.
func TestThreeDaysBySticksThatGoWhereTheyAreTold(t *testing.T) {
	o := &tour{t: t, program: newProgram(t).program, acknowledged: map[string]string{}}
	var codes []string
	list := "Code;Nom;Prénom;Site\n"
	for i := range 60 {
		codes = append(codes, fmt.Sprintf("TOUR-%02d", i))
		list += fmt.Sprintf("%s;Testard%d;Testine;Calais\n", codes[i], i)
	}
	coordination := o.laptop("Coordination", "calais")
	path := filepath.Join(coordination.home, "Downloads", "liste.csv")
	if err := os.WriteFile(path, []byte(list), 0o600); err != nil {
		t.Fatal(err)
	}
	at := []string{"--desk", "Coordination", "--venue", "calais", "--operator", "Testine"}
	d := &desktop{home: coordination.home, disk: disk.Computer{}}
	d.settle(t)
	coordination.run(append([]string{"import", path}, at...)...)
	store, err := d.program(os.Stderr, os.Stderr).own(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for key, value := range map[string]string{settingDesk: "Coordination", settingVenue: "calais", settingOperator: "Testine"} {
		err = errors.Join(err, store.Remember(key, value))
	}
	if err := errors.Join(err, store.Close()); err != nil {
		t.Fatal(err)
	}
	o.laptops = append(o.laptops, coordination)
	a, b := &wandering{folder: t.TempDir()}, &wandering{folder: t.TempDir()}
	for _, s := range []*wandering{a, b} {
		coordination.run("kit", "write", s.folder)
	}
	dunkerque, calais1, calais2, boulogne := o.laptop("Dunkerque 1", "dunkerque"), o.laptop("Calais 1", "calais"), o.laptop("Calais 2", "calais"), o.laptop("Boulogne 1", "boulogne")
	dunkerque.opens(a.folder)
	calais1.opens(a.folder)
	calais2.opens(b.folder)
	boulogne.opens(b.folder)

	visits := 0
	for day := 1; day <= 3; day++ {
		o.passes(time.Duration(day) * 24 * time.Hour)
		for i, l := range o.laptops[1:] {
			from := (day-1)*20 + i*5
			l.admits(fmt.Sprintf("calais-j%d", day), codes[from:from+5])
		}
		if day == 2 { // a laptop dies; its safety stick goes into another
			safety := t.TempDir()
			calais2.run("exchange", safety)
			o.laptops = slices.DeleteFunc(o.laptops, func(l *borne) bool { return l == calais2 })
			heir := o.laptop("Calais 2", "calais")
			heir.opens(b.folder, "--stick", safety)
			o.passes(2*24*time.Hour + time.Minute)
			heir.admits("calais-j2", codes[55:56])
		}
		a.at(coordination)
		b.at(boulogne)
		visits += o.carry(a, b)
		o.agree(day)
	}
	t.Logf("%d visits in three evenings, %d arrivals", visits, len(o.acknowledged))

	for _, l := range slices.Clone(o.laptops[1:]) {
		l.giveBack(a)
	}
	a.at(coordination)
	if said := coordination.run("status"); !strings.Contains(said, "4 sur 4 rendus") {
		t.Errorf("the coordinator is told:\n%s", said)
	}
	o.agree(3)
}
