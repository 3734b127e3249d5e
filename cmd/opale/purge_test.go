package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
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
