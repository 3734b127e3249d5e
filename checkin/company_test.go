package checkin_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"opale/checkin"
)

// TestKnownCompaniesFoldInAnyOrder shuffles and repeats what two desks wrote of
// two lists: what was written last, and is whole, stands.
func TestKnownCompaniesFoldInAnyOrder(t *testing.T) {
	part := func(list, digest string, tick int64, n, of int, names ...string) checkin.KnownPart {
		p := checkin.KnownPart{Entry: checkin.EntryID{Stream: checkin.StreamID{byte(tick)}, Seq: uint64(n)}, Tick: tick, List: list, Digest: digest, Part: n, Parts: of}
		for _, name := range names {
			p.Companies = append(p.Companies, checkin.Company{Name: name})
		}
		return p
	}
	entries := []checkin.KnownPart{
		part("chambre", "one", 1, 1, 2, "Abri"), part("chambre", "one", 2, 2, 2, "Bouée"),
		part("chambre", "two", 5, 1, 2, "Cale"), part("chambre", "two", 6, 2, 2, "\x1b[31mDigue"),
		part("chambre", "three", 9, 1, 2, "Écluse"), // its second part has not come
		part("office", "four", 3, 1, 1, "Phare", " "),
	}
	want := []checkin.KnownList{
		{Name: "chambre", Digest: "two", Companies: []checkin.Company{{Name: "Cale"}, {Name: "Digue"}}},
		{Name: "office", Digest: "four", Companies: []checkin.Company{{Name: "Phare"}}},
	}
	rapid.Check(t, func(t *rapid.T) {
		some := append(rapid.Permutation(entries).Draw(t, "order"), rapid.SampledFrom(entries).Draw(t, "again"))
		if diff := cmp.Diff(want, checkin.FoldKnown(some)); diff != "" {
			t.Fatal(diff)
		}
	})
	if got := checkin.FoldKnown(nil); len(got) != 0 {
		t.Errorf("nothing folds to %v", got)
	}
	if a, b := checkin.CompaniesDigest([]checkin.Company{{Name: "A"}}), checkin.CompaniesDigest([]checkin.Company{{Name: "B"}}); a == b || a == "" {
		t.Error(fmt.Sprint("digests ", a, b))
	}
}
