package bundle_test

import (
	"bytes"
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

// Whatever lies on a stick under our names, no more of it is read than could be
// ours.
func TestAStickWithHugeNotesIsNoKit(t *testing.T) {
	folder := t.TempDir()
	huge := append([]byte(`{"event":"essai"`), bytes.Repeat([]byte(" "), 5<<20)...)
	for _, name := range []string{"opale.stick", bundle.KitName, "opale.desks"} {
		if err := os.WriteFile(filepath.Join(folder, name), append(huge, '}'), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if l, ok := bundle.LabelAt(disk.Computer{}, folder); ok {
		t.Errorf("a label of %d bytes is read: %+v", len(huge), l)
	}
	if _, err := bundle.ReadKit(disk.Computer{}, folder); checkin.ErrorCode(err) != checkin.CodeDamaged {
		t.Errorf("a kit of that size: %v", err)
	}
	if given := bundle.GivenAt(disk.Computer{}, folder); given != nil {
		t.Errorf("names of that size: %+v", given)
	}
}
