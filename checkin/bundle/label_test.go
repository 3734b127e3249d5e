package bundle_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
)

func TestAStickSaysForWhomItIs(t *testing.T) {
	folder := t.TempDir()
	if _, ok := bundle.LabelAt(disk.Computer{}, folder); ok {
		t.Error("an empty stick says something")
	}
	want := bundle.Label{
		Event: "fabriques-numeriques", Desks: []bundle.Given{{Desk: "Calais 2", Venue: "calais"}},
		Edition: checkin.Edition{Word: "MOULE", Digest: "01"}, Written: time.Date(2026, time.November, 27, 18, 32, 0, 0, time.UTC),
	}
	if err := bundle.WriteLabel(disk.Computer{}, folder, want); err != nil {
		t.Fatal(err)
	}
	got, ok := bundle.LabelAt(disk.Computer{}, folder)
	if diff := cmp.Diff(want, got); diff != "" || !ok {
		t.Error(diff)
	}
}

// A stick may come from anywhere: nothing of what it says reaches a terminal raw,
// and one that says nonsense says nothing.
func TestAHostileLabelIsClean(t *testing.T) {
	folder := t.TempDir()
	put := func(text string) {
		if err := os.WriteFile(filepath.Join(folder, "opale.stick"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put(`{"desks":[{"desk":"Calais\u001b[2J 2"}],"edition":{"word":"MOU\u202eLE"}}`)
	got, ok := bundle.LabelAt(disk.Computer{}, folder)
	if !ok || got.Desks[0].Desk != checkin.Clean(got.Desks[0].Desk) || got.Edition.Word != checkin.Clean(got.Edition.Word) {
		t.Errorf("%+v", got)
	}
	put(`{"desks":7}`)
	if _, ok := bundle.LabelAt(disk.Computer{}, folder); ok {
		t.Error("nonsense is read")
	}
}
