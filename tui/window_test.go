package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

// seen is the whole window without its colours; that it fits is checked.
func seen(t *testing.T, d *driven) string {
	t.Helper()
	f := d.root.env.Frame
	lines := strings.Split(ansi.Strip(d.root.View().Content), "\n")
	if len(lines) != f.Height {
		t.Errorf("%d rows, the window has %d", len(lines), f.Height)
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w > f.Width {
			t.Errorf("row %d is %d columns, the window has %d: %q", i, w, f.Width, line)
		}
		lines[i] = strings.TrimRight(line, " \u00a0")
	}
	return strings.Join(lines, "\n") + "\n"
}

func guests() []checkin.Fields {
	s := screentest.Somebody
	return []checkin.Fields{
		s("Philippe", "Lefèvre", checkin.FieldCompany, "Électro Diffusion", checkin.FieldTown, "Desvres", checkin.FieldSessions, "calais-j1", checkin.FieldCode, "OPALE-1001"),
		s("Jean-Baptiste", "Macquet", checkin.FieldStatus, "unpaid", checkin.FieldSessions, "calais-j1", checkin.FieldCode, "OPALE-1003"),
	}
}

func TestWindows(t *testing.T) {
	for name, prepare := range map[string]func(d *driven){
		"desk": func(d *driven) {},
		"arrival": func(d *driven) {
			for _, key := range append(screentest.Keys("lefevre"), screentest.Keys("enter")...) {
				d.press(key)
			}
		},
		"rehearsal": func(d *driven) {
			d.root.env.Overview.Event.ID = checkin.NewRehearsalID()
			d.root.touch()
		},
		"emergency": func(d *driven) {
			d.root.env.Emergency = true
			d.root.touch()
		},
		"long": func(d *driven) {
			o := &d.root.env.Overview
			o.Session, _ = o.Event.Session("boulogne-j1")
			o.Actor = checkin.Actor{Desk: "Accueil principal", Venue: "boulogne", Operator: "Marie-Charlotte"}
			o.Tally = checkin.Tally{Expected: 10_004, Named: true, In: 2_412, Recent: 138, OnlyHere: 1_012, Linked: true, People: 10_004}
			d.root.touch()
		},
		"loading": func(d *driven) {
			d.root.env.Overview.People = 1_000_000
			d.root.env.Loading, d.root.loading.shown = true, 250_000
			d.root.touch()
		},
		"early": func(d *driven) {
			o := &d.root.env.Overview
			o.Open, o.Now = false, o.Now.Add(-24*time.Hour)
			d.root.touch()
		},
		"failing": func(d *driven) {
			d.root.poll.err = checkin.Errorf(checkin.CodeBusy, "read", "")
			d.root.touch()
		},
		"check": func(d *driven) {
			d.root.env.Overview.OnlyHere, d.root.env.Overview.Linked, d.root.env.ToCheck = 3, true, 2
			d.root.touch()
		},
		"ending": func(d *driven) {
			d.root.env.Overview.Event.KeepUntil = "2026-12-04"
			d.root.touch()
		},
		"over": func(d *driven) {
			d.root.env.Overview.Event.KeepUntil, d.root.env.ToCheck = "2026-11-26", 3
			d.root.touch()
		},
		"battery": func(d *driven) {
			d.root.env.Charge = screen.Charge{Known: true, Percent: 24, Draining: true}
			d.root.touch()
		},
		"empty": func(d *driven) {
			d.root.env.Charge = screen.Charge{Known: true, Percent: 6, Draining: true}
			d.root.touch()
		},
		"blur": func(d *driven) { d.hear(tea.BlurMsg{}) },
		"quit": func(d *driven) { d.press(screentest.Keys("ctrl+x")[0]) },
		"flash": func(d *driven) {
			d.hear(screen.OpenWalkIn{Typed: "hennebelle"})
			visit, err := d.root.env.Desk.Scan(t.Context(), "OPALE-1003")
			d.hear(screen.Scanned{Text: "OPALE-1003", Visit: visit, Err: err})
		},
	} {
		for _, lang := range []i18n.Lang{i18n.French, i18n.English} {
			for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 10}} {
				t.Run(fmt.Sprintf("%s/%s-%dx%d", name, lang, size[0], size[1]), func(t *testing.T) {
					d := drive(t, guests()...)
					d.root.speak(lang)
					d.hear(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					prepare(d)
					golden.RequireEqual(t, seen(t, d))
				})
			}
		}
	}
}

func TestAWindowTooSmallSaysSo(t *testing.T) {
	d := drive(t, guests()...)
	for _, size := range [][2]int{{39, 24}, {80, 9}, {10, 3}, {1, 1}} {
		d.hear(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		if got := seen(t, d); !strings.HasPrefix("Agrandissez la fenêtre.", strings.TrimRight(strings.Split(got, "\n")[0], "…")) {
			t.Errorf("%v: %q", size, got)
		}
	}
}

func TestEverySizeFits(t *testing.T) {
	d := drive(t, guests()...)
	for _, key := range screentest.Keys("le") {
		d.press(key)
	}
	for width := 40; width < 200; width += 7 {
		for height := 10; height < 60; height += 3 {
			d.hear(tea.WindowSizeMsg{Width: width, Height: height})
			seen(t, d)
		}
	}
}

func TestASCIIDrawsNoSignThatOldFontsLack(t *testing.T) {
	d := drive(t, guests()...)
	d.root.ascii = true
	d.root.speak(i18n.French)
	d.hear(tea.WindowSizeMsg{Width: 80, Height: 24})
	for _, r := range seen(t, d) {
		if r > 0xff {
			t.Errorf("%q (%U) is drawn", r, r)
		}
	}
}
