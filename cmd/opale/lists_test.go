package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/roster"
	"opale/db"
	"opale/tui/screen"
)

// atScreen is the lists of a desk on a file of its own.
func atScreen(t *testing.T) (*lists, *db.Store) {
	t.Helper()
	key, err := db.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	store, err := db.Open(t.Context(), filepath.Join(t.TempDir(), "opale.db"), db.Options{Key: key})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	desk, err := newDesk(store, checkin.Actor{Desk: "Calais 1", Venue: "calais", Operator: "Karim"}, "")
	if err != nil {
		t.Fatal(err)
	}
	return newLists(store, desk), store
}

func listed(t *testing.T, l *lists, text string, answers roster.Options) (string, *roster.List) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ma liste (1).csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	list, err := l.Read(t.Context(), path, answers, func(int, int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	return path, list
}

func stateHash(t *testing.T, store *db.Store) string {
	t.Helper()
	hash, err := store.StateHash(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return hash
}

func TestAListThatIsStoppedInTheMiddleLeavesTheDatabaseAsItWas(t *testing.T) {
	l, store := atScreen(t)
	const few = "Code;Nom;Prénom;Statut\nA1;TESTARD;Léa;Bleu\nA2;TESTUT;Jean;Payé\n"
	answers := roster.Options{Statuses: map[string]checkin.Status{"bleu": checkin.StatusValid}}
	path, list := listed(t, l, few, answers)
	if _, err := l.Take(t.Context(), path, list, screen.ListConsent{}, func(int, int, int) {}); err != nil {
		t.Fatal(err)
	}
	before := stateHash(t, store)
	var many strings.Builder
	many.WriteString("Code;Nom;Prénom;Statut;Table\n")
	for i := range 300 {
		many.WriteString("B" + strings.Repeat("x", i) + ";TESTOT;Zoé;Vert;\n")
	}
	path, list = listed(t, l, many.String(), roster.Options{Statuses: map[string]checkin.Status{"vert": checkin.StatusValid}})
	for _, stopAt := range []int{1, 299, 301, 601, 900} {
		ctx, stop := context.WithCancel(t.Context())
		seen := 0
		_, err := l.Take(ctx, path, list, screen.ListConsent{}, func(_, done, of int) {
			if done > of || of != 900 {
				t.Fatalf("%d of %d", done, of)
			}
			if seen = done; done >= stopAt {
				stop()
			}
		})
		stop()
		if !errors.Is(err, context.Canceled) || seen < stopAt {
			t.Errorf("stopped at %d of 900, reached %d: %v", stopAt, seen, err)
		}
		if after := stateHash(t, store); after != before {
			t.Errorf("stopped at %d: state %s, before %s", stopAt, after, before)
		}
	}
	memory, err := roster.Recollect(store)
	if err != nil || len(memory.Recall(list.Labels)) != 1 {
		t.Errorf("remembered: %+v, %v", memory, err)
	}
	intake, err := l.Take(t.Context(), path, list, screen.ListConsent{}, func(int, int, int) {})
	if err != nil || intake.Added != 300 {
		t.Errorf("taken in whole: %+v, %v", intake, err)
	}
}

func TestComparingWritesNothingAndMayBeStopped(t *testing.T) {
	l, store := atScreen(t)
	path, list := listed(t, l, "Code;Nom;Prénom\nA1;TESTARD;Léa\nA2;TESTUT;Jean\n", roster.Options{})
	before := stateHash(t, store)
	intake, err := l.Weigh(t.Context(), path, list, func(int, int, int) {})
	if err != nil || intake.Added != 2 {
		t.Errorf("got %+v, %v", intake, err)
	}
	ctx, stop := context.WithCancel(t.Context())
	if _, err := l.Weigh(ctx, path, list, func(int, int, int) { stop() }); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if after := stateHash(t, store); after != before {
		t.Errorf("state %s, before %s", after, before)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if _, err := l.Read(stopped, path, roster.Options{}, func(int, int, int) {}); !errors.Is(err, context.Canceled) {
		t.Errorf("reading is not stopped: %v", err)
	}
}

func TestWhatTheScreenLearnsTheCommandKnows(t *testing.T) {
	l, store := atScreen(t)
	const text = "Code;Nom;Prénom;Parrain;Statut\nA1;TESTARD;Léa;Atlantis;Bleu\n"
	answers := roster.Options{Columns: map[string]roster.Use{"Parrain": roster.UseCompany}, Statuses: map[string]checkin.Status{"Bleu": checkin.StatusValid}}
	path, list := listed(t, l, text, answers)
	if _, err := l.Take(t.Context(), path, list, screen.ListConsent{Answers: answers}, func(int, int, int) {}); err != nil {
		t.Fatal(err)
	}
	memory, err := roster.Recollect(store)
	if err != nil {
		t.Fatal(err)
	}
	again, err := readList(store.Path(), path, roster.Options{Memory: memory})
	if err != nil {
		t.Fatal(err)
	}
	row := &again.Rows[0]
	if row.Value(checkin.FieldCompany) != "Atlantis" || row.Value(checkin.FieldStatus) != "valid" {
		t.Errorf("read as %v", row.All())
	}
	answers = roster.Options{Columns: map[string]roster.Use{"Parrain": ""}}
	path, list = listed(t, l, text, answers)
	if _, err := l.Take(t.Context(), path, list, screen.ListConsent{Answers: answers}, func(int, int, int) {}); err != nil {
		t.Fatal(err)
	}
	if memory, err = roster.Recollect(store); err != nil || len(memory.Recall(list.Labels)) != 1 {
		t.Errorf("left: %+v, %v", memory, err)
	}
}

func TestAFolderIsNoList(t *testing.T) {
	l, _ := atScreen(t)
	var refused *roster.Error
	if _, err := l.Read(t.Context(), t.TempDir(), roster.Options{}, func(int, int, int) {}); !errors.As(err, &refused) || refused.Kind != roster.KindNotAList {
		t.Errorf("got %v", err)
	}
}

func TestListsAreFoundByThemselves(t *testing.T) {
	home, stick := t.TempDir(), t.TempDir()
	config := filepath.Join(home, "cfg")
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	t.Setenv("OneDrive", "")
	t.Setenv("XDG_CONFIG_HOME", config)
	write := func(path, text string, age time.Duration) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Date(2026, time.November, 27, 18, 0, 0, 0, time.UTC).Add(-age)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	const list = "Nom;Prénom;Mail\nTESTARD;Léa;lea@example.org\n"
	write(filepath.Join(config, "user-dirs.dirs"), "# folders\nXDG_DOWNLOAD_DIR=\"$HOME/Reçus\"\n", 0)
	write(filepath.Join(home, "Reçus", "inscrits.csv"), list, time.Hour)
	write(filepath.Join(home, "Downloads", "INSCRITS.XLSX"), "PK", 2*time.Hour)
	write(filepath.Join(home, "Downloads", "photo.jpg"), "JFIF", 0)
	write(filepath.Join(home, "Downloads", ".caché.csv"), list, 0)
	write(filepath.Join(home, "Downloads", "~$INSCRITS.xlsx"), "PK", 0)
	write(filepath.Join(home, "Downloads", "empty.csv"), "", 0)
	write(filepath.Join(home, "Downloads", "deep", "not.csv"), list, 0)
	write(filepath.Join(home, "Desktop", "texte unicode.txt"), strings.ReplaceAll(list, ";", "\t"), 3*time.Hour)
	write(filepath.Join(home, "Desktop", "courrier.txt"), "Bonjour,\nmerci de votre visite.\n", 0)
	write(filepath.Join(stick, "salon", "liste.csv"), list, time.Minute)
	write(filepath.Join(stick, "salon", "2026", "deeper.csv"), list, 0)
	shelf := homeShelf()
	shelf.sticks = func() []string { return []string{stick} }
	type fact struct {
		name  string
		place screen.ListPlace
	}
	var got []fact
	for _, f := range shelf.look() {
		got = append(got, fact{filepath.Base(f.Path), f.Place})
	}
	want := []fact{
		{"liste.csv", screen.OnStick}, {"inscrits.csv", screen.InDownloads},
		{"INSCRITS.XLSX", screen.InDownloads}, {"texte unicode.txt", screen.OnDesktop},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(fact{})); diff != "" {
		t.Error(diff)
	}
	for i := range 2 * shelved {
		write(filepath.Join(stick, strings.Repeat("x", i+1)+".csv"), list, 0)
	}
	if n := len(shelf.look()); n != shelved {
		t.Errorf("%d are shown", n)
	}
}
