package checkin_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"opale/checkin"
)

// TestPackedRowIsTheRow packs any fields and reads them.
func TestPackedRowIsTheRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fields := checkin.Fields{}
		for range rapid.IntRange(0, 8).Draw(t, "fields") {
			f := checkin.Field(rapid.IntRange(0, int(checkin.NumFields)-1).Draw(t, "field"))
			fields[f] = rapid.String().Draw(t, "value")
		}
		packed, plain := checkin.PackedRow(7, fields), checkin.ListedRow{Line: 7, Fields: fields}
		for f := range checkin.NumFields {
			if packed.Value(f) != fields[f] || plain.Value(f) != fields[f] {
				t.Fatalf("%s is %q and %q, want %q", f, packed.Value(f), plain.Value(f), fields[f])
			}
		}
		delete(fields, checkin.FieldCells) // asked for by itself
		if packed.Line != 7 || cmp.Diff(fields, packed.All()) != "" || cmp.Diff(fields, plain.All()) != "" {
			t.Fatalf("got %v and %v, want %v", packed.All(), plain.All(), fields)
		}
	})
}
