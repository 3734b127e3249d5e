package tui_test

import (
	"testing"

	"opale/checkin"
	"opale/tui"
)

// TestTheDeskSaysThatDataIsToBeDeleted: calmly from a week before, more plainly
// behind the day, and what to do on the closing slip. A laptop that was purged has
// nothing to say, nor has one whose day is far.
func TestTheDeskSaysThatDataIsToBeDeleted(t *testing.T) {
	for name, c := range map[string]struct {
		until  string
		purged bool
		says   string
		slip   string
	}{
		"far":       {until: "2026-12-06"},
		"soon":      {until: "2026-12-04", says: "données à supprimer d'ici le 4 déc.", slip: "le vendredi 4 décembre au"},
		"today":     {until: "2026-11-28", says: "données à supprimer d'ici le 28 nov.", slip: "le samedi 28 novembre au"},
		"yesterday": {until: "2026-11-27", says: "! données à supprimer depuis le 27 nov.", slip: "Maintenant qu'OPALE se ferme : opale\u00a0purge"},
		"purged":    {until: "2026-11-27", purged: true},
		"unset":     {},
	} {
		t.Run(name, func(t *testing.T) {
			rig, _ := expect(t)
			rig.Define(func(e *checkin.Event) { e.KeepUntil = c.until })
			term := startWith(t, rig, 100, 30, func(o *tui.Options) { o.Purged = c.purged })
			term.reads()
			if c.says == "" {
				term.loses("supprimer")
			} else {
				term.sees(c.says)
			}
			term.send("\x1b[21~") // F10
			term.sees("QUITTER OPALE", "Tout est gardé")
			if c.slip == "" {
				term.loses("opale\u00a0purge")
			} else {
				term.sees(c.slip)
			}
			term.leave()
		})
	}
}
