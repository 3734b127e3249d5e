package scan

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"
)

var (
	enter    = tea.KeyPressMsg{Code: tea.KeyEnter}
	tab      = tea.KeyPressMsg{Code: tea.KeyTab}
	lineFeed = tea.KeyPressMsg{Code: 'j', Mod: tea.ModCtrl}
	gs       = tea.KeyPressMsg{Code: ']', Mod: tea.ModCtrl}
	stx      = tea.KeyPressMsg{Code: 'b', Mod: tea.ModCtrl}
	undo     = tea.KeyPressMsg{Code: 'z', Mod: tea.ModCtrl}
	shift    = tea.KeyPressMsg{Code: tea.KeyLeftShift, Mod: tea.ModShift}
	down     = tea.KeyPressMsg{Code: tea.KeyDown}
)

func letters(text string) (keys []tea.KeyPressMsg) {
	for _, r := range text {
		keys = append(keys, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return keys
}

// evenly puts keys on the wire with the same pause between two.
func evenly(pause time.Duration, keys ...tea.KeyPressMsg) (s script) {
	for _, k := range keys {
		s = append(s, stroke{pause: pause, msg: k})
	}
	return s
}

func keys(groups ...[]tea.KeyPressMsg) (all []tea.KeyPressMsg) {
	for _, g := range groups {
		all = append(all, g...)
	}
	return all
}

func one(k ...tea.KeyPressMsg) []tea.KeyPressMsg { return k }

const code = "A-7KQ2Z9M"

func TestAScanIsTakenWholeWhateverEndsIt(t *testing.T) {
	for name, end := range map[string][]tea.KeyPressMsg{
		"Enter": one(enter), "LF": one(lineFeed), "CR LF": one(enter, lineFeed), "Tab": one(tab),
		"Tab Enter": one(tab, enter), "nothing": nil,
	} {
		t.Run(name, func(t *testing.T) {
			got := play(evenly(8*time.Millisecond, keys(letters(code), end)...), known(code), 0)
			want := []string{"a scan: " + code}
			if diff := cmp.Diff(want, got.events); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTheFirstLetterIsDrawnAtOnceAndTakenBack(t *testing.T) {
	var d Detector
	now := time.Unix(0, 0)
	first := d.Key(letters("A")[0], now, true)
	if len(first.Typed) != 1 {
		t.Fatalf("the first letter waits: %+v", first)
	}
	for _, k := range letters(code)[1:] {
		now = now.Add(10 * time.Millisecond)
		if step := d.Key(k, now, true); len(step.Typed) > 0 {
			t.Fatalf("%q was typed within a burst", step.Typed)
		}
	}
	step := d.Key(enter, now, true)
	if step.Burst == nil || step.Burst.Text != code || step.Burst.Drawn != 1 || len(step.Typed) > 0 {
		t.Errorf("got %+v", step.Burst)
	}
}

func TestNothingIsDrawnEarlyWhereALetterWouldAnswer(t *testing.T) {
	var d Detector
	if step := d.Key(letters("A")[0], time.Unix(0, 0), false); len(step.Typed) > 0 || !d.Underway() {
		t.Errorf("got %+v", step)
	}
}

func TestSeparatorsInsideAScanAreSwallowedAndShortcutsAreNot(t *testing.T) {
	scan := evenly(9*time.Millisecond, keys(one(stx), letters("0109501101"), one(gs), letters("10ABC"), one(shift), letters("D"), one(enter))...)
	got := play(append(scan, stroke{pause: time.Second, msg: undo}), known("010950110110ABCD"), 0)
	if diff := cmp.Diff([]string{"a scan: 010950110110ABCD", "ctrl+z"}, got.events); diff != "" {
		t.Error(diff)
	}
}

func TestTwoScansBackToBackComeInOrderWhileTheFirstIsRead(t *testing.T) {
	s := evenly(6*time.Millisecond, keys(letters(code), one(enter), letters("8178468259"), one(enter, lineFeed))...)
	s = append(s, stroke{pause: 150 * time.Millisecond, msg: letters("l")[0]}, stroke{pause: 90 * time.Millisecond, msg: down})
	got := play(s, known(code, "8178468259"), 400*time.Millisecond)
	if diff := cmp.Diff([]string{"a scan: " + code, "a scan: 8178468259", "l", "down"}, got.events); diff != "" {
		t.Error(diff)
	}
}

func TestFastHandsAreNotAScanner(t *testing.T) {
	var s script
	for _, word := range []string{"le", "fevr", "e"} {
		for i, k := range letters(word) {
			pause := 25 * time.Millisecond
			if i == 0 {
				pause = 110 * time.Millisecond
			}
			s = append(s, stroke{pause: pause, msg: k})
		}
	}
	s = append(s, stroke{pause: 60 * time.Millisecond, msg: enter})
	got := play(s, known(code), 0)
	if diff := cmp.Diff("lefevreenter", strings.Join(got.events, "")); diff != "" {
		t.Error(diff)
	}
	if got.bursts > 0 {
		t.Errorf("%d bursts seen in typing", got.bursts)
	}
}

func TestTypingThatArrivesAtOnceAfterAStallStaysTyping(t *testing.T) {
	s := evenly(0, keys(letters("dupont"), one(enter))...)
	s = append(s, stroke{pause: 10 * time.Millisecond, msg: letters("m")[0]})
	got := play(s, known(code), 300*time.Millisecond)
	if diff := cmp.Diff(strings.Split("d u p o n t enter m", " "), got.events); diff != "" {
		t.Error(diff)
	}
}

func TestAStallInTheMiddleDoesNotSplitAScan(t *testing.T) {
	s := evenly(10*time.Millisecond, keys(letters(code), one(enter))...)
	got := play(s, known(code), 0, window{from: 35 * time.Millisecond, to: 400 * time.Millisecond})
	if diff := cmp.Diff([]string{"a scan: " + code}, got.events); diff != "" {
		t.Error(diff)
	}
}

func TestALateTimerDelaysLettersOnlySoLong(t *testing.T) {
	var d Detector
	now := time.Unix(0, 0)
	step := d.Key(letters("a")[0], now, false)
	tries := 0
	for ; len(step.Typed) == 0; tries++ {
		now = now.Add(step.Wait + time.Second)
		step = d.Silence(step.Turn, now)
	}
	if tries != rearms+1 {
		t.Errorf("the letter came after %d timers, want %d", tries, rearms+1)
	}
}

func TestPastes(t *testing.T) {
	for name, c := range map[string]struct {
		content string
		want    []string
	}{
		"a code":             {code + "\r", []string{"a scan: " + code}},
		"two codes":          {code + "\r\n8178468259\r\n", []string{"a scan: " + code, "a scan: 8178468259"}},
		"a name":             {"Élodie Lefèvre", []string{"pasted: Élodie Lefèvre"}},
		"a few letters":      {"le", []string{"pasted: le"}},
		"a name and a code":  {"Lefèvre\r" + code, []string{"pasted: Lefèvre\n", "a scan: " + code}},
		"a book":             {strings.Repeat("x", 5000), []string{"pasted: " + strings.Repeat("x", 5000)}},
		"a code with blanks": {"  " + code + " ", []string{"a scan: " + code}},
	} {
		t.Run(name, func(t *testing.T) {
			got := play(script{{msg: tea.PasteMsg{Content: c.content}}}, known(code, "8178468259"), 50*time.Millisecond)
			if diff := cmp.Diff(c.want, got.events); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatIsNoTypingComesBehindWhatWasTyped(t *testing.T) {
	var d Detector
	type click struct{}
	at := time.Unix(0, 0)
	for _, letter := range "martin" {
		d.Key(tea.KeyPressMsg{Code: letter, Text: string(letter)}, at, false)
	}
	if step := d.Pass(click{}, at); step.Burst == nil || len(step.Typed) > 0 {
		t.Fatalf("it comes before the letters: %+v", step)
	}
	step := d.Decided(false)
	if n := len(step.Typed); n != 7 || step.Typed[6] != tea.Msg(click{}) {
		t.Errorf("given out: %v", step.Typed)
	}
}
