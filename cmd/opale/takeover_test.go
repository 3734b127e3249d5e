package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"opale/checkin/journal"
)

// at lets people in, line by line, and ends as a desk does whose window closes.
func (c *computer) at(t *testing.T, lines string, args ...string) string {
	t.Helper()
	cmd := c.command(append([]string{"--plain", "--session", "calais-j1", "--operator", "Testine"}, args...)...)
	cmd.Stdin = strings.NewReader(lines)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return string(out)
}

// copyDisk copies all that a laptop has to where nothing is.
func copyDisk(t *testing.T, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}

// die takes a laptop's disk away. It is put aside, not removed.
func (c *computer) die(t *testing.T) {
	t.Helper()
	if err := os.Rename(c.home, filepath.Join(t.TempDir(), "dead")); err != nil {
		t.Fatal(err)
	}
}

// stateOf is what a laptop knows, in short.
func (c *computer) stateOf(t *testing.T) string { return strings.TrimSpace(c.run(t, "state-hash")) }

// A laptop with a safety stick dies. Another one takes its place from the stick,
// under the same name, which is said; it has every arrival that the stick held.
// Then the old one comes back, from an older copy of its disk: nothing is lost,
// both know the same, and both say that two computers have one name.
func TestALaptopDiesAndAnotherTakesItsPlace(t *testing.T) {
	_, stick := newKit(t)
	a, spare := newComputer(t), filepath.Join(t.TempDir(), "spare")
	a.run(t, "kit", "open", stick, "--venue", "calais", "--desk", "Calais 2", "--json")
	a.at(t, "C-1\n")
	copyDisk(t, a.home, spare)
	a.at(t, "C-2\n", "--stick", stick)
	a.die(t)

	b := newComputer(t)
	opened := b.command("kit", "open", stick, "--venue", "calais", "--desk", "calais 2", "--json")
	var said strings.Builder
	opened.Stderr = &said
	out, err := opened.Output()
	var fact openedFact
	if err != nil || json.Unmarshal(out, &fact) != nil || !fact.TakesOver || fact.Desk != "Calais 2" {
		t.Fatalf("opened as %s (%v) %s", out, err, said.String())
	}
	if !strings.Contains(said.String(), "Calais 2") || !strings.Contains(said.String(), "reprise") {
		t.Errorf("said: %s", said.String())
	}
	if got := b.present(t); got != "C-1 C-2" {
		t.Errorf("in at the new laptop: %s", got)
	}
	for code, want := range map[string]string{"C-1": "DÉJÀ LÀ depuis", "C-3": "C'EST NOTÉ"} {
		if said := b.at(t, code+"\n", "--stick", stick); !strings.Contains(said, want) {
			t.Errorf("%s is answered: %s", code, said)
		}
	}

	// The old disk is found, as it was before the second arrival.
	copyDisk(t, spare, a.home)
	a.at(t, ":nouveau Testard Odile\n\n\n\n\n1\n")
	a.run(t, "exchange", stick)
	b.run(t, "exchange", stick)
	if x, y := a.stateOf(t), b.stateOf(t); x != y {
		t.Errorf("the two know %s and %s", x, y)
	}
	for _, c := range []*computer{a, b} {
		in := strings.Fields(c.present(t))
		for _, code := range []string{"C-1", "C-2", "C-3"} {
			if !slices.Contains(in, code) || len(in) != 4 {
				t.Errorf("in: %q, want the list of three and one more", in)
			}
		}
		if said := c.run(t, "status"); !strings.Contains(said, "deux ordinateurs s'appellent Calais 2") {
			t.Errorf("not said:\n%s", said)
		}
		var status statusFact
		if err := json.Unmarshal([]byte(c.run(t, "status", "--json")), &status); err != nil {
			t.Fatal(err)
		}
		namesakes := 0
		for i := range status.Desks {
			if status.Desks[i].Namesake {
				namesakes++
			}
		}
		if namesakes != 2 || len(status.Quarantined)+len(status.Waiting) > 0 || status.Fingerprint != journal.Fingerprint(status.StateHash) {
			t.Errorf("%d namesakes, waiting %v, set apart %v", namesakes, status.Waiting, status.Quarantined)
		}
		c.run(t, "verify")
	}
	if said := a.at(t, ":état\n"); !strings.Contains(said, "deux ordinateurs s'appellent Calais 2") {
		t.Errorf("the desk does not say it: %s", said)
	}
}

// The stick of a desk may be another one than the kit: it is read as well.
func TestTheSafetyStickIsReadWhereItIsNotTheKit(t *testing.T) {
	_, kit := newKit(t)
	a, safety := newComputer(t), t.TempDir()
	a.run(t, "kit", "open", kit, "--venue", "calais", "--desk", "Calais 2", "--json")
	a.at(t, "C-1\n", "--stick", safety)
	a.die(t)
	b := newComputer(t)
	b.run(t, "kit", "open", kit, "--venue", "calais", "--desk", "Calais 2", "--stick", safety, "--json")
	if got := b.present(t); got != "C-1" {
		t.Errorf("in at the new laptop: %q", got)
	}
}
