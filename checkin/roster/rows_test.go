package roster

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"opale/checkin"
)

// TestRowsAreReadInAnyOrder keeps rows by blocks, and reads them while more come.
func TestRowsAreReadInAnyOrder(t *testing.T) {
	kept, n := &rows{}, 3*blockRows+7
	var listed []checkin.ListedRow
	want := func(i int) string { return fmt.Sprintf("TESTARD %d", i) }
	random := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		fields := checkin.Fields{checkin.FieldLastName: want(i), checkin.FieldCells: fmt.Sprintf("cellules %d", i)}
		listed = append(listed, checkin.KeptRow(i, kept, kept.add(fields)))
		at := random.IntN(len(listed))
		if got := listed[at].Value(checkin.FieldLastName); got != want(at) {
			t.Fatalf("of %d rows, row %d is %q", len(listed), at, got)
		}
	}
	for i := range listed {
		all := listed[i].All()
		if all[checkin.FieldLastName] != want(i) || len(all) != 1 || listed[i].Value(checkin.FieldCells) != fmt.Sprintf("cellules %d", i) {
			t.Fatalf("row %d is %v", i, all)
		}
	}
}
