package journal_test

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
)

// The lines that a state is hashed as: those of departures, of edits that lost
// unseen and of joinings were added when the fold came to know these kinds. A
// change here is a change of the format.
func TestStateHashVector(t *testing.T) {
	registered := at(1, 1, 0, checkin.KindRegistered, checkin.EntryID{})
	registered.body.WalkIn = true
	registered.personal.Fields = checkin.Fields{checkin.FieldLastName: "Testard"}
	in := at(1, 2, 0, checkin.KindArrived, checkin.EntryID{})
	left := at(1, 3, 5, checkin.KindLeft, in.id)
	decided := at(1, 4, 6, checkin.KindDecided, checkin.EntryID{})
	decided.body.Settles = []checkin.EntryID{in.id}
	s := fold([]said{
		registered, in, left, decided,
		company(2, 1, 5, "Une"), company(3, 1, 6, "Deux"),
		joined(1, subject, checkin.RegistrationID{2}), joined(2, checkin.RegistrationID{0}, subject),
	})
	const one, two, three, nine = "04000000000000000000000000", "08000000000000000000000000", "0c000000000000000000000000", "14000000000000000000000000"
	lines := "event essai \n" +
		"r r" + one + " w\n" +
		"f last_name " + one + ".1\n" +
		"f company " + three + ".1\n" +
		"u company " + two + ".1\n" +
		"g " + one + ".1 \n" +
		"a calais-j1 " + one + ".2\n" +
		"l " + one + ".3 " + one + ".2\n" +
		"d " + one + ".4\n" +
		"j " + nine + ".1 r" + two + "\n"
	want := sha256.Sum256([]byte(lines))
	h := journal.NewStateHash("essai", checkin.EntryID{})
	h.Add(s)
	if got := h.Sum(); got != hex.EncodeToString(want[:]) {
		t.Errorf("%s, want the hash of\n%s", got, lines)
	}
}
