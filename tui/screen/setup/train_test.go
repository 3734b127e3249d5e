package setup

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

func TestATrainingIsOffered(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		r.Env.Trains = true
		r.Show(New(r.Env, known), nil)
	})
}

func TestTabLeavesForATraining(t *testing.T) {
	r := screentest.New(t)
	r.Env.Trains = true
	r.Show(New(r.Env, Known{}), nil)
	r.Press("tab")
	if diff := cmp.Diff(screen.Train{}, r.Last()); diff != "" {
		t.Error(diff)
	}
}

func TestNobodyTrainsBeforeGuests(t *testing.T) {
	r := screentest.New(t)
	r.Env.Trains = true
	r.Env.Overview.Actor = checkin.Actor{Venue: "calais", Desk: "Calais 2", Operator: "Élodie"}
	r.Show(Change(r.Env), nil)
	r.Press("tab")
	if _, left := r.Last().(screen.Train); left {
		t.Error("a desk at work was left for a training")
	}
}
