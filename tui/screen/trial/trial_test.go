package trial

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/ticket"
	"opale/tui/i18n"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

// typed has a scanner type, a key every few milliseconds, and the desk decide.
func typed(r *screentest.Rig, page *Trial, text, ender string, each time.Duration) {
	at := time.Date(2026, time.November, 28, 9, 42, 0, 0, time.UTC)
	keys := screentest.Keys(text)
	if ender != "" {
		keys = append(keys, screentest.Keys(ender)...)
	}
	for i, key := range keys {
		page.Heard(key, at.Add(time.Duration(i)*each))
	}
	if len([]rune(text)) >= 6 && each <= 35*time.Millisecond {
		reading, err := r.Env.Desk.Decode(text)
		page.Probed(screen.Probe{Text: text, Reading: reading, Err: err})
	}
	page.Update(silent{page.turn})
	r.Send(nil)
}

func show(t *testing.T, r *screentest.Rig) *Trial {
	t.Helper()
	page := New(r.Env)
	r.Show(page, nil)
	return page
}

func TestBefore(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) { show(t, r) })
}

func TestAfterAScan(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		page := show(t, r)
		typed(r, page, "OPQLE)QWAZ?)à&é\"'(-è_ç", "enter", 9*time.Millisecond)
		r.Send(tea.KeyPressMsg{Code: tea.KeyF2})
		r.Press("right")
		r.Elapse()
	})
}

func TestWhatTheScannerDoesIsSaidInWords(t *testing.T) {
	fr := i18n.For(i18n.French).Trial
	for _, c := range []struct {
		name, text, ender string
		each              time.Duration
		want              []string
	}{
		{"as it is", ticket.Trial, "enter", 9 * time.Millisecond, []string{fr.Repairs.None, "23 touches, une toutes les 9", "Entrée"}},
		{"american", "OPQLE)QWAZ?)à&é\"'(-è_ç", "enter", 9 * time.Millisecond, []string{fr.Repairs.Queried}},
		{"caps lock", strings.ToLower(ticket.Trial), "enter", 9 * time.Millisecond, []string{fr.Repairs.Caps}},
		{"no Enter", ticket.Trial, "", 9 * time.Millisecond, []string{fr.Repairs.None, "n'envoie pas Entrée"}},
		{"slow", ticket.Trial, "enter", 60 * time.Millisecond, []string{fr.Repairs.None, "une pause de 60"}},
		{"short", "A12", "enter", 9 * time.Millisecond, []string{"moins de 6 caractères"}},
		{"a ticket of somebody", "OPALE-1001", "enter", 9 * time.Millisecond, []string{"pris pour une lecture", "rien à corriger pour ce code"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := screentest.New(t)
			r.Size(200, 50)
			r.Add(screentest.Somebody("Wim", "Dewulf", checkin.FieldCode, "OPALE-1001"))
			typed(r, show(t, r), c.text, c.ender, c.each)
			for _, want := range c.want {
				if view := r.View(); !strings.Contains(strings.ReplaceAll(view, "\n", " "), want) {
					t.Errorf("%q is not in\n%s", want, view)
				}
			}
		})
	}
}

func TestControlCharactersAreNamed(t *testing.T) {
	r := screentest.New(t)
	page := show(t, r)
	at := time.Now()
	for _, key := range append(append([]tea.KeyPressMsg{{Code: 'b', Mod: tea.ModCtrl}}, screentest.Keys("OPALE-1001")...),
		tea.KeyPressMsg{Code: ']', Mod: tea.ModCtrl}, tea.KeyPressMsg{Code: 'j', Mod: tea.ModCtrl}) {
		page.Heard(key, at)
	}
	page.Probed(screen.Probe{Text: "OPALE-1001"})
	r.Send(silent{page.turn})
	for _, want := range []string{"STX O P A L E", "GS LF", "caractères de commande"} {
		if !strings.Contains(r.View(), want) {
			t.Errorf("%q is not in\n%s", want, r.View())
		}
	}
}

func TestFunctionKeys(t *testing.T) {
	r := screentest.New(t)
	show(t, r)
	r.Press("left")
	if diff := cmp.Diff(screen.Choose{Key: screen.SettingFunctionKeys, Value: screen.SettingOff}, r.Last()); diff != "" {
		t.Fatal(diff)
	}
	r.Env.Choices.NoFKeys = true
	r.Send(tea.KeyPressMsg{Code: tea.KeyF2}) // it arrives after all
	if diff := cmp.Diff(screen.Choose{Key: screen.SettingFunctionKeys}, r.Last()); diff != "" {
		t.Error(diff)
	}
}

func TestAnAnswerBehindTheSilenceIsTakenIn(t *testing.T) {
	r := screentest.New(t)
	r.Size(120, 40)
	page := show(t, r)
	at := time.Now()
	for _, key := range screentest.Keys(ticket.Trial) {
		page.Heard(key, at)
	}
	r.Send(silent{page.turn})
	page.Probed(screen.Probe{Text: ticket.Trial, Reading: checkin.Reading{IsCode: true}})
	if !strings.Contains(r.View(), "pris pour une lecture") || strings.Contains(r.View(), "Pas pris") {
		t.Errorf("the answer was lost:\n%s", r.View())
	}
}
