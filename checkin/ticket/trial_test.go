package ticket

import "testing"

func TestTheLayoutIsToldFromTheTrialCode(t *testing.T) {
	for typed, want := range map[string]string{
		Trial:                       "",
		"]Q1" + Trial + "\r":        "",
		"OPQLE)QWAZ?)à&é\"'(-è_ç":   "fr-pc",
		"opale-azqwm-0123456789":    "caps",
		"OPALE6AWQZ,6ÀÉ":            "no",
		"quelqu'un a tapé un nom":   "no",
		"OPALE-AZQWM-012345678":     "no",
		"OPQLE°QWAZ?°0123456789":    "no",
		"opqle°qwqz,°0123456789":    "no",
		"opqle6qwqz,60123456789":    "no",
		"OPQLE)AWQZ?)à&é\"'(-è_ç\n": "no",
	} {
		got, ok := Layout(typed, Trial)
		if !ok {
			got = "no"
		}
		if got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

// TestEveryLayoutIsToldApart types the trial code as each layout would.
func TestEveryLayoutIsToldApart(t *testing.T) {
	for _, l := range layouts {
		forth := map[rune]rune{}
		for typed, meant := range l.back {
			forth[meant] = typed
		}
		var typed []rune
		for _, r := range Trial {
			typed = append(typed, forth[r])
		}
		if got, ok := Layout(string(typed), Trial); !ok || got != l.name {
			t.Errorf("%s types %q, which is told as %q", l.name, string(typed), got)
		}
	}
}
