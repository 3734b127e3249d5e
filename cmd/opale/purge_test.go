package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/checkin/journal"
	"opale/cmd/opale/wording"
)

// TestPurgeReachesWhatIsKeptElsewhere: this desk's bundles and lists, under whatever
// name it had, where it kept them; the kit of this event that lies on this computer;
// and of nobody else anything. A folder that is not there is told.
func TestPurgeReachesWhatIsKeptElsewhere(t *testing.T) {
	k, _, store := listKeeper(t, 4)
	own := store.Device().String()[:9]
	write := func(path string) string {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("essai"), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	lists, mail, gone := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "partie")
	ours := []string{
		write(filepath.Join(k.folder, "calais-2-"+own+".opale")), write(filepath.Join(k.folder, "calais-9-"+own+".opale")),
		write(filepath.Join(k.folder, "liste-calais-2-"+own+".pdf")), write(filepath.Join(lists, "list-"+own+".pdf")), write(filepath.Join(mail, own+".opale")),
	}
	others := []string{
		write(filepath.Join(k.folder, "calais-3-d00000000.opale")), write(filepath.Join(lists, "photo-"+own+".jpg")), write(filepath.Join(mail, own+".opale.txt")),
	}
	for key, folder := range map[string]string{settingStick: k.folder, settingPaper: lists, settingExchanged: mail} {
		if err := store.Remember(key, folder); err != nil {
			t.Fatal(err)
		}
	}
	folder, err := dataFolder()
	if err != nil {
		t.Fatal(err)
	}
	kit := filepath.Join(folder, keptKit)
	if err := os.MkdirAll(kit, 0o700); err != nil {
		t.Fatal(err)
	}
	event := checkin.Fabriques(2026)
	if err := bundle.WriteKit(disk.Computer{}, kit, event, []byte("scellée")); err != nil {
		t.Fatal(err)
	}
	ours = append(ours, write(filepath.Join(kit, "coordination.opale")), filepath.Join(kit, bundle.KitName))

	paths, away, err := k.keptElsewhere(store, "autre-salon")
	if err != nil || len(away) > 0 || len(paths) != 5 {
		t.Errorf("of another event: %v, %v, %v", paths, away, err)
	}
	if err := store.Remember(settingPaper, gone); err != nil {
		t.Fatal(err)
	}
	if _, away, err := k.keptElsewhere(store, event.ID); err != nil || !cmp.Equal(away, []string{gone}) {
		t.Errorf("not there: %v, %v", away, err)
	}
	if err := store.Remember(settingPaper, lists); err != nil {
		t.Fatal(err)
	}
	if paths, _, err = k.keptElsewhere(store, event.ID); err != nil {
		t.Fatal(err)
	}
	deleted, left := deleteAll(k.onDisk(), paths)
	if len(deleted) != len(ours) || len(left) > 0 {
		t.Errorf("deleted %v, left %v", deleted, left)
	}
	for _, path := range ours {
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s is still there", path)
		}
	}
	for _, path := range others {
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}

// TestWhatStandsInTheWayOfAPurgeIsSaid: on a computer and in a database that hubs share, a
// clock that is behind always does, whatever is forced; entries that are nowhere else, no
// day, and a day that has not come, until it is forced.
func TestWhatStandsInTheWayOfAPurgeIsSaid(t *testing.T) {
	p := &program{words: &wording.English}
	event := checkin.Fabriques(2026)
	now := event.Sessions[0].Opens
	for _, store := range []string{"", "relais"} {
		for name, c := range map[string]struct {
			keep       string
			last       time.Time
			unsent     int
			says, sure string // sure is what is said to whoever forces it
		}{
			"behind":    {"2000-01-01", now.Add(journal.ClockOff), 0, p.words.Rights.ClockBack, p.words.Rights.ClockBack},
			"only here": {"2000-01-01", now, 3, "3 entries", ""},
			"no day":    {"", now, 0, p.words.Rights.NoDay, ""},
			"too soon":  {"2099-12-31", now, 0, "31 December 2099", ""},
			"over":      {"2000-01-01", now, 0, "", ""},
		} {
			event.KeepUntil = c.keep
			fact := &purgeFact{Event: event.ID, Unsent: c.unsent, Store: store}
			fact.at(now, &event, c.last)
			said := func(err error) string {
				if err == nil {
					return ""
				}
				return err.Error()
			}
			if got := said(p.mayPurge(&event, fact, false)); !strings.Contains(got, c.says) || (c.says == "") != (got == "") {
				t.Errorf("%s, %q: %q", name, store, got)
			}
			if got := said(p.mayPurge(&event, fact, true)); got != c.sure {
				t.Errorf("%s, %q, forced: %q", name, store, got)
			}
			if named := strings.Contains(said(p.mayPurge(&event, fact, false)), "relais"); named != (store != "" && c.unsent > 0) {
				t.Errorf("%s, %q: names the database: %v", name, store, named)
			}
		}
	}
}
