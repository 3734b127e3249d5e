package main

import (
	"context"
	"encoding/csv"
	"io"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"opale/checkin"
	"opale/checkin/rehearsal"
	"opale/cmd/opale/wording"
	"opale/db"
	"opale/db/seal/sealtest"
)

// TestAStolenLaptopsFilesShowNothing plays a desk's day, and looks for everybody
// in all that it leaves: database, log beside it, backups, temporary files, the
// folders of the paper list and of the safety stick. It sees what it looks for:
// it finds everybody where the database is not sealed.
func TestAStolenLaptopsFilesShowNothing(t *testing.T) {
	event := checkin.Fabriques(2026)
	people := slices.Collect(func(yield func(checkin.Registration) bool) {
		for r := range rehearsal.People(&event, 4, 400) {
			if !yield(r) {
				return
			}
		}
	})
	var words []string
	for i := range people {
		words = append(words, sealtest.Words(&people[i])...)
	}
	all := sealtest.NewNeedles(words)
	nobody := checkin.Registration{}
	nobody.Values[checkin.FieldCode], nobody.Values[checkin.FieldLastName] = "ZZ-000000", "Zzyx"
	needles := all.Without(all.Find(t, deskDay(t, []checkin.Registration{nobody}, true)))
	for word, files := range needles.Find(t, deskDay(t, people, true)) {
		t.Errorf("%q stands in %v", word, files)
	}
	found := needles.Find(t, deskDay(t, people, false))
	if len(found) < needles.Len() || needles.Len() < 3*len(people) {
		t.Errorf("of %d words, %d are found where nothing is sealed", needles.Len(), len(found))
	}
	files := make(map[string]bool)
	for name := range maps.Values(found) {
		for _, file := range name {
			files[filepath.Ext(file)] = true
		}
	}
	if !files[".db"] || !files[".db-wal"] || files[".pdf"] || files[".opale"] || files[".log"] {
		t.Errorf("people are found in files of these kinds: %v", files)
	}
}

// deskDay is a day of one laptop, as its folders are while the desk is open.
func deskDay(t *testing.T, people []checkin.Registration, sealed bool) (home string) {
	t.Helper()
	home = filepath.Dir(filepath.Dir(atHome(t)))
	for _, name := range []string{"TMPDIR", "TMP"} {
		t.Setenv(name, folderIn(t, home, "tmp"))
	}
	stick, paper := folderIn(t, home, "stick"), folderIn(t, home, "paper")
	p := &program{words: &wording.French, in: nil, out: io.Discard, errs: io.Discard, clock: &clock{}}
	if !sealed { // as a rehearsal's, which stays open
		path, err := p.database()
		if err != nil {
			t.Fatal(err)
		}
		key, _ := db.NewKey()
		store, err := db.Open(t.Context(), path, db.Options{Key: key})
		if err == nil {
			err = store.Remember(settingLang, "fr")
		}
		if err != nil {
			t.Fatal(err)
		}
		store.Close()
	}
	runAll(t, []string{"import", listOf(t, people)}, []string{"event", "--identity"},
		[]string{"check-in", people[0].Values[checkin.FieldCode], "--session", "calais-j1", "--force", "essai"})
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	s := play(t, ctx, "--venue", "calais", "--desk", "Poste 1", "--operator", "Zébuline", "--session", "calais-j1", "--stick", stick, "--paper", paper)
	s.waitFor(t, "Nom, société, ville")
	stop()
	if code := <-s.code; code != exitDone {
		t.Fatalf("exit code %d", code)
	}
	store, err := p.own(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	if err := keepSafe(t.Context(), store, slog.New(slog.DiscardHandler)).end(t.Context()); err != nil {
		t.Fatal(err)
	}
	runAll(t, []string{"import", listOf(t, people)}, []string{"check-in", people[0].Values[checkin.FieldCode], "--session", "calais-j2", "--force", "essai"})
	for _, pattern := range []string{"stick/*.opale", "paper/*.pdf"} {
		if files, _ := filepath.Glob(filepath.Join(home, pattern)); len(files) == 0 {
			t.Fatalf("there is no %s", pattern)
		}
	}
	return home
}

func folderIn(t *testing.T, home, name string) string {
	t.Helper()
	path := filepath.Join(home, name)
	if err := os.MkdirAll(path, 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

func runAll(t *testing.T, commands ...[]string) {
	t.Helper()
	for _, args := range commands {
		if code := Run(t.Context(), args, nil, io.Discard, io.Discard); code != exitDone {
			t.Fatalf("%v: exit code %d", args, code)
		}
	}
}

// listOf writes people as an organiser's list, which is nowhere on the laptop.
func listOf(t *testing.T, people []checkin.Registration) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "list.csv")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := csv.NewWriter(f)
	fields := []checkin.Field{checkin.FieldCode, checkin.FieldFirstName, checkin.FieldLastName, checkin.FieldCompany, checkin.FieldEmail, checkin.FieldPhone}
	rows := [][]string{{"Code", "Prénom", "Nom", "Société", "E-mail", "Téléphone"}}
	for i := range people {
		row := make([]string, len(fields))
		for n, field := range fields {
			row[n] = people[i].Values[field]
		}
		rows = append(rows, row)
	}
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return path
}
