package listing

import (
	"context"
	"testing"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/roster"
	"opale/tui/screen/screentest"
	"opale/tui/worker"
)

func TestListing(t *testing.T) {
	pressed := func(keys ...string) func(t *testing.T, r *screentest.Rig) {
		return func(_ *testing.T, r *screentest.Rig) {
			open(r)
			r.Press(keys...)
		}
	}
	for name, prepare := range map[string]func(t *testing.T, r *screentest.Rig){
		"files":    pressed(),
		"workbook": func(t *testing.T, r *screentest.Rig) { openWorkbook(t, r) },
		"nothing-found": func(_ *testing.T, r *screentest.Rig) {
			_, lists := open(r)
			lists.Files = nil
			r.Elapse()
		},
		"typed": func(_ *testing.T, r *screentest.Rig) {
			open(r)
			r.Send(tea.PasteMsg{Content: "'/home/anne/ma liste.csv' "})
		},
		"no-list": pressed("down", "enter"),
		"reading": func(_ *testing.T, r *screentest.Rig) {
			l, _ := open(r)
			l.work = work{ticket: worker.NewTicket(), meter: new(meter), stop: func() {}, path: guests, lines: 120_000, done: 3, of: 5}
			r.Env.Revision++
		},
		"preview":  pressed("enter"),
		"word":     pressed("enter", "tab", "tab"),
		"answered": pressed("enter", "tab", "tab", "right"),
		"column":   pressed("enter", "tab", "tab", "tab", "down", "down", "down", "down", "right"),
		"meanings": pressed("enter", "tab", "tab", "tab", "down", "down", "down", "down", "enter", "up", "up"),
		"end":      pressed("enter", "tab", "tab", "tab", "tab", "tab", "tab", "tab"),
		"comparing": func(_ *testing.T, r *screentest.Rig) {
			l, _ := open(r)
			r.Press("enter", "down")
			l.shown.intake = nil
			l.work = work{ticket: worker.NewTicket(), meter: new(meter), stop: func() {}, weighs: true, done: 9, of: 20}
			r.Env.Revision++
		},
		"large": func(_ *testing.T, r *screentest.Rig) {
			l, _ := open(r)
			r.Press("enter", "down")
			l.shown.intake.Added = 200_000
			r.Env.Revision++
		},
		"recalled": func(_ *testing.T, r *screentest.Rig) {
			_, lists := open(r)
			lists.Memory.Learn([]string{"Code", "Nom", "Prénom", "Mail", "Parrain", "Statut", "Lieu choisi", "Horodateur"},
				roster.Answer{Label: "Parrain", Use: roster.UseCompany, On: r.Env.Overview.Now.AddDate(0, 0, -1)},
				roster.Answer{Label: "Statut", Word: "Bleu", Status: checkin.StatusValid, On: r.Env.Overview.Now.AddDate(0, 0, -1)})
			r.Press("down", "down", "enter", "tab", "tab", "tab", "tab")
		},
		"taking": func(_ *testing.T, r *screentest.Rig) {
			l, _ := open(r)
			r.Press("enter")
			l.work = work{ticket: worker.NewTicket(), meter: new(meter), stop: func() {}, path: guests, writes: true, lines: 3, done: 3, of: 5}
			r.Env.Revision++
		},
		"done": pressed("enter", "tab", "tab", "right", "pgup", "pgup", "enter"),
		"nothing": func(_ *testing.T, r *screentest.Rig) {
			open(r)
			r.Press("enter", "down", "enter")
			open(r)
			r.Press("enter", "down", "enter")
		},
		"gone": func(_ *testing.T, r *screentest.Rig) {
			open(r)
			r.Press("enter", "down", "enter")
			open(r)
			r.Press(shorter, "enter", "down", "down")
		},
		"stopped": func(_ *testing.T, r *screentest.Rig) {
			_, lists := open(r)
			lists.Pause = func(context.Context) error { return context.Canceled }
			r.Press("enter", "down", "enter")
		},
		"failed": func(_ *testing.T, r *screentest.Rig) {
			_, lists := open(r)
			lists.Pause = func(context.Context) error { return checkin.Errorf(checkin.CodeDiskFull, "write", "") }
			r.Press("enter", "down", "enter")
		},
	} {
		t.Run(name, func(t *testing.T) { screentest.Golden(t, prepare) })
	}
}
