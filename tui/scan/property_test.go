package scan

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// mixture is a morning at the desk: who typed what, who scanned what.
type mixture struct {
	script script
	want   []string
	codes  []string
}

// azerty is what a scanner set to QWERTY types on a French keyboard.
const azerty = `&é"'(-è_çà)=ABCDEFGHIJKLM0123456789qazw,;:!§ù`

func (m *mixture) pause(t *rapid.T, low, high int) time.Duration {
	return time.Duration(rapid.IntRange(low, high).Draw(t, "ms")) * time.Millisecond
}

// typing adds a word by hand: mostly slow, with a few keys rolled.
func (m *mixture) typing(t *rapid.T) {
	rolled := 0
	for i, k := range letters(rapid.StringOfN(rapid.RuneFrom([]rune("abcdeféèç -'")), 1, 14, -1).Draw(t, "word")) {
		pause := m.pause(t, 60, 300)
		if i == 0 {
			pause = m.pause(t, 120, 2000)
		} else if rolled < 3 && rapid.Bool().Draw(t, "rolled") {
			pause = m.pause(t, 15, 34)
			rolled++
		} else {
			rolled = 0
		}
		m.script = append(m.script, stroke{pause, k})
		m.want = append(m.want, describe(k))
	}
	end := rapid.SampledFrom([]tea.KeyPressMsg{enter, tab, down, undo}).Draw(t, "command")
	m.script = append(m.script, stroke{m.pause(t, 60, 500), end})
	m.want = append(m.want, describe(end))
}

// scans adds one to three scans, the next directly behind the Enter of the one
// before.
func (m *mixture) scans(t *rapid.T) {
	pause := m.pause(t, 120, 2000)
	for range rapid.IntRange(1, 3).Draw(t, "scans") {
		text := rapid.StringOfN(rapid.RuneFrom([]rune(azerty)), 6, 40, -1).Draw(t, "code")
		for i, k := range letters(text) {
			m.script = append(m.script, stroke{pause, k})
			pause = m.pause(t, 0, 30)
			if i < len(text)-1 && rapid.IntRange(0, 9).Draw(t, "separator") == 0 {
				m.script = append(m.script, stroke{pause, gs})
			}
		}
		ends := [][]tea.KeyPressMsg{{enter}, {lineFeed}, {enter, lineFeed}, {tab}, {}}
		end := rapid.SampledFrom(ends).Draw(t, "end")
		for _, k := range end {
			m.script = append(m.script, stroke{pause, k})
		}
		if len(end) == 0 {
			pause = m.pause(t, 120, 400)
		}
		m.want = append(m.want, "a scan: "+text)
		m.codes = append(m.codes, text)
	}
}

func morning(t *rapid.T) *mixture {
	m := &mixture{}
	for range rapid.IntRange(1, 6).Draw(t, "people") {
		if rapid.Bool().Draw(t, "scanned") {
			m.scans(t)
		} else {
			m.typing(t)
		}
	}
	return m
}

func TestNoLetterIsLostAndNoBurstSplitInAnyMixture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := morning(t)
		deciding := time.Duration(rapid.IntRange(0, 700).Draw(t, "deciding")) * time.Millisecond
		got := play(m.script, known(m.codes...), deciding)
		if diff := cmp.Diff(m.want, got.events); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestWhateverIsNoCodeStaysTypingWithItsEnter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := morning(t)
		deciding := time.Duration(rapid.IntRange(0, 700).Draw(t, "deciding")) * time.Millisecond
		got := play(m.script, known(), deciding, stalls(t)...)
		if diff := cmp.Diff(wire(m.script), strings.Join(got.events, "")); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestAStalledProgramLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := morning(t)
		got := play(m.script, known(m.codes...), time.Millisecond, stalls(t)...)
		text := strings.NewReplacer("a scan: ", "", "ctrl+]", "", "ctrl+z", "", "ctrl+j", "", "enter", "", "tab", "").Replace
		if diff := cmp.Diff(text(wire(m.script)), text(strings.Join(got.events, ""))); diff != "" {
			t.Fatal(diff)
		}
	})
}

func stalls(t *rapid.T) (windows []window) {
	at := time.Duration(0)
	for range rapid.IntRange(0, 4).Draw(t, "stalls") {
		at += time.Duration(rapid.IntRange(1, 1500).Draw(t, "from")) * time.Millisecond
		to := at + time.Duration(rapid.IntRange(1, 900).Draw(t, "for"))*time.Millisecond
		windows = append(windows, window{at, to})
		at = to
	}
	return windows
}

// wire is all that was sent, CR LF being one Enter.
func wire(s script) string {
	var b strings.Builder
	for _, stroke := range s {
		b.WriteString(describe(stroke.msg))
	}
	return strings.ReplaceAll(b.String(), "enterctrl+j", "enter")
}
