package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"opale/checkin"
	"opale/checkin/disk"
	"opale/checkin/plan"
)

// The proof is about one database. Another one beside it would go with the
// folder, and nobody has looked who holds what is in it.
func TestAnotherDatabaseInTheFolderIsNotRemovedUnproved(t *testing.T) {
	one := borrowed(t)
	other := one.file("data/opale/autre.db")
	if err := os.WriteFile(other, []byte("another event"), 0o600); err != nil {
		t.Fatal(err)
	}
	if said, code := one.opale("return", "fabriques-numeriques"); code != exitRefused || !strings.Contains(said, "autre.db") {
		t.Errorf("%d %s", code, said)
	}
	if said, code := one.opale("return"); code != exitRefused || !strings.Contains(said, "autre.db") {
		t.Errorf("asked what would be: %d %s", code, said)
	}
	for _, path := range []string{other, one.file("data/opale/opale.db"), one.file("config/opale/device.key")} {
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
	if err := os.Remove(other); err != nil {
		t.Fatal(err)
	}
	one.must(t, "return", "fabriques-numeriques")
	one.gone(t)
}

// A database elsewhere is opened with the keys of this laptop, which go: that is
// said before they do, and nothing of it is touched.
func TestADatabaseElsewhereThatLosesItsKeyIsSaid(t *testing.T) {
	one := borrowed(t)
	if said := one.says(t, "return"); strings.Contains(said, "autre base") {
		t.Fatal(said)
	}
	other := one.file("Photos/salon.db")
	one.must(t, "import", one.file("Downloads/inscrits.csv"), "--db", other, "--desk", "Calais 2", "--venue", "calais")
	if said := one.says(t, "return"); !strings.Contains(said, "autre base "+filepath.Join("~", "Photos", "salon.db")) {
		t.Errorf("not said:\n%s", said)
	}
	one.must(t, "return", "fabriques-numeriques")
	if _, err := os.Stat(other); err != nil {
		t.Error(err)
	}
}

// Beside a database that lies in a folder of the user's, a folder of that name may
// be theirs too: only the copies of this database go.
func TestOnlyTheCopiesOfADatabaseGo(t *testing.T) {
	home := t.TempDir()
	d := &desktop{home: home, disk: disk.Computer{}}
	d.settle(t)
	for _, folder := range []string{"data", "config", "Documents/backups/before-repair-20301128-090000.000", "Documents/backups/été"} {
		if err := os.MkdirAll(d.file(folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	ours := []string{
		"salon-20301128-090000.000.db", "salon-20301128-100000.000.db.partial", "salon-20301128-100000.000.db.partial-journal",
		"before-repair-20301128-090000.000/salon.db", "before-repair-20301128-090000.000/salon.db-wal", "before-repair-20301128-090000.000/salon.db.heads",
	}
	theirs := []string{"salon-photo.jpg", "salon-20301128.db", "autre-20301128-090000.000.db", "été/plage.jpg", "before-repair-20301128-090000.000/autre.db"}
	for _, name := range append(ours, theirs...) {
		if err := os.WriteFile(d.file("Documents/backups/"+name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p := d.program(io.Discard, io.Discard)
	p.file = d.file("Documents/salon.db")
	store, err := p.own(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	var got []string
	for _, path := range copiesOf(store) {
		name, err := filepath.Rel(d.file("Documents/backups"), path)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, filepath.ToSlash(name))
	}
	slices.Sort(got)
	slices.Sort(ours)
	if !slices.Equal(got, ours) {
		t.Errorf("%q go, not %q", got, ours)
	}
}

// A laptop that was used again behind its word says it anew: the first word is void.
func TestALaptopThatWasUsedAgainSaysItAnew(t *testing.T) {
	one := borrowed(t)
	p := one.program(io.Discard, io.Discard)
	said := func() bool {
		t.Helper()
		store, err := p.own(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		defer store.Close()
		w, err := p.weigh(store, seat{})
		if err != nil {
			t.Fatal(err)
		}
		return w.said
	}
	if said() {
		t.Error("said before it was")
	}
	store, err := p.own(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	actor := checkin.Actor{Desk: "Calais 2", Venue: "calais"}
	if err := store.Append(context.Background(), actor, checkin.Fact{Kind: checkin.KindReturned}); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if !said() {
		t.Error("its word is not heard")
	}
	one.admit(t, "C-2")
	if said() {
		t.Error("a word that is void still counts")
	}
}

// says is what a command answers.
func (d *desktop) says(t *testing.T, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	p := d.program(&out, io.Discard, args...)
	root := p.root()
	root.SetArgs(args)
	if err := root.ExecuteContext(t.Context()); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// What a desk wrote for which nobody has vouched is not in the journal, and is held
// by nobody; the lists that were to be printed lie on the desktop. Both are said
// before anything goes.
func TestWhatWaitsHereIsSaidBeforeItGoes(t *testing.T) {
	one := borrowed(t)
	if said := one.says(t, "return"); strings.Contains(said, "Inconnu 1") || strings.Contains(said, "papiers") {
		t.Fatal(said)
	}
	stranger := &desktop{home: t.TempDir(), disk: disk.Computer{}}
	stranger.settle(t)
	stranger.must(t, "import", one.file("Downloads/inscrits.csv"), "--desk", "Inconnu 1", "--venue", "calais")
	stranger.must(t, "exchange", one.file("stick"), "--unsealed")
	one.settle(t)
	one.opale("exchange", one.file("stick")) // is refused where a stranger waits
	store, err := one.program(io.Discard, io.Discard).own(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	papers := plan.Plan{Papers: &plan.Papers{Folder: one.file("Desktop/papiers"), Files: 2}}
	if err := errors.Join(os.Mkdir(papers.Papers.Folder, 0o700), papers.Keep(store), store.Close()); err != nil {
		t.Fatal(err)
	}
	said := one.says(t, "return")
	for _, want := range []string{"Inconnu 1", "attendent", filepath.Join("~", "Desktop", "papiers")} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said:\n%s", want, said)
		}
	}
}
