package bundle_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
)

const spoken = "phare dune filet digue tulipe"

func newKit(t *testing.T) (folder string, id *bundle.Identity) {
	t.Helper()
	id, err := bundle.NewIdentity("fabriques-numeriques")
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := id.Seal(spoken)
	if err != nil {
		t.Fatal(err)
	}
	folder = t.TempDir()
	if bundle.IsKit(disk.Computer{}, folder) {
		t.Error("an empty folder is no kit")
	}
	if err := bundle.WriteKit(disk.Computer{}, folder, checkin.Fabriques(2026), sealed); err != nil {
		t.Fatal(err)
	}
	return folder, id
}

func TestAKitOpensWithItsPassphraseOnly(t *testing.T) {
	folder, id := newKit(t)
	kit, err := bundle.ReadKit(disk.Computer{}, folder)
	if err != nil || !bundle.IsKit(disk.Computer{}, folder) {
		t.Fatal(err)
	}
	got, err := kit.Open(spoken)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(id, got); diff != "" {
		t.Error(diff)
	}
	if _, err := kit.Open("tulipe digue filet dune phare"); checkin.ErrorCode(err) != checkin.CodeLocked {
		t.Errorf("another passphrase: %v", err)
	}
	kit.Event.ID = "autre"
	if _, err := kit.Open(spoken); checkin.ErrorCode(err) != checkin.CodeDamaged {
		t.Errorf("the identity of another event: %v", err)
	}
}

// A kit that was cut anywhere is no kit, and no panic.
func TestADamagedKitIsSaidToBeDamaged(t *testing.T) {
	folder, _ := newKit(t)
	path := filepath.Join(folder, bundle.KitName)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for n := range whole {
		if err := os.WriteFile(path, whole[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := bundle.ReadKit(disk.Computer{}, folder); checkin.ErrorCode(err) != checkin.CodeDamaged {
			t.Fatalf("cut at %d: %v", n, err)
		}
	}
	if err := os.WriteFile(path, []byte(`{"opale_kit":2}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := bundle.ReadKit(disk.Computer{}, folder); checkin.ErrorCode(err) != checkin.CodeNewer {
		t.Errorf("a later format: %v", err)
	}
	if _, err := bundle.ReadKit(disk.Computer{}, t.TempDir()); checkin.ErrorCode(err) != checkin.CodeMissing {
		t.Errorf("no kit: %v", err)
	}
}

func TestAStickRemembersTheNamesItGave(t *testing.T) {
	folder := t.TempDir()
	for _, g := range []bundle.Given{
		{Device: "d1", Desk: "Calais 1", Venue: "calais"},
		{Device: "d2", Desk: "Calais 2", Venue: "calais"},
		{Device: "d1", Desk: "Calais 3", Venue: "calais"},
	} {
		if err := bundle.Give(disk.Computer{}, folder, g); err != nil {
			t.Fatal(err)
		}
	}
	want := []bundle.Given{{Device: "d2", Desk: "Calais 2", Venue: "calais"}, {Device: "d1", Desk: "Calais 3", Venue: "calais"}}
	if diff := cmp.Diff(want, bundle.GivenAt(disk.Computer{}, folder)); diff != "" {
		t.Error(diff)
	}
}

func TestWhatSystemsAFolderLacks(t *testing.T) {
	folder := t.TempDir()
	lacking := func(want ...string) {
		t.Helper()
		got, err := bundle.Lacking(disk.Computer{}, folder)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
	}
	lacking("Windows", "macOS", "Linux")
	for _, p := range []struct {
		name, content string
		left          []string
	}{
		{"opale-linux-arm64", "\x7fELF...", []string{"Windows", "macOS"}},
		{"opale.txt", "notes", []string{"Windows", "macOS"}},
		{"OPALE.EXE", "MZ...", []string{"macOS"}},
		{"opale-darwin", "\xca\xfe\xba\xbe...", nil},
	} {
		if err := os.WriteFile(filepath.Join(folder, p.name), []byte(p.content), 0o600); err != nil {
			t.Fatal(err)
		}
		lacking(p.left...)
	}
}

func TestProgramsAreKnownByHowTheyBegin(t *testing.T) {
	folder := t.TempDir()
	for name, content := range map[string]string{
		"opale-linux-amd64": "\x7fELF...", "Opale.exe": "MZ...", "opale-darwin-arm64": "\xcf\xfa\xed\xfe...",
		"opale.kit": "{}", "opale.desks": "", "setup.exe": "MZ...",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := bundle.Programs(disk.Computer{}, folder)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"Opale.exe", "opale-darwin-arm64", "opale-linux-amd64"}, got); diff != "" {
		t.Error(diff)
	}
	if _, err := bundle.Programs(disk.Computer{}, filepath.Join(folder, "none")); checkin.ErrorCode(err) != checkin.CodeMissing {
		t.Errorf("no such folder: %v", err)
	}
}
