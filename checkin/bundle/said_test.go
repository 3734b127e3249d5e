package bundle_test

import (
	"strings"
	"testing"

	"opale/checkin/bundle"
)

func TestAStateIsSaidAsAWordAndADigit(t *testing.T) {
	one, other := bundle.Said(strings.Repeat("0", 63)+"1"), bundle.Said("0000000000000011"+strings.Repeat("0", 48))
	if len(strings.Fields(one)) != 2 || one != strings.ToUpper(one) || one == other {
		t.Errorf("%q and %q", one, other)
	}
	if again := bundle.Said(strings.Repeat("0", 64)); again != one {
		t.Errorf("only the first 16 digits count: %q, %q", one, again)
	}
	for _, none := range []string{"", "zz", "0123"} {
		if said := bundle.Said(none); said != "" {
			t.Errorf("%q is said as %q", none, said)
		}
	}
}
