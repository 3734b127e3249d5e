package lock

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"opale/tui/pin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

func guard(t *testing.T, r *screentest.Rig) *Lock {
	t.Helper()
	if err := pin.Set(r.Store, pin.Desk, "4711"); err != nil {
		t.Fatal(err)
	}
	l := New(r.Env, true)
	r.Show(l, l.Open())
	return l
}

func TestLocked(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		guard(t, r)
		r.Press("4", "7", "1")
	})
}

func TestLockedWithoutAPIN(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		r.Show(New(r.Env, false), nil)
	})
}

func TestWrong(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		guard(t, r)
		r.Press("1", "2", "3", "4", "enter")
	})
}

func TestGate(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		r.Env.Kiosk = true
		g := NewGate(r.Env, screen.AskLeave{})
		r.Show(g, g.Open())
		r.Press("12")
	})
}

func TestGateBeforeWhatIsTheCoordinators(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		g := NewGate(r.Env, screen.Erase{})
		r.Show(g, g.Open())
	})
}

func TestTheUnshiftedDigitRowOpens(t *testing.T) {
	r := screentest.New(t)
	guard(t, r)
	r.Press("'", "è", "&", "&", "enter") // 4711 without Shift on a French keyboard
	if diff := cmp.Diff(screen.Unlocked{}, r.Last()); diff != "" {
		t.Error(diff)
	}
}

func TestTheCoordinatorOpensAnyDesk(t *testing.T) {
	r := screentest.New(t)
	guard(t, r)
	if err := pin.Set(r.Store, pin.Coordinator, "202611"); err != nil {
		t.Fatal(err)
	}
	r.Press("202611", "enter")
	if diff := cmp.Diff(screen.Unlocked{}, r.Last()); diff != "" {
		t.Error(diff)
	}
}

func TestWithoutAPINEnterOpens(t *testing.T) {
	r := screentest.New(t)
	r.Show(New(r.Env, false), nil)
	r.Press("4711", "esc", "tab", "down")
	if r.Last() != nil {
		t.Fatalf("sent %v", r.Last())
	}
	r.Press("enter")
	if diff := cmp.Diff(screen.Unlocked{}, r.Last()); diff != "" {
		t.Error(diff)
	}
}

func TestAWrongTryIsWaitedFor(t *testing.T) {
	r := screentest.New(t)
	guard(t, r)
	r.Press("1234", "enter")
	r.Elapse()
	r.Press("1234", "enter") // the second: two seconds
	if !strings.Contains(r.View(), "2 secondes") {
		t.Fatalf("no wait is said:\n%s", r.View())
	}
	r.Press("4711", "enter")
	if r.Last() != nil {
		t.Fatal("it opened during the wait")
	}
	r.Elapse()
	if !strings.Contains(r.View(), "1 seconde.") {
		t.Errorf("the wait does not go on:\n%s", r.View())
	}
	r.Elapse()
	r.Press("4711", "enter")
	if diff := cmp.Diff(screen.Unlocked{}, r.Last()); diff != "" {
		t.Error(diff)
	}
}

func TestTheWaitOutlivesARestart(t *testing.T) {
	r := screentest.New(t)
	guard(t, r)
	for range 3 {
		if _, _, err := pin.Check(r.Store, "0000", pin.Desk); err != nil {
			t.Fatal(err)
		}
	}
	l := New(r.Env, true)
	r.Show(l, l.Open())
	if !strings.Contains(r.View(), "4 secondes") {
		t.Errorf("want a wait in\n%s", r.View())
	}
}

// TestNothingButDigitsBackspaceAndEnterDoesAnything presses every key that the
// desk knows, and a few more: none may change what is seen or ask for anything.
func TestNothingButDigitsBackspaceAndEnterDoesAnything(t *testing.T) {
	r := screentest.New(t)
	guard(t, r)
	r.Press("4")
	before := r.View()
	press := func(key tea.KeyPressMsg) {
		r.Send(key)
		if got := r.View(); got != before || r.Last() != nil {
			t.Errorf("%s did something: sent %v\n%s", key, r.Last(), cmp.Diff(before, got))
		}
	}
	for _, name := range []string{"tab", "esc", "up", "down", "left", "right", "delete", "home", "end", "pgup", "pgdown"} {
		press(screentest.Keys(name)[0])
	}
	for letter := 'a'; letter <= 'z'; letter++ {
		if !strings.ContainsRune("him", letter) && letter != 'j' { // Backspace, Tab, LF, Enter
			press(tea.KeyPressMsg{Code: letter, Mod: tea.ModCtrl})
		}
		press(tea.KeyPressMsg{Code: letter, Text: string(letter)})
	}
	for f := tea.KeyF1; f <= tea.KeyF12; f++ {
		press(tea.KeyPressMsg{Code: f})
	}
	r.Send(tea.PasteMsg{Content: "4711\n"})
	if got := r.View(); got != before {
		t.Errorf("a paste did something:\n%s", cmp.Diff(before, got))
	}
	r.Press("backspace")
	if r.View() == before {
		t.Error("Backspace did nothing: this test sees nothing")
	}
}

func TestACodeIsNotTakenAndThatIsSaid(t *testing.T) {
	r := screentest.New(t)
	l := guard(t, r)
	l.ScannedEarly()
	if !strings.Contains(r.View(), "il n'est pas noté") {
		t.Errorf("nothing is said:\n%s", r.View())
	}
	r.Press("4")
	if strings.Contains(r.View(), "il n'est pas noté") {
		t.Error("it is said for ever")
	}
}

func TestTheGateDoesWhatItWasAskedFor(t *testing.T) {
	r := screentest.New(t)
	if err := pin.Set(r.Store, pin.Coordinator, "202611"); err != nil {
		t.Fatal(err)
	}
	g := NewGate(r.Env, screen.OpenSettings{})
	r.Show(g, g.Open())
	r.Press("1111", "enter")
	if r.Last() != nil {
		t.Fatalf("sent %v", r.Last())
	}
	r.Elapse()
	r.Press("202611", "enter")
	if diff := cmp.Diff(screen.Granted{Then: screen.OpenSettings{}}, r.Last()); diff != "" {
		t.Error(diff)
	}
	r.Press("esc")
	if diff := cmp.Diff(screen.Close{}, r.Last()); diff != "" {
		t.Error(diff)
	}
}
