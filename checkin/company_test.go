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

// TestTwoWritersOfOneKnownListFoldInAnyOrder has two desks take the same file in:
// one part lost what it brought since, one claims other parts, and one is none.
func TestTwoWritersOfOneKnownListFoldInAnyOrder(t *testing.T) {
	part := func(stream byte, tick int64, n, of int, names ...string) checkin.KnownPart {
		p := checkin.KnownPart{Entry: checkin.EntryID{Stream: checkin.StreamID{stream}, Seq: uint64(n + 1)}, Tick: tick, List: "chambre", Digest: "one", Part: n, Parts: of}
		for _, name := range names {
			p.Companies = append(p.Companies, checkin.Company{Name: name})
		}
		return p
	}
	for name, c := range map[string]struct {
		entries []checkin.KnownPart
		want    []checkin.Company
	}{
		"what one has lost, the other has": {
			[]checkin.KnownPart{part(1, 1, 1, 2, "Abri"), part(1, 2, 2, 2, "Bouée"), part(2, 7, 1, 2), part(2, 8, 2, 2)},
			[]checkin.Company{{Name: "Abri"}, {Name: "Bouée"}},
		},
		"the same digest of other companies": {
			[]checkin.KnownPart{part(1, 1, 1, 1, "Abri"), part(2, 7, 1, 1, "Cale")},
			[]checkin.Company{{Name: "Cale"}},
		},
		"the same digest in other parts": {
			[]checkin.KnownPart{part(1, 1, 1, 1, "Abri"), part(2, 7, 1, 2, "Cale"), part(2, 8, 2, 2, "Digue")},
			[]checkin.Company{{Name: "Cale"}, {Name: "Digue"}},
		},
		"a part that cannot be makes nothing whole": {
			[]checkin.KnownPart{part(1, 1, 1, 1, "Abri"), part(2, 7, 1, 2, "Cale"), part(2, 8, 3, 2, "Digue")},
			[]checkin.Company{{Name: "Abri"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			want := []checkin.KnownList{{Name: "chambre", Digest: "one", Companies: c.want}}
			rapid.Check(t, func(t *rapid.T) {
				if diff := cmp.Diff(want, checkin.FoldKnown(rapid.Permutation(c.entries).Draw(t, "order"))); diff != "" {
					t.Fatal(diff)
				}
			})
		})
	}
}
