package listing

import "testing"

func TestPathsAsTerminalsPasteThem(t *testing.T) {
	for text, want := range map[string]string{
		"":                                     "",
		"  \n":                                 "",
		"/home/anne/liste.csv":                 "/home/anne/liste.csv",
		"/home/anne/ma liste.csv ":             "/home/anne/ma liste.csv",
		"'/home/anne/ma liste (1).csv' ":       "/home/anne/ma liste (1).csv",
		`"C:\Users\Anne\Ma liste.xlsx"`:        `C:\Users\Anne\Ma liste.xlsx`,
		`C:\Users\Anne\Ma liste.xlsx`:          `C:\Users\Anne\Ma liste.xlsx`,
		`\\serveur\partage\liste.csv`:          `\\serveur\partage\liste.csv`,
		`/home/anne/ma\ liste\ \(1\).csv`:      "/home/anne/ma liste (1).csv",
		`/home/anne/a\ b.csv /home/anne/c.csv`: "/home/anne/a b.csv",
		"file:///home/anne/ma%20liste%20%C3%A9t%C3%A9.csv\r\n": "/home/anne/ma liste été.csv",
		"file:///C:/Users/Anne/liste.csv":                      "C:/Users/Anne/liste.csv",
		"'/home/anne/l'\\''été.csv'":                           "/home/anne/l'été.csv",
		"'/home/anne/a b.csv' '/home/anne/c.csv'":              "/home/anne/a b.csv",
		"'/home/anne/cut":                                      "/home/anne/cut",
		"file://%zz":                                           "%zz",
		"~/liste.csv":                                          "~/liste.csv",
	} {
		if got := dropped(text); got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}
