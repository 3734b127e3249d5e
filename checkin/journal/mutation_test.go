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

// bug is one planted in a file: right is what stands there, and wrong what the
// simulation of a package is given to find.
type bug struct {
	file  string
	edits []edit
	in    string // the folder of the package; empty: this one
	says  string // which check has to find it; empty: any
}

type edit struct{ right, wrong string }

// Bugs planted on purpose, each of a kind that a review could miss: the
// simulation must find every one of them. The last five show only where a
// driver, a stick or a laptop fails.
//
//	go test -tags mutation ./checkin/journal -run Planted
func TestTheSimulationFindsPlantedBugs(t *testing.T) {
	for name, b := range map[string]bug{
		"the last entry received wins a field": {
			file: "subject.go", edits: []edit{{"if c.Stamp.Less(s) {", "if c.Stamp != s {"}},
		},
		"an undo takes back every arrival it meets": {
			file: "subject.go", edits: []edit{{
				"	p := s.passage(arrival)\n	if p.Undo",
				"	for i := range s.Passages {\n		s.Passages[i].Undo = u\n	}\n	p := s.passage(arrival)\n	if p.Undo",
			}},
		},
		"a copied file goes on under the stream of the original": {
			file: "run.go", edits: []edit{{
				"return &Run{event: r.event, key: r.key, program: r.program, secret: r.secret}",
				"return &Run{event: r.event, key: r.key, program: r.program, secret: r.secret, at: r.at}",
			}},
		},
		"a vector claims an entry more than is held": {
			file: "memorymerge.go", edits: []edit{{
				"	return Holding(memoryShelf{m})\n",
				"	v, err := Holding(memoryShelf{m})\n	for stream := range v {\n		v[stream]++\n	}\n	return v, err\n",
			}},
		},
		"who was named counts among the nameless": {
			file: "../../db/count.go", in: "../../db", edits: []edit{{"if r.IsUnnamed() {", "if r.IsUnnamed() && sign > 0 {"}},
		},
		"an undo of several stops at the first": {
			file: "../party.go", edits: []edit{{
				"			if _, err := tx.Append(undo(a, reason, false)); err != nil {\n				return err\n			}\n",
				"			if _, err := tx.Append(undo(a, reason, false)); err != nil {\n				return err\n			}\n			break\n",
			}},
		},
		"what was given up stays written": {
			file: "memory.go", edits: []edit{{
				"	if err := fn(tx); err != nil {\n		return err\n	}\n	if !tx.batch.Empty() {",
				"	given := fn(tx)\n	defer func() { err = errors.Join(given, err) }()\n	if !tx.batch.Empty() {",
			}, {
				"func (m *Memory) Write(ctx context.Context, actor checkin.Actor, fn func(checkin.Tx) error) error {",
				"func (m *Memory) Write(ctx context.Context, actor checkin.Actor, fn func(checkin.Tx) error) (err error) {",
			}, {"import (\n", "import (\n	\"errors\"\n"}},
			says: "wrote together",
		},
		"what was written together is committed one by one": {
			file: "../../db/write.go", in: "../../db", edits: []edit{{
				"	if !f.Personal.IsZero() {\n		if purged,",
				"	if !tx.batch.Empty() {\n		if err := errors.Join(tx.finish(), tx.commit(), tx.store.write.exec(`BEGIN IMMEDIATE`)); err != nil {\n			return checkin.EntryID{}, err\n		}\n" +
					"		tx.batch = tx.store.run.Batch()\n	}\n	if !f.Personal.IsZero() {\n		if purged,",
			}, {"	\"context\"\n", "	\"context\"\n	\"errors\"\n"}},
			says: "wrote together",
		},
		"a stream is written on after a commit that failed": {
			file: "../../db/write.go", in: "../../db", edits: []edit{
				{"		tx.store.run.Abandon()\n", ""},
				{"		s.run.Follow(head)\n", "		_ = head\n"}, // which would see it too
			},
		},
		"a bundle with a flipped bit is taken for a good one": {
			file: "../bundle/bundle.go", edits: []edit{
				{"case !cut || string(sum) != fmt.Sprintf(\"%x\", sha256.Sum256(packed)):", "case !cut || len(sum) != 2*sha256.Size:"},
				{"zstd.WithDecoderMaxMemory(maxSize))", "zstd.WithDecoderMaxMemory(maxSize), zstd.IgnoreChecksum(true))"},
			},
		},
		"a bundle that was cut in writing is not noticed": {
			file: "../disk/write.go", edits: []edit{{"if !bytes.Equal(read.Sum(nil), given.Sum(nil)) {", "if bytes.Equal(read.Sum(nil), nil) {"}},
		},
		"a bundle is renamed before it is on the stick": {
			file: "../disk/write.go", edits: []edit{{"errors.Join(err, f.Sync(), f.Close())", "errors.Join(err, f.Close())"}},
		},
		"a restored laptop writes over what its stick holds": {
			file: "../bundle/exchange.go", edits: []edit{{"if err != nil || !us.Lacks(b.Have()) {", "if err != nil || us.Heard.IsZero() {"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			folder := b.in
			if folder == "" {
				folder = "."
			}
			play := exec.Command("go", "test", "-overlay", b.plant(t), "-run", "^TestSimulation$", "-seeds", "400", "-failfast", ".")
			play.Dir = folder
			out, err := play.CombinedOutput()
			if err == nil {
				t.Error("400 seeds passed")
			} else if !strings.Contains(string(out), "seed ") || !strings.Contains(string(out), b.says) {
				t.Errorf("it failed for another reason:\n%s", out)
			}
			if at := strings.Index(string(out), ": seed "); at > 0 {
				found, _, _ := strings.Cut(string(out)[at+2:], "\n")
				t.Log(found)
			}
		})
	}
}

// plant makes what the compiler reads in the place of the file, and says so in
// a list for it.
func (b *bug) plant(t *testing.T) (overlay string) {
	t.Helper()
	content, err := os.ReadFile(b.file)
	if err != nil {
		t.Fatal(err)
	}
	source := string(content)
	for _, e := range b.edits {
		if strings.Count(source, e.right) != 1 {
			t.Fatalf("the place of the bug is not in %s once", b.file)
		}
		source = strings.Replace(source, e.right, e.wrong, 1)
	}
	dir := t.TempDir()
	planted := filepath.Join(dir, filepath.Base(b.file))
	if err := os.WriteFile(planted, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	here, err := filepath.Abs(b.file)
	if err != nil {
		t.Fatal(err)
	}
	list, err := json.Marshal(map[string]map[string]string{"Replace": {here: planted}})
	if err != nil {
		t.Fatal(err)
	}
	overlay = filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(overlay, list, 0o600); err != nil {
		t.Fatal(err)
	}
	return overlay
}
