package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/carlos7ags/folio/reader"

	"opale/checkin"
	"opale/cmd/opale/wording"
	"opale/db"
)

// paperText reads a document back, locked or not.
func paperText(t testing.TB, document []byte, password string) string {
	t.Helper()
	r, err := reader.ParseWithOptions(document, reader.ReadOptions{Password: password})
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for i := range r.PageCount() {
		page, err := r.Page(i)
		if err != nil {
			t.Fatal(err)
		}
		text, err := page.ExtractText()
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(text + "\n")
	}
	return all.String()
}

// listKeeper is a desk of invented people that keeps a list in a folder.
func listKeeper(t testing.TB, people int) (*keptList, *checkin.Desk, *db.Store) {
	t.Helper()
	home := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "APPDATA"} {
		t.Setenv(name, home)
	}
	store, err := rehearse(t.Context(), filepath.Join(home, "opale.db"), people, 1)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	desk, err := newDesk(store, checkin.Actor{Desk: "Calais 2", Venue: "calais", Operator: "Testine"}, "calais-j1")
	if err != nil {
		t.Fatal(err)
	}
	p := &program{words: &wording.French, passphrase: fetePassphrase, out: io.Discard, errs: io.Discard}
	k := &keptList{program: p, store: store, desk: desk, folder: filepath.Join(home, "stick"), log: slog.New(slog.DiscardHandler)}
	if err := os.Mkdir(k.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	return k, desk, store
}

// onStick is the one list in a folder.
func onStick(t *testing.T, folder string) []byte {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(folder, "*"))
	if len(files) != 1 || filepath.Ext(files[0]) != ".pdf" {
		t.Fatalf("in the folder: %v", files)
	}
	content, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// A locked file is another one each time that it is written: the same bytes
// were not written again.
func TestTheListIsWrittenWhereSomethingIsNew(t *testing.T) {
	k, desk, _ := listKeeper(t, 300)
	k.write(t.Context())
	first := onStick(t, k.folder)
	if state := k.State(); state.Code != "" || state.Written.IsZero() || state.Words != "" {
		t.Fatalf("the list stands as %+v", state)
	}
	if k.write(t.Context()); !bytes.Equal(first, onStick(t, k.folder)) {
		t.Error("nothing was new, and the list was written again")
	}
	visit, err := desk.Register(t.Context(), checkin.Fields{checkin.FieldLastName: "Testard", checkin.FieldFirstName: "JEANNE"})
	if err != nil || visit.Outcome != checkin.OutcomeAdmitted {
		t.Fatal(visit.Outcome, err)
	}
	k.write(t.Context())
	text := paperText(t, onStick(t, k.folder), fetePassphrase)
	for _, want := range []string{"TESTARD Jeanne", "1 entré · ", "Calais 2 n°"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not on the list:\n%s", want, text)
		}
	}
	if strings.Contains(text, "@") {
		t.Error("there is an e-mail address on it")
	}
}

// The stick is pulled, comes back, is something else, comes back: the desk goes
// on, and the screen is told.
func TestAListThatCannotBeWrittenIsSaid(t *testing.T) {
	k, _, _ := listKeeper(t, 20)
	k.write(t.Context())
	away := k.folder + "-pulled"
	if err := os.Rename(k.folder, away); err != nil {
		t.Fatal(err)
	}
	k.write(t.Context())
	if state := k.State(); state.Code != checkin.CodeMissing || state.Written.IsZero() {
		t.Errorf("pulled: %+v", state)
	}
	if err := os.WriteFile(k.folder, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	k.write(t.Context())
	if state := k.State(); state.Code != checkin.CodeReadOnly {
		t.Errorf("something else: %+v", state)
	}
	if err := os.Remove(k.folder); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(k.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if k.write(t.Context()); k.State().Code != "" {
		t.Errorf("back: %+v", k.State())
	}
	onStick(t, k.folder) // written anew: another stick has not the last one
	for _, code := range []checkin.Code{checkin.CodeMissing, checkin.CodeDiskFull, checkin.CodeReadOnly, checkin.CodeDamaged, checkin.CodeInternal} {
		if wording.French.Words.Paper.Faults[code] == "" {
			t.Errorf("the screen has no words for %s", code)
		}
	}
}

// BenchmarkDoorBesideTheList is what somebody at the door waits for, a search
// and an arrival, alone and while the list of 10,000 people is made again and
// again: a desk makes it once a minute.
func BenchmarkDoorBesideTheList(b *testing.B) {
	for name, making := range map[string]bool{"alone": false, "beside": true} {
		b.Run(name, func(b *testing.B) {
			k, desk, store := listKeeper(b, 10_000)
			if err := desk.Load(b.Context(), nil); err != nil {
				b.Fatal(err)
			}
			var ids []checkin.RegistrationID
			_ = store.People(b.Context(), func(r *checkin.Registration) bool {
				if r.ExpectedAt(desk.Place().Session) && r.IsExpected() {
					ids = append(ids, r.ID)
				}
				return true
			})
			ctx, stop := context.WithCancel(b.Context())
			done := make(chan int)
			go func() {
				made := 0
				for making && ctx.Err() == nil {
					k.held = listVersion{}
					k.write(ctx)
					made++
				}
				done <- made
			}()
			var searches, waits []time.Duration
			for i := 0; b.Loop(); i++ {
				begin := time.Now()
				if _, err := desk.Search("lefevr"); err != nil {
					b.Fatal(err)
				}
				searches = append(searches, time.Since(begin))
				if _, err := desk.CheckIn(b.Context(), checkin.Entrance{ID: ids[i%len(ids)]}); err != nil {
					b.Fatal(err)
				}
				waits = append(waits, time.Since(begin))
			}
			stop()
			b.ReportMetric(float64(<-done), "lists")
			for what, all := range map[string][]time.Duration{"search": searches, "both": waits} {
				slices.Sort(all)
				b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, "ms/"+what+"-median")
				b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "ms/"+what+"-99th")
			}
		})
	}
}

// BenchmarkPrintableList is what it costs to make one of 10,000 people.
func BenchmarkPrintableList(b *testing.B) {
	k, _, _ := listKeeper(b, 10_000)
	b.ReportAllocs()
	for b.Loop() {
		k.held = listVersion{}
		k.write(b.Context())
	}
	if code := k.State().Code; code != "" {
		b.Fatal(code)
	}
}
