package settings

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/tui/pin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
	"opale/tui/theme"
)

func TestPage(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		r.Show(New(r.Env), nil)
	})
}

func TestPINs(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		r.Env.Choices.Guarded, r.Env.Choices.Look = true, theme.Contrast
		r.Show(New(r.Env), nil)
		for range coordinatorRow {
			r.Press("down")
		}
		r.Press("é&", "enter")
	})
}

// to goes to a line.
func to(r *screentest.Rig, row int) {
	for range row {
		r.Press("down")
	}
}

func TestEachLineAsksForItsSetting(t *testing.T) {
	for row, want := range map[int]screen.Choose{
		lookRow:   {Key: screen.SettingTheme, Value: "light"},
		sizeRow:   {Key: screen.SettingSize, Value: screen.SettingLarge},
		bellRow:   {Key: screen.SettingBell, Value: screen.SettingOff},
		censusRow: {Key: screen.SettingCensus, Value: screen.SettingOff},
		lockRow:   {Key: screen.SettingLock, Value: "2"},
		motionRow: {Key: screen.SettingMotion, Value: screen.SettingOff},
		mouseRow:  {Key: screen.SettingMouse, Value: screen.SettingOff},
	} {
		r := screentest.New(t)
		r.Show(New(r.Env), nil)
		to(r, row)
		r.Press("right")
		if diff := cmp.Diff(any(want), any(r.Last())); diff != "" {
			t.Errorf("line %d: %s", row, diff)
		}
	}
	r := screentest.New(t)
	r.Show(New(r.Env), nil)
	to(r, languageRow)
	r.Press("right")
	if diff := cmp.Diff(screen.SwitchLanguage{}, r.Last()); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsChosenIsShown(t *testing.T) {
	r := screentest.New(t)
	r.Env.Choices = screen.Choices{Look: theme.Contrast, Large: true, Silent: true}
	s := New(r.Env)
	r.Show(s, nil)
	for _, row := range []struct{ row, want int }{{lookRow, 3}, {sizeRow, 1}, {bellRow, 1}, {censusRow, 0}, {lockRow, 0}} {
		if got := s.form.Rows[row.row].Chosen; got != row.want {
			t.Errorf("line %d shows choice %d, want %d", row.row, got, row.want)
		}
	}
}

func TestAPINIsDigitsOnlyAndKept(t *testing.T) {
	r := screentest.New(t)
	r.Show(New(r.Env), nil)
	to(r, pinRow)
	r.Press("lef", "'è", "enter")
	if r.Last() != nil || !strings.Contains(r.View(), "4 à 8 chiffres.") {
		t.Fatalf("sent %v\n%s", r.Last(), r.View())
	}
	r.Press("11", "enter")
	if diff := cmp.Diff(screen.ChoosePIN{Whose: pin.Desk, Digits: "4711"}, r.Last()); diff != "" {
		t.Fatal(diff)
	}
	r.Send(screen.Chosen{Key: string(pin.Desk), Value: "set"})
	if !strings.Contains(r.View(), "Le code est posé.") {
		t.Errorf("nothing is said:\n%s", r.View())
	}
}

func TestAPINIsTakenAwayByTwoEnters(t *testing.T) {
	r := screentest.New(t)
	r.Env.Choices.Guarded = true
	r.Show(New(r.Env), nil)
	to(r, pinRow)
	r.Press("enter", "up", "down", "enter")
	if r.Last() != nil {
		t.Fatalf("one Enter sent %v", r.Last())
	}
	r.Press("enter")
	if diff := cmp.Diff(screen.ChoosePIN{Whose: pin.Desk}, r.Last()); diff != "" {
		t.Error(diff)
	}
}

// whole is the page of a coordinator, who prepares and gives back from it.
func whole(t *testing.T) (*screentest.Rig, *Settings) {
	t.Helper()
	r := screentest.New(t)
	r.Env.Preparer, r.Env.HandBack = &screentest.Evening{}, &screentest.Farewell{}
	s := New(r.Env)
	r.Show(s, nil)
	return r, s
}

func TestAPageIsMoreThanALine(t *testing.T) {
	r, s := whole(t)
	for _, c := range []struct {
		key string
		at  int
	}{
		{"pgdown", prepareRow}, {"down", handBackRow}, {"up", prepareRow}, {"pgdown", handBackRow}, {"pgdown", handBackRow},
		{"pgup", prepareRow}, {"pgup", lookRow}, {"pgup", lookRow}, {"up", lookRow}, {"down", sizeRow},
	} {
		if r.Press(c.key); s.form.At != c.at {
			t.Fatalf("%s goes to line %d, want %d", c.key, s.form.At, c.at)
		}
	}
}

// In the least window, too, the way there is said, and what it leads to is seen.
func TestWhatIsDoneFromHereIsFewKeysAway(t *testing.T) {
	for _, c := range []struct{ width, height int }{{40, 10}, {80, 24}} {
		r, _ := whole(t)
		r.Size(c.width, c.height)
		if view := r.View(); !strings.Contains(view, "Page suiv.") || !strings.Contains(view, "Échap") {
			t.Errorf("the keys are not said:\n%s", view)
		}
		r.Press("pgdown")
		if view := r.View(); !strings.Contains(view, "Préparer l'év") || !strings.Contains(view, "Rendre cet ordinateur") {
			t.Errorf("not seen:\n%s", view)
		}
		r.Press("enter")
		if diff := cmp.Diff(screen.OpenPrepare{}, r.Last()); diff != "" {
			t.Error(diff)
		}
		r.Press("down", "enter")
		if diff := cmp.Diff(screen.OpenHandBack{}, r.Last()); diff != "" {
			t.Error(diff)
		}
	}
}

func TestTheWholePage(t *testing.T) {
	screentest.Golden(t, func(_ *testing.T, r *screentest.Rig) {
		r.Env.Preparer, r.Env.HandBack = &screentest.Evening{}, &screentest.Farewell{}
		r.Show(New(r.Env), nil)
	})
}

func TestEscGoesBack(t *testing.T) {
	r := screentest.New(t)
	r.Show(New(r.Env), nil)
	r.Press("esc")
	if diff := cmp.Diff(screen.Close{}, r.Last()); diff != "" {
		t.Error(diff)
	}
}
