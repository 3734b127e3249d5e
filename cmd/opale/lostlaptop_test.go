package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"opale/checkin/hub"
	"opale/db/seal/sealtest"
)

// refuses runs the program, which is to fail, and returns what it complains of.
func (p *post) refuses(args ...string) string {
	p.t.Helper()
	var out, complaints bytes.Buffer
	cmd := p.command(args...)
	cmd.Stdout, cmd.Stderr = &out, &complaints
	var exit *exec.ExitError
	if err := cmd.Run(); !errors.As(err, &exit) {
		p.t.Fatalf("%s: opale %s was not refused (%v)\n%s", p.name, strings.Join(args, " "), err, out.String())
	}
	return complaints.String()
}

// known is who is known here, by code, and who of them is in.
func (p *post) known() (names, in map[string]bool) {
	p.t.Helper()
	names, in = map[string]bool{}, map[string]bool{}
	for line := range bytes.Lines(p.run("list", "--json")) {
		var fact registrationFact
		if err := json.Unmarshal(line, &fact); err != nil {
			p.t.Fatal(err)
		}
		if fact.LastName != "" {
			names[fact.Code], in[fact.Code] = true, len(fact.Arrivals) > 0
		}
	}
	return names, in
}

// is checks who is known and who is in.
func (p *post) is(when string, known int, in ...string) {
	p.t.Helper()
	names, came := p.known()
	n := 0
	for code, is := range came {
		want := false
		for _, c := range in {
			want = want || c == code
		}
		if is != want {
			p.t.Errorf("%s, %s: %s is in: %v", when, p.name, code, is)
		}
		n++
	}
	if len(names) != known {
		p.t.Errorf("%s, %s knows %d people, want %d", when, p.name, len(names), known)
	}
}

// TestALostLaptopIsBounded plays what a laptop can do that was stolen and revoked,
// with the program as it is: offline it goes on, and erases; nobody else heeds what it
// writes from then on, whichever way it comes and whether they hear of the revocation
// before or behind it; it lets nobody in at the hub, revokes nobody, reads nothing more
// there; what it had stays readable to it until its next contact, which wipes it, and
// takes what it still had to give, for a person to judge.
func TestALostLaptopIsBounded(t *testing.T) {
	f := newFleet(t)
	f.codes, f.address = []string{"L-1", "L-2", "L-3", "L-4"}, freeAddress(t)
	relais, lost, two, three, four := f.post("relais"), f.post("Calais 1"), f.post("Calais 2"), f.post("Calais 3"), f.post("Calais 4")
	relais.prepare()
	serving := relais.serve(f.address)
	defer serving.end()
	for _, p := range []*post{lost, two, three} {
		p.join(relais)
	}
	arrive := func(p *post, code string) { p.run("check-in", code, "--session", "calais-j1") }
	arrive(lost, "L-1")
	for _, p := range []*post{lost, two, three} {
		p.run("sync")
		p.run("sync")
	}

	// It is lost; the coordinator revokes it. Two hears of that, three does not yet.
	var device struct{ ID, Desk string }
	ids := map[string]string{}
	for line := range bytes.Lines(relais.run("hub", "devices", "--json")) {
		if err := json.Unmarshal(line, &device); err != nil {
			t.Fatal(err)
		}
		ids[device.Desk] = device.ID
	}
	relais.run("hub", "revoke", ids[lost.name])
	two.run("sync")

	// Offline, it goes on: it finds, lets in, corrects, erases.
	arrive(lost, "L-2")
	lost.run("person", "erase", "L-3", "--reason", "autre", "--yes")
	lost.is("offline", 3, "L-1", "L-2")

	// It shuts nobody out, and enrols nobody: its invitation is none at the hub.
	lost.refuses("hub", "revoke", ids[two.name])
	var invitation inviteFact
	lost.fact(&invitation, "hub", "invite", "--venue", "calais", "--desk", "Intrus", "--address", f.address)
	link, err := hub.ParseLink(invitation.Link)
	if err != nil {
		t.Fatal(err)
	}
	var good inviteFact
	relais.fact(&good, "hub", "invite", "--venue", "calais", "--desk", "Calais 4")
	right, err := hub.ParseLink(good.Link)
	if err != nil {
		t.Fatal(err)
	}
	link.Pin = right.Pin // at the real hub, with its key
	four.refuses("join", link.String())
	four.run("join", good.Link)

	// It carries what it wrote by hand, to one who knows and to one who does not.
	stick := filepath.Join(t.TempDir(), "perdu.opale")
	lost.run("bundle", "write", stick)
	two.run("bundle", "read", stick)
	two.is("with the word of it", 4, "L-1")
	three.run("bundle", "read", stick)
	three.is("without", 3, "L-1", "L-2") // it cannot know

	// As soon as that one hears of the revocation, it is as at all others; whoever was
	// erased meanwhile is had again from whoever has them.
	arrive(two, "L-4")
	for range 2 {
		for _, p := range []*post{two, three, four} {
			p.run("sync")
		}
	}
	for _, p := range []*post{relais, two, three, four} {
		p.is("after all have met", 4, "L-1", "L-4")
		p.run("verify")
	}

	// What it has it can read: no word of the revocation has reached it.
	lost.is("before its next contact", 3, "L-1", "L-2")

	// Its next contact gives what it has, and wipes it.
	if said := lost.refuses("sync"); !strings.Contains(said, "no longer admitted") {
		t.Errorf("it is told: %s", said)
	}
	lost.is("wiped", 0)
	lost.run("verify")
	if found := sealtest.NewNeedles([]string{"Testard2", "Testine"}).Find(t, lost.home); len(found) > 0 {
		t.Errorf("still there: %v", found)
	}
	if keys, _ := filepath.Glob(filepath.Join(lost.home, "opale", "event-*")); len(keys) > 0 {
		t.Errorf("the identity is still there: %v", keys)
	}
	later := filepath.Join(t.TempDir(), "apres.opale")
	two.run("bundle", "write", later)
	lost.refuses("bundle", "read", later)
	lost.refuses("sync")

	// What it had still to give is at the hub, held, for a person to judge.
	relais.is("at the end", 4, "L-1", "L-4")
	journal := relais.run("export", "journal", "--json")
	if !bytes.Contains(journal, []byte(`"kind":"erased"`)) || bytes.Count(journal, []byte(`"kind":"arrived"`)) != 3 {
		t.Errorf("what it wrote is not kept:\n%s", journal)
	}
}
