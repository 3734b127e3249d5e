package journal_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/journal"
)

// What is not taken in is told by whose it is: a stranger's word of trust that
// is missing, entries that are, and what was altered on the way.
func TestAsideTellsWhatIsNotTakenIn(t *testing.T) {
	here, near := member(t), member(t)
	stranger := journal.NewMemory(checkin.Fabriques(2026), nil)
	write(t, near, "N", 2)
	known := since(t, near, nil)[0]
	apply(t, here, known)
	write(t, near, "M", 4)
	rest := since(t, near, journal.Vector{known.Stream: known.Last()})[0]
	altered := rest
	altered.Entries = append([]journal.Entry{}, rest.Entries...)
	altered.Entries[0] = altered.Entries[1]
	altered.Entries[0].ID.Seq--
	late := rest
	late.First, late.Entries = rest.First+3, rest.Entries[3:]
	write(t, stranger, "S", 1)
	apply(t, here, append(since(t, stranger, nil), late)...)
	apply(t, here, altered)

	aside, err := here.Aside(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	missing := map[checkin.DeviceID]int{}
	for i := range aside.Waiting {
		missing[aside.Waiting[i].By.Device] = aside.Waiting[i].Missing()
	}
	if diff := cmp.Diff(map[checkin.DeviceID]int{stranger.Device(): 0, near.Device(): 3}, missing); diff != "" {
		t.Error(diff)
	}
	if n := len(aside.Quarantined); n != 1 || aside.Quarantined[0].Desk == "" {
		t.Errorf("quarantined: %+v", aside.Quarantined)
	}
}
