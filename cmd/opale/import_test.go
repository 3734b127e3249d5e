package main

import "testing"

func TestACopyIsTheSameList(t *testing.T) {
	for name, want := range map[string]string{
		"liste.csv":                 "liste",
		"folder/liste (1).csv":      "liste",
		"liste(2).csv":              "liste",
		"liste - Copie.csv":         "liste",
		"liste - Copie (2).csv":     "liste",
		"liste - Copy.csv":          "liste",
		"liste copy.csv":            "liste",
		"liste copie 2.csv":         "liste",
		"liste copy 3 (1).csv":      "liste",
		"(1).csv":                   "(1)",
		"liste (2026).csv":          "liste (2026)",
		"liste 2.csv":               "liste 2",
		"photocopie.csv":            "photocopie",
		"liste (Calais).csv":        "liste (Calais)",
		"copie.csv":                 "copie",
		"Inscrits 28.11 (corr).csv": "Inscrits 28.11 (corr)",
	} {
		if got := stem(name); got != want {
			t.Errorf("the list of %q is %q, want %q", name, got, want)
		}
	}
}
