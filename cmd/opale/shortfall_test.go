package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"opale/checkin"
	"opale/cmd/opale/wording"
	"opale/db"
)

// What a file lacks is said on the screen, and no more once it has come.
func TestWhatIsMissingIsSaidUntilItComes(t *testing.T) {
	atHome(t)
	p := &program{words: &wording.French, out: io.Discard, errs: io.Discard, clock: &clock{}}
	path, err := p.database()
	if err != nil {
		t.Fatal(err)
	}
	write := func(event checkin.Event) {
		store, err := p.own(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if err := store.Define(t.Context(), checkin.Actor{Desk: "Calais 1"}, event); err != nil {
			t.Fatal(err)
		}
		if err := store.Close(); err != nil {
			t.Fatal(err)
		}
	}
	write(checkin.Fabriques(2026))
	older, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write(checkin.Fabriques(2027))
	newer := filepath.Join(t.TempDir(), "newer.db")
	if err := os.Rename(path, newer); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, older, 0o600); err != nil {
		t.Fatal(err)
	}
	store, err := p.own(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	log, closeLog := openLog()
	defer closeLog()
	watch := keepSafe(t.Context(), store, log)
	said := <-watch.tell
	if checkin.ErrorCode(said) != checkin.CodeIncomplete {
		t.Fatalf("the screen is told %v", said)
	}
	if s := wording.French.Explain(said); s.What[:len("Il manque ici 2 écritures, de Calais 1, n° 1 à 2, jusqu'à ")] != "Il manque ici 2 écritures, de Calais 1, n° 1 à 2, jusqu'à " {
		t.Error(s.What)
	}
	watch.stop()
	<-watch.done
	ring, err := p.ring(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	copied, err := db.OpenCopy(t.Context(), newer, db.Options{Ring: ring})
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	if fresh, err := store.TakeFrom(t.Context(), copied); err != nil || fresh != 2 {
		t.Fatal(fresh, err)
	}
	watch.compare(t.Context())
	if said := <-watch.tell; said != nil {
		t.Errorf("all has come, and the screen is told %v", said)
	}
}
