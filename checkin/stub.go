package checkin

import (
	"crypto/sha256"
	"strings"
)

// stubSum is how many characters of a stub sum its row up.
const stubSum = 8

// Stub is the part of a row that leaves Opale by which it is known again: whose
// it is, and a sum of the cells before it. A row that comes back unchanged says
// nothing new, whatever a reader would make of its cells; one that somebody
// edited is still that person's. The sum finds edits, not forgeries.
func Stub(id RegistrationID, cells []string) string {
	return id.String() + "-" + sumOf(cells)
}

// ReadStub reads what Stub made, and whether the cells are those that it was
// made of. ok is false for what is no stub.
func ReadStub(text string, cells []string) (id RegistrationID, intact, ok bool) {
	shown, sum, found := strings.Cut(text, "-")
	if sum = strings.TrimSpace(sum); !found || len(sum) != stubSum {
		return id, false, false
	}
	shown = strings.TrimSpace(shown)
	id, err := ParseRegistrationID(shown)
	return id, err == nil && sum == sumOf(cells), err == nil
}

// sumOf sums cells up, but for what spreadsheets and readers change of them:
// blanks, line ends, and what protects a cell from being a formula.
func sumOf(cells []string) string {
	h := sha256.New()
	for _, cell := range cells {
		cell = strings.TrimLeft(strings.Join(strings.Fields(cell), " "), "' ")
		h.Write([]byte(cell))
		h.Write([]byte{0})
	}
	return crockford.EncodeToString(h.Sum(nil)[:5])
}
