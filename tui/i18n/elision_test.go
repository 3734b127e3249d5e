package i18n_test

import (
	"testing"

	"opale/tui/i18n"
)

func TestFrenchElides(t *testing.T) {
	french, english := i18n.For(i18n.French), i18n.For(i18n.English)
	for _, name := range []string{"Odile ROUX", "ÉLODIE", "Œdipe", "Hélène", "Yves", "Oumar", "Inès"} {
		if got := french.Fill("l'arrivée de %s", name); got != "l'arrivée d'"+name {
			t.Error(got)
		}
		if got := french.Fill("parce que %s est là", name); got != "parce qu'"+name+" est là" {
			t.Error(got)
		}
		if got := english.Fill("de %s", name); got != "de "+name {
			t.Error(got)
		}
	}
	for _, name := range []string{"Philippe LEFÈVRE", "Yann", "Youssef", "Ouardia", "Wim", "李", "", "?"} {
		if got := french.Fill("l'arrivée de %s", name); got != "l'arrivée de "+name {
			t.Error(got)
		}
	}
}
