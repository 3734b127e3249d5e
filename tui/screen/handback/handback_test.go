package handback

import (
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/handback"
	"opale/checkin/route"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

func held(r *screentest.Rig) *screentest.Farewell {
	now := r.Env.Overview.Now
	return &screentest.Farewell{Farewell: screen.Farewell{
		Proof: handback.Proof{Entries: 1253, Holders: []handback.Holder{
			{Device: checkin.DeviceID{1}, Desk: "Coordination", Since: now.Add(-3 * time.Minute), Entries: 1253},
			{Device: checkin.DeviceID{2}, Desk: "Calais 1", Since: now.Add(-40 * time.Minute), Entries: 1190},
		}},
		Outside: []string{"la liste d'où viennent les inscriptions : ~/Downloads/inscrits.csv", "les listes et aide-mémoire imprimés"},
	}}
}

func missing(r *screentest.Rig) *screentest.Farewell {
	f := held(r)
	f.Proof.Missing, f.Proof.Holders = 63, f.Proof.Holders[1:]
	f.Visits = []route.Desk{{Desk: "Coordination"}, {Desk: "Boulogne 1"}}
	return f
}

func open(r *screentest.Rig, f *screentest.Farewell) *HandBack {
	r.Env.HandBack = f
	h := New(r.Env)
	r.Show(h, h.Open())
	return h
}

func TestHandBack(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T, r *screentest.Rig){
		"ready":   func(t *testing.T, r *screentest.Rig) { open(r, held(r)); r.Elapse() },
		"chosen":  func(t *testing.T, r *screentest.Rig) { open(r, held(r)); r.Elapse(); r.Press("down") },
		"refused": func(t *testing.T, r *screentest.Rig) { open(r, missing(r)); r.Elapse() },
		"alone": func(t *testing.T, r *screentest.Rig) {
			open(r, &screentest.Farewell{Farewell: screen.Farewell{Proof: handback.Proof{Entries: 3, Missing: 3}}})
			r.Elapse()
		},
		"failed": func(t *testing.T, r *screentest.Rig) {
			open(r, &screentest.Farewell{Err: checkin.Errorf(checkin.CodeBusy, "read", "")})
		},
	} {
		t.Run(name, func(t *testing.T) { screentest.Golden(t, prepare) })
	}
}

func TestOnlyAnArrowAndThenEnterGiveALaptopBack(t *testing.T) {
	r := screentest.New(t)
	f := held(r)
	open(r, f)
	r.Press("down", "enter") // the last guest's
	if f.Agreed != 0 {
		t.Fatal("Enter is heard at once")
	}
	r.Elapse()
	r.Press("up", "enter", "o", "y")
	if f.Agreed != 0 {
		t.Fatal("Enter alone does it")
	}
	r.Press("down", "enter", "enter")
	if f.Agreed != 1 {
		t.Errorf("agreed %d times", f.Agreed)
	}
	if _, left := r.Last().(screen.Leave); !left {
		t.Errorf("asked for %v", r.Last())
	}
}

func TestWhatNobodyElseHoldsIsNotGivenUp(t *testing.T) {
	r := screentest.New(t)
	f := missing(r)
	open(r, f)
	r.Elapse()
	r.Press("down", "enter", "down", "down", "enter")
	if f.Agreed != 0 {
		t.Error("it is given back all the same")
	}
	if view := r.View(); strings.Contains(view, r.Env.Words.HandBack.Do) || !strings.Contains(view, "Coordination et\n") {
		t.Errorf("seen:\n%s", view)
	}
}
