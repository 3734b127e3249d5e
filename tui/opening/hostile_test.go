package opening

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/hostile"
	"opale/tui/i18n"
)

// Text from a stick, from a file's name and from the keyboard, full of everything
// that it can do to a terminal, in every question.
func TestHostileTextIsHarmlessWhileADeskOpens(t *testing.T) {
	for _, text := range hostile.Texts {
		sentence := i18n.Sentence{What: text, Safe: text, Press: text}
		for name, ask := range map[string]func(r *rig){
			"phrase": func(r *rig) { r.asks(Passphrase{Kit: true}).hears(tea.PasteMsg{Content: text}).press("tab") },
			"wrong": func(r *rig) {
				r.asks(Passphrase{}).hears(tea.PasteMsg{Content: text}).press("tab", "enter").asks(Passphrase{Wrong: true, Slips: []Slip{{1, text}}})
			},
			"venue": func(r *rig) { r.asks(Venue{Names: []string{text, "Calais"}, Given: [][]string{{text}, {text, text}}}) },
			"desk": func(r *rig) {
				r.asks(Desk{text, text, []string{text}, []string{text}}).hears(tea.PasteMsg{Content: text})
			},
			"lost":    func(r *rig) { r.asks(Lost{map[i18n.Lang]string{i18n.French: text}}) },
			"known":   func(r *rig) { r.hears(Known{Fact{Place: text}}, Remarked{text}) },
			"failure": func(r *rig) { r.hears(Failed{map[i18n.Lang]i18n.Sentence{i18n.French: sentence}, true, r.again}) },
		} {
			for _, size := range [][2]int{{80, 24}, {40, 10}} {
				r := newRig(t, i18n.French, size[0], size[1])
				r.o.Event = text
				ask(r)
				if err := hostile.OnScreen(r.View().Content); err != nil {
					t.Fatalf("%s: %v\n%+q", name, err, text)
				}
				if a, err := r.answered(); err == nil && a.Text != checkin.Clean(a.Text) {
					t.Fatalf("%s: the answer is not clean: %+q", name, a.Text)
				}
			}
		}
	}
}
