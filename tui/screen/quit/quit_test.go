package quit

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

// kept is copies as a test wants them.
type kept screen.Upkeep

func (k kept) Upkeep() screen.Upkeep { return screen.Upkeep(k) }

// worked is a desk that has noted two people, today and the day before.
func worked(t *testing.T, r *screentest.Rig) {
	t.Helper()
	s := screentest.Somebody
	ids := r.Add(s("Philippe", "Lefèvre"), s("Wim", "Dewulf"), s("Claire", "Martin"))
	r.Env.Replica = r.Store
	began, err := screen.Written(r.Store)
	if err != nil {
		t.Fatal(err)
	}
	r.Env.Began = began
	r.Arrive(ids[0], screentest.Karim, 26*time.Hour)
	r.Arrive(ids[1], screentest.Karim, 30*time.Minute)
	r.Arrive(ids[2], screentest.Karim, time.Minute)
}

func show(r *screentest.Rig) {
	s := New(r.Env)
	r.Show(s, s.Open())
}

func TestClosingSlip(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		worked(t, r)
		for _, desk := range []string{"Calais 3", "Boulogne 1"} {
			if err := r.Store.Heard(journal.Peer{Device: [16]byte{byte(len(desk))}, Desk: desk, Venue: "calais", Have: journal.Vector{}, Heard: r.Env.Overview.Now}); err != nil {
				t.Fatal(err)
			}
		}
		r.Refresh()
		r.Env.Upkeep = kept{Backup: r.Env.Overview.Now.Add(-12 * time.Minute), HasStick: true, StickFailed: true}
		show(r)
		r.Elapse()
	})
}

func TestNothingToCarry(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		r.Env.Replica = r.Store
		r.Env.Upkeep = kept{HasStick: true, Stick: r.Env.Overview.Now}
		show(r)
		r.Elapse()
	})
}

func TestDataToBeDeletedSoon(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		r.Define(func(e *checkin.Event) { e.KeepUntil = "2026-12-04" })
		show(r)
		r.Elapse()
	})
}

func TestDataToBeDeletedNow(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		r.Define(func(e *checkin.Event) { e.KeepUntil = "2026-11-26" })
		show(r)
		r.Elapse()
	})
}

func TestEnterLeavesOnceTheSlipCanBeRead(t *testing.T) {
	r := screentest.New(t)
	show(r)
	r.Press("enter")
	if r.Last() != nil {
		t.Fatal("an Enter that was the last guest's has ended the program")
	}
	r.Elapse()
	r.Press("enter")
	if diff := cmp.Diff(screen.Leave{}, r.Last()); diff != "" {
		t.Error(diff)
	}
}

func TestEscStays(t *testing.T) {
	r := screentest.New(t)
	show(r)
	r.Press("esc")
	if diff := cmp.Diff(screen.Close{}, r.Last()); diff != "" {
		t.Error(diff)
	}
}
