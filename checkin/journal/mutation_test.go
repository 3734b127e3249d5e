//go:build mutation

package journal_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Bugs planted on purpose, each of a kind that a review could miss: the
// simulation must find every one of them.
//
//	go test -tags mutation ./checkin/journal -run Planted
func TestTheSimulationFindsPlantedBugs(t *testing.T) {
	for name, bug := range map[string]struct{ file, right, wrong string }{
		"the last entry received wins a field": {
			"subject.go", "if c.Stamp.Less(s) {", "if c.Stamp != s {",
		},
		"an undo takes back every arrival it meets": {
			"subject.go", "	p := s.passage(arrival)\n	if p.Undo",
			"	for i := range s.Passages {\n		s.Passages[i].Undo = u\n	}\n	p := s.passage(arrival)\n	if p.Undo",
		},
		"a copied file goes on under the stream of the original": {
			"run.go", "return &Run{event: r.event, key: r.key, program: r.program, secret: r.secret}",
			"return &Run{event: r.event, key: r.key, program: r.program, secret: r.secret, at: r.at}",
		},
		"a vector claims an entry more than is held": {
			"memorymerge.go", "		v[stream] = uint64(len(held.entries))\n", "		v[stream] = uint64(len(held.entries)) + 1\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			source, err := os.ReadFile(bug.file)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Count(string(source), bug.right) != 1 {
				t.Fatalf("the place of the bug is not in %s once", bug.file)
			}
			dir := t.TempDir()
			planted := filepath.Join(dir, bug.file)
			if err := os.WriteFile(planted, []byte(strings.Replace(string(source), bug.right, bug.wrong, 1)), 0o600); err != nil {
				t.Fatal(err)
			}
			here, err := filepath.Abs(bug.file)
			if err != nil {
				t.Fatal(err)
			}
			overlay, err := json.Marshal(map[string]map[string]string{"Replace": {here: planted}})
			if err != nil {
				t.Fatal(err)
			}
			list := filepath.Join(dir, "overlay.json")
			if err := os.WriteFile(list, overlay, 0o600); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command("go", "test", "-overlay", list, "-run", "^TestSimulation$", "-seeds", "200", ".").CombinedOutput()
			if err == nil {
				t.Error("200 seeds passed")
			} else if !strings.Contains(string(out), "seed ") {
				t.Errorf("it failed for another reason:\n%s", out)
			}
		})
	}
}
