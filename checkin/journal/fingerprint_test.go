package journal_test

import (
	"strings"
	"testing"

	"opale/checkin/journal"
)

func TestAFingerprintIsTheBeginningOfTheHash(t *testing.T) {
	for hash, want := range map[string]string{
		strings.Repeat("00", 32):          "00000000",
		strings.Repeat("ff", 32):          "zzzzzzzz",
		"f8" + strings.Repeat("00", 31):   "z0000000",
		"":                                "",
		"not a hash, though long enough ": "",
		strings.Repeat("zz", 32):          "",
	} {
		if got := journal.Fingerprint(hash); got != want {
			t.Errorf("%q: %q, want %q", hash, got, want)
		}
	}
}
