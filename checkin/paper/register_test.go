package paper

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"opale/checkin"
)

// TestTheRegisterSaysWhatIsKept: filled in with what is known, marked as a draft,
// and plain about what is not known.
func TestTheRegisterSaysWhatIsKept(t *testing.T) {
	event := checkin.Fabriques(2026)
	write := func(r Register) string {
		t.Helper()
		var b bytes.Buffer
		if err := WriteRegister(&b, &r); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	text := write(Register{Event: event, Made: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC), People: 12, Desks: 3})
	for _, want := range []string{
		"PROJET À COMPLÉTER", "Fabriques numériques", "20/11/2026", "12 inscriptions", "Calais :", "aucune date n'est fixée", "aucune liste lue", "BitLocker",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
	event.KeepUntil = "2027-02-28"
	text = write(Register{Event: event, Sealed: true, Lists: []checkin.RosterList{{Name: "export\x1b[2J", Columns: []string{"Nom", "Régime"}}}})
	for _, want := range []string{"Jusqu'au 28/02/2027", "- export : Nom, Régime", "chiffré"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
}
