package lookup

import (
	"slices"
	"testing"
)

func wholePrice(typed, meant string) int {
	var a aligner
	whole, _, _ := a.align([]byte(typed), []byte(meant))
	return whole
}

func TestEachConfusionIsNeeded(t *testing.T) {
	for i, s := range sounds {
		typed, meant := s.like[0], s.like[1]
		with := wholePrice(typed, meant)
		if with >= priceLetter {
			t.Errorf("%s for %s costs %d, as much as a wrong letter", typed, meant, with)
		}
		rewrites = newRewrites(slices.Delete(slices.Clone(sounds), i, i+1))
		if without := wholePrice(typed, meant); without <= with {
			t.Errorf("%s for %s costs %d without %v too", typed, meant, with, s.spellings)
		}
		rewrites = newRewrites(sounds)
	}
}

func TestWhatIsLikelierCostsLess(t *testing.T) {
	for _, order := range [][]string{
		// meant, then what was typed, from the nearest
		{"durand", "durand", "durant", "dutand", "dukand"},
		{"martin", "martin", "marttin", "martni", "mrtin", "markin", "mkkkin"},
		{"lefebvre", "lefebvre", "lefbevre", "lefebre", "lefexrke"},
	} {
		for i := 2; i < len(order); i++ {
			nearer, farther := wholePrice(order[i-1], order[0]), wholePrice(order[i], order[0])
			if nearer > farther {
				t.Errorf("for %s, %s costs %d and %s costs %d", order[0], order[i-1], nearer, order[i], farther)
			}
		}
	}
}

func TestAKeySlipsToItsNeighbours(t *testing.T) {
	for _, pair := range []string{"az", "ze", "aq", "er", "rt", "jn", "lm", "mp", "sz"} {
		if !beside[pair[0]][pair[1]] || !beside[pair[1]][pair[0]] {
			t.Errorf("%c and %c should be neighbours", pair[0], pair[1])
		}
	}
	if beside['a']['m'] || beside['p']['w'] {
		t.Error("letters far apart are neighbours")
	}
}

func TestOtherLayout(t *testing.T) {
	if got := string(otherLayout([]byte("wqroz"))); got != "zarow" {
		t.Errorf("wqroz on the other layout is %s, want zarow", got)
	}
}
