package db_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/db"
)

// TestKnownCompaniesMergeAsTheRestDoes carries a list from one store to another,
// in parts, and lets the newer one of the same name stand at both.
func TestKnownCompaniesMergeAsTheRestDoes(t *testing.T) {
	ctx := t.Context()
	event := checkin.Fabriques(2026)
	open := func(name string) *db.Store {
		key, err := db.NewKey()
		if err != nil {
			t.Fatal(err)
		}
		s, err := db.Open(ctx, filepath.Join(t.TempDir(), name), db.Options{Event: &event, Key: key, Secret: make([]byte, 32)})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}
	a, b := open("a.db"), open("b.db")
	var many []checkin.Company
	for i := range 150 {
		many = append(many, checkin.Company{Name: fmt.Sprintf("Société fictive %03d", i), Town: "Calais", Domain: fmt.Sprintf("f%d.example", i)})
	}
	actor := checkin.Actor{Desk: "Coordination", Venue: "calais"}
	if err := checkin.TakeKnown(ctx, a, actor, "chambre", many); err != nil {
		t.Fatal(err)
	}
	carry(t, a, b)
	same := func(want []checkin.Company) {
		t.Helper()
		for _, s := range []*db.Store{a, b} {
			lists, err := s.Known(ctx)
			if err != nil || len(lists) != 1 {
				t.Fatalf("%d lists: %v", len(lists), err)
			}
			if diff := cmp.Diff(want, lists[0].Companies); diff != "" {
				t.Error(diff)
			}
		}
		left, err := a.StateHash(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if right, err := b.StateHash(ctx); left != right || err != nil {
			t.Errorf("the stores differ: %v", err)
		}
	}
	same(many)
	if err := checkin.TakeKnown(ctx, b, actor, "chambre", many[:2]); err != nil {
		t.Fatal(err)
	}
	carry(t, b, a)
	same(many[:2])

	// They are references: nobody is expected by them, and nothing is only here.
	tally, err := a.Tally("calais-j1", event.Sessions[0].Opens)
	if err != nil {
		t.Fatal(err)
	}
	if tally.People != 0 || tally.Expected != 0 || tally.OnlyHere != 0 {
		t.Errorf("%+v", tally)
	}
}
