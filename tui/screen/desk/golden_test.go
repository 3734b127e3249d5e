package desk

import (
	"testing"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

func TestScreens(t *testing.T) {
	scan := func(r *screentest.Rig, text string) {
		visit, err := r.Env.Desk.Scan(t.Context(), text)
		r.Send(screen.Scanned{Text: text, Visit: visit, Err: err})
	}
	for name, prepare := range map[string]func(r *screentest.Rig){
		"idle":       func(r *screentest.Rig) {},
		"typing":     func(r *screentest.Rig) { r.Press("lef phi") },
		"sure":       func(r *screentest.Rig) { r.Press("lefevre philippe") },
		"large":      func(r *screentest.Rig) { r.Press("le", "enter") },
		"welcome":    func(r *screentest.Rig) { r.Press("dewulf", "enter") },
		"next":       func(r *screentest.Rig) { r.Press("dewulf", "enter", "lef") },
		"already":    func(r *screentest.Rig) { r.Press("lefeuvre", "enter"); r.Elapse(); r.Press("down") },
		"twins":      func(r *screentest.Rig) { r.Press("martin claire") },
		"nobody":     func(r *screentest.Rig) { r.Press("zzyzx") },
		"unpaid":     func(r *screentest.Rig) { r.Press("macquet", "enter") },
		"cancelled":  func(r *screentest.Rig) { r.Press("delattre", "enter") },
		"blocked":    func(r *screentest.Rig) { r.Press("ouarab", "enter") },
		"othervenue": func(r *screentest.Rig) { r.Press("vandenbussche", "enter") },
		"otherday":   func(r *screentest.Rig) { r.Press("loyer", "enter") },
		"unknown":    func(r *screentest.Rig) { scan(r, "OP-9999-ZZ") },
		"undo":       func(r *screentest.Rig) { r.Press("dewulf", "enter", "ctrl+z"); r.Elapse(); r.Press("down") },
		"undone":     func(r *screentest.Rig) { r.Press("dewulf", "enter", "ctrl+z"); r.Elapse(); r.Press("down", "enter") },
		"trouble": func(r *screentest.Rig) {
			r.Press("dewulf")
			answer, err := r.Env.Desk.Search("dewulf")
			if err != nil {
				t.Fatal(err)
			}
			r.Send(visited{who: answer.Rows[0].Registration, err: checkin.Errorf(checkin.CodeDiskFull, "append entry", "")})
		},
		"answering": func(r *screentest.Rig) { r.Press("dewulf", "enter", "right", "right") },
		"answered":  func(r *screentest.Rig) { r.Press("dewulf", "enter", "right", "right", "enter") },
		"others":    func(r *screentest.Rig) { r.Press("tab", "right", "right", "right", "right", "right", "enter") },
		"count":     func(r *screentest.Rig) { r.Press("dewulf", "enter", "ctrl+k", "right") },
		"counted":   func(r *screentest.Rig) { r.Press("ctrl+k", "right", "right", "enter") },
		"aside":     func(r *screentest.Rig) { r.Press("macquet", "enter", "ctrl+a") },
		"back": func(r *screentest.Rig) {
			r.Press("ctrl+k", "right", "right", "enter", "ctrl+z")
			r.Elapse()
		},
		"bar": func(r *screentest.Rig) { r.Press("tab", "right", "right") },
	} {
		t.Run(name, func(t *testing.T) {
			screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
				at(t, r)
				prepare(r)
			})
		})
	}
}
