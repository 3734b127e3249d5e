package walkin

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"opale/checkin"
)

func TestWhatWasTypedIsSplit(t *testing.T) {
	for _, c := range []struct{ typed, first, last string }{
		{"lefevre philippe", "Philippe", "Lefevre"},
		{"philippe lefevre", "Philippe", "Lefevre"},
		{"Philippe LEFÈVRE", "Philippe", "Lefèvre"},
		{"LEFÈVRE Philippe", "Philippe", "Lefèvre"},
		{"philippe", "", "Philippe"},
		{"martin philippe", "Philippe", "Martin"},
		{"jean luc martin", "Jean Luc", "Martin"},
		{"marie-hélène vandenbussche", "Marie-Hélène", "Vandenbussche"},
		{"rachid el ouarab", "Rachid", "el Ouarab"},
		{"de smet odile", "Odile", "de Smet"},
		{"xyz abc", "Abc", "Xyz"},
		{"d'hondt jean", "Jean", "D'Hondt"},
		{"McDonald Anne", "Anne", "McDonald"},
		{"", "", ""},
	} {
		got := Split(c.typed)
		if got[checkin.FieldFirstName] != c.first || got[checkin.FieldLastName] != c.last {
			t.Errorf("%q: first %q, last %q; want %q, %q", c.typed, got[checkin.FieldFirstName], got[checkin.FieldLastName], c.first, c.last)
		}
	}
}

func TestWhatIsNoNameFindsItsPlace(t *testing.T) {
	got := Split("lefevre RE-7KQ2Z9 06 39 98 12 34 p.lefevre@port.example philippe")
	want := checkin.Fields{
		checkin.FieldFirstName: "Philippe", checkin.FieldLastName: "Lefevre", checkin.FieldCode: "RE-7KQ2Z9",
		checkin.FieldPhone: "06 39 98 12 34", checkin.FieldEmail: "p.lefevre@port.example",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestATicketNumberIsNoTelephone(t *testing.T) {
	for typed, want := range map[string]checkin.Fields{
		"158641043":         {checkin.FieldCode: "158641043"},
		"0639981234":        {checkin.FieldPhone: "0639981234"},
		"+33 6 39 98 12 34": {checkin.FieldPhone: "+33 6 39 98 12 34"},
		"lefevre2":          {checkin.FieldLastName: "Lefevre2"},
	} {
		if diff := cmp.Diff(want, Split(typed)); diff != "" {
			t.Errorf("%q: %s", typed, diff)
		}
	}
}

func TestNoWordOfANameIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zA-Zéèç'-]{1,9}`), 0, 5).Draw(t, "words")
		got := Split(strings.Join(words, " "))
		kept := checkin.Fold(got[checkin.FieldFirstName] + " " + got[checkin.FieldLastName])
		for _, word := range words {
			for part := range strings.FieldsSeq(checkin.Fold(word)) {
				if !strings.Contains(" "+kept+" ", " "+part+" ") {
					t.Fatalf("%q is lost of %q: %q", part, words, kept)
				}
			}
		}
	})
}
