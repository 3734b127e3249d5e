package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

var longList = flag.Int("listed", 50_000, "how many people are on the list whose import is measured")

// importMemory is the most that an import may have, in bytes: 150 MB for 200,000
// people, since an old laptop has four GB, and a browser open. A list kept as its
// values, and not packed, takes a kilobyte a person.
func importMemory(people int) int64 { return 90<<20 + int64(people)*315 }

// TestALongListIsTakenInInLittleMemory has the built program import a list, and
// reads what memory it had at its highest. For the longest list that we promise:
//
//	go test ./cmd/opale -run ALongList -listed 200000 -v
func TestALongListIsTakenInInLittleMemory(t *testing.T) {
	opale := newProgram(t) // without the race detector, whatever this test has
	file := filepath.Join(t.TempDir(), "liste.csv")
	writeLongList(t, file)
	cmd := exec.Command("opale-measured", opale.program, "import", file, "--json", "--db", opale.path)
	cmd.Env = opale.env
	var problem bytes.Buffer
	cmd.Stderr = &problem
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, problem.String())
	}
	var fact importFact
	var used measure
	said := json.NewDecoder(bytes.NewReader(out))
	if err := errors.Join(said.Decode(&fact), said.Decode(&used)); err != nil || fact.Added != *longList {
		t.Fatalf("%d were added, %v: %s", fact.Added, err, out)
	}
	most := used.Most
	t.Logf("%d MB at most for %d people, %.0f s of the processor", most>>20, *longList, used.Seconds)
	if limit := importMemory(*longList); most > limit {
		t.Errorf("%d MB, want %d at most", most>>20, limit>>20)
	}
}

// measure is what a process took.
type measure struct {
	Most    int64   // bytes of memory
	Seconds float64 // of the processor
}

func init() { programs["opale-measured"] = measured }

// measured runs a program, and prints what it took. The system counts for a new
// process what the one that began it had: the tests have more than an import.
func measured() {
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	err := json.NewEncoder(os.Stdout).Encode(measure{
		Most: int64(usage.Maxrss) << 10, Seconds: (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(),
	})
	if err != nil {
		os.Exit(1)
	}
}

func writeLongList(t *testing.T, name string) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "Code;Prénom;Nom;Société;E-mail;Téléphone;Ville;Lieu;Statut")
	for i := range *longList {
		fmt.Fprintf(w, "CA-%06d;Éloïse;TESTARD %d;Café du Port %d;eloise%d@test.example;06 39 98 10 67;Calais;Calais;Payé\n", i, i, i%5000, i)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
