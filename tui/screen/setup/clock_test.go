package setup

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

// aged is a laptop whose battery died: its clock is back in January.
func aged(t *testing.T, r *screentest.Rig) {
	t.Helper()
	r.Timepiece()
	r.Wait(-300 * 24 * time.Hour) // 9:42, and no daylight saving in either
	r.Show(New(r.Env, known), nil)
}

func TestAClockFarFromTheEvent(t *testing.T) {
	screentest.Golden(t, aged)
}

func TestTheClockIsSetRight(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		r.Timepiece()
		r.Show(New(r.Env, known), nil)
		r.Press("up", "up", "up", "up", "ç:°")
	})
}

func TestAWrongClockAsksAndIsCorrected(t *testing.T) {
	r := screentest.New(t)
	aged(t, r)
	if !known.Doubtful(r.Env) || !strings.Contains(r.View(), "l'événement est loin de là") {
		t.Fatalf("a clock in January is believed:\n%s", r.View())
	}
	r.Press("enter") // it is asked: Enter alone does not confirm
	if r.Last() != nil {
		t.Fatal("one Enter confirmed a clock that is wrong")
	}
	r.Press("up", "right", "down", "à_(à", "down", "down", "down", "enter") // 28 nov., 0850 on the unshifted row: 8:50
	if diff := cmp.Diff(screen.Seated{}, r.Last()); diff != "" {
		t.Fatalf("%s\n%s", diff, r.View())
	}
	if got := r.Env.Clock().Format("2006-01-02 15:04"); got != "2026-11-28 08:50" {
		t.Errorf("the clock says %s", got)
	}
	kept, err := r.Store.Remembered(screen.SettingClock)
	if err != nil || kept == "" {
		t.Errorf("the correction is kept as %q (%v)", kept, err)
	}
	if place := r.Env.Desk.Place(); place.Session.ID != "calais-j1" || !place.Open {
		t.Errorf("the desk is at %s, open %v", place.Session.ID, place.Open)
	}
	got, err := Recall(r.Store)
	if err != nil || got.Day != "2026-11-28" {
		t.Errorf("confirmed for %q (%v)", got.Day, err)
	}
	who := r.Add(screentest.Somebody("Wim", "Dewulf"))[0]
	r.Arrive(who, known.Actor(), 0)
	history := r.History(who)
	if at := r.Env.Local(history[len(history)-1].Time).Format("15:04"); at != "08:50" {
		t.Errorf("what is noted then has the hour %s", at)
	}
}

func TestACorrectionIsAddedToTheOneBefore(t *testing.T) {
	r := screentest.New(t)
	r.Timepiece()
	r.Env.Timepiece.Correct(time.Hour)
	r.Refresh()
	r.Show(New(r.Env, known), nil)
	r.Press("up", "up", "up", "up", "11:42", "enter", "enter", "enter", "enter")
	if got := r.Env.Timepiece.Offset(); got != 2*time.Hour {
		t.Errorf("the offset is %s", got)
	}
}

func TestAClockBehindTheJournalAsks(t *testing.T) {
	r := screentest.New(t)
	r.Timepiece()
	late := known
	late.Newest = r.Env.Clock().Add(20 * time.Minute)
	r.Show(New(r.Env, late), nil)
	if !strings.Contains(r.View(), "en retard sur ce qui est déjà noté (sam. 28 nov., 10:02)") {
		t.Errorf("nothing is said:\n%s", r.View())
	}
	late.Newest = r.Env.Clock().Add(5 * time.Minute)
	if late.Doubtful(r.Env) {
		t.Error("five minutes are worth a question")
	}
}

func TestAnHourThatIsNoneIsSaid(t *testing.T) {
	r := screentest.New(t)
	r.Timepiece()
	r.Show(New(r.Env, known), nil)
	r.Press("up", "up", "up", "up", "25:90", "enter", "enter", "enter", "enter")
	if r.Last() != nil || !strings.Contains(r.View(), "tapez par exemple 9:42") {
		t.Errorf("sent %v\n%s", r.Last(), r.View())
	}
}

func TestHoursAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]int{
		"9:42": 942, "9h42": 942, "942": 942, "0942": 942, "9 42": 942, "9": 900, "18h": 1800, "23:59": 2359, "0:00": 0,
		"24:00": -1, "9:60": -1, "midi": -1, "1:2:3": -1, "12345": -1,
	} {
		hour, minute, ok := readHour(text)
		got := hour*100 + minute
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
	if _, _, ok := readHour(""); !ok {
		t.Error("no hour at all is fine: the clock's stays")
	}
}

func TestOneEnterConfirmsAClockThatIsRight(t *testing.T) {
	r := screentest.New(t)
	r.Timepiece()
	r.Show(New(r.Env, known), nil)
	r.Press("enter")
	if diff := cmp.Diff(screen.Seated{}, r.Last()); diff != "" {
		t.Error(diff)
	}
	if r.Env.Timepiece.Offset() != 0 {
		t.Errorf("the clock was moved by %s", r.Env.Timepiece.Offset())
	}
}

func TestOnlyTheClock(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		r.Timepiece()
		r.Show(Clock(r.Env), nil)
	})
}

func TestAClockAloneChangesNothingElse(t *testing.T) {
	r := screentest.New(t)
	r.Timepiece()
	before := r.Env.Desk.Place().Actor
	r.Show(Clock(r.Env), nil)
	r.Press("down", "down", "down", "11:42", "enter")
	if diff := cmp.Diff(screen.Seated{}, r.Last()); diff != "" {
		t.Fatalf("%s\n%s", diff, r.View())
	}
	if got := r.Env.Clock().Format("15:04"); got != "11:42" {
		t.Errorf("the clock says %s", got)
	}
	if after := r.Env.Desk.Place().Actor; after != before {
		t.Errorf("%+v sat there, now %+v", before, after)
	}
}
