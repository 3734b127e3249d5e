package checkin_test

import (
	"slices"
	"testing"

	"opale/checkin"
)

func TestWhoResemblesByNameAddressOrCompany(t *testing.T) {
	h := newHall(t, few...)
	for _, c := range []struct {
		fields checkin.Fields
		want   []string
	}{
		{checkin.Fields{checkin.FieldEmail: "ZOE@test.example"}, []string{"CA-5"}}, // one line for both of hers
		{checkin.Fields{checkin.FieldCompany: "electro essai"}, []string{"CA-1"}},
		{checkin.Fields{checkin.FieldLastName: "Martain", checkin.FieldFirstName: "Claire"}, []string{"CA-4", "CA-3"}},
		{checkin.Fields{checkin.FieldLastName: "Martin", checkin.FieldEmail: "claire@autre.example"}, []string{"CA-4", "CA-3"}},
		{checkin.Fields{checkin.FieldLastName: "Zz", checkin.FieldCompany: "é"}, []string{}},
		{checkin.Fields{}, []string{}},
	} {
		rows, err := h.Resembling(c.fields)
		if err != nil {
			t.Fatal(err)
		}
		if got := codes(rows); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.fields, got, c.want)
		}
	}
}

// A code is typed by hand without Shift on a French keyboard, in either case, or
// with it.
func TestACodeIsFoundHoweverItIsTyped(t *testing.T) {
	h := newHall(t, "B3K7NPR2X4|Ada|Testard|||Calais||", "|Hélène|Téssé-à|||Calais||")
	for _, typed := range []string{"B3K7NPR2X4", "b3k7npr2x4", `b"kènpréx'`, `B"KèNPRéX'`} {
		if a := h.search(typed); a.Verdict != checkin.VerdictSure || len(a.Rows) != 1 || a.Rows[0].Registration.LastName() != "Testard" {
			t.Errorf("%s: verdict %d, %v", typed, a.Verdict, codes(a.Rows))
		}
	}
	if a := h.search("tessé-à"); len(a.Rows) != 1 || a.Rows[0].Registration.LastName() != "Téssé-à" {
		t.Errorf("a name with such letters is still one: %v", codes(a.Rows))
	}
	if a := h.search(`b"kènpréx("`); a.Verdict == checkin.VerdictSure {
		t.Errorf("a slip in a code finds somebody: %v", codes(a.Rows))
	}
}
