package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
)

// gesture is something that is done at a desk. Each begins at the desk with an
// empty field, and knows what the journal has to say about it.
type gesture struct {
	name   string
	weight int
	do     func(*soak)
}

var gestures = []gesture{
	{"a scan", 30, func(s *soak) { s.scan(s.someone()) }},
	{"a paste", 6, (*soak).paste},
	{"a name", 30, func(s *soak) { s.name(s.someone()) }},
	{"a group", 5, (*soak).group},
	{"a walk-in", 4, (*soak).walkIn},
	{"people without a name", 3, (*soak).count},
	{"an undo", 6, (*soak).undo},
	{"a dialog", 6, (*soak).dialog},
	{"a scan over a dialog", 4, (*soak).scanOver},
	{"a lock", 3, (*soak).lock},
	{"a search given up", 3, (*soak).givesUp},
}

// guest is everything that happens while one guest stands there.
func (s *soak) guest() {
	s.home()
	s.passes(time.Duration(500+s.random.IntN(3_000)) * time.Millisecond)
	all := 0
	for _, g := range gestures {
		all += g.weight
	}
	at := s.random.IntN(all)
	for _, g := range gestures {
		if at -= g.weight; at < 0 {
			s.did = g.name
			g.do(s)
			s.seen()
			return
		}
	}
}

// someone is mostly the next in the queue; now and then somebody who was there.
func (s *soak) someone() *visitor {
	if s.next > 0 && (s.next == len(s.guests) || s.random.IntN(8) == 0) {
		return s.guests[s.random.IntN(s.next)]
	}
	s.next++
	return s.guests[s.next-1]
}

// home goes back to the desk, with nothing on it.
func (s *soak) home() {
	s.hear(tea.WindowSizeMsg{Width: 80 + s.random.IntN(50), Height: 24 + s.random.IntN(20)})
	for range 10 {
		if len(s.root.stack) == 1 {
			break
		}
		s.press("esc")
	}
	s.press("esc", "esc", "esc")
	if len(s.root.stack) != 1 || s.root.isLocked() {
		s.fail("Esc does not lead to the desk")
	}
	s.later = nil
}

// distract is what may happen between two keys, and change nothing.
func (s *soak) distract() {
	switch s.random.IntN(40) {
	case 0:
		s.hear(tea.WindowSizeMsg{Width: 20 + s.random.IntN(140), Height: 5 + s.random.IntN(50)})
	case 1:
		s.press("ctrl+l")
	case 2:
		s.hear(tea.BlurMsg{})
		s.hear(tea.FocusMsg{})
	case 3:
		s.hear(tea.KeyPressMsg{Code: tea.KeyF1})
		s.press("down", "esc")
	case 4:
		s.hear(pollDue{s.root.poll.asked})
	case 5:
		s.elapse()
	case 6, 7, 8:
		s.comes()
	}
}

// types types letters, with what may come between them, and answers that take
// their time.
func (s *soak) types(text string) {
	s.slow = true
	for _, letter := range text {
		s.press(string(letter))
		s.distract()
	}
	s.slow = false
	s.says(text)
}

// burst is a code, as a scanner types it.
func (s *soak) burst(code string) {
	for _, letter := range code {
		s.hear(tea.KeyPressMsg{Code: letter, Text: string(letter)})
	}
	s.hear(tea.KeyPressMsg{Code: tea.KeyEnter})
	s.sums.scans++
}

// noted takes note that somebody must be in now, and whether it was new.
func (s *soak) noted(v *visitor) bool {
	if v.in {
		return false
	}
	v.in, v.at = true, time.UnixMilli(s.clock.Load())
	s.sums.arrived++
	return true
}

// told checks that the screen said what came of somebody at the door.
func (s *soak) told(v *visitor) {
	s.t.Helper()
	before := v.at
	if s.noted(v) {
		s.last = []*visitor{v}
		s.wrote(checkin.KindArrived, v)
		s.says(s.root.env.Words.Door.Noted, v.last)
		return
	}
	if time.UnixMilli(s.clock.Load()).Sub(before) > time.Hour { // sooner, the desk takes it for the same gesture
		if seen := s.wide(); strings.Contains(seen, s.root.env.Words.Door.Noted) {
			s.fail("%s is said to be noted, who was in", v.last)
		}
	}
}

// says checks that the screen says all of it, letters set apart or not.
func (s *soak) says(texts ...string) {
	s.t.Helper()
	seen := bare(s.wide())
	for _, text := range texts {
		if !strings.Contains(seen, bare(text)) {
			s.fail("%q is not said", text)
		}
	}
}

// wide is the window, in a size in which everything is said.
func (s *soak) wide() string {
	s.hear(tea.WindowSizeMsg{Width: 120, Height: 40})
	return s.seen()
}

func bare(text string) string { return strings.ToUpper(strings.Join(strings.Fields(text), "")) }

func (s *soak) scan(v *visitor) {
	s.burst(v.code)
	s.told(v)
}

func (s *soak) paste() {
	v := s.someone()
	s.hear(tea.PasteMsg{Content: v.code + "\n"})
	s.sums.scans++
	s.told(v)
}

func (s *soak) name(v *visitor) {
	s.types(strings.ToLower(v.last + " " + v.first))
	if s.random.IntN(2) == 0 {
		s.comes()
	}
	s.press("enter")
	s.comes()
	s.sums.typed++
	s.told(v)
}

// givesUp types some letters and goes away, whatever they find.
func (s *soak) givesUp() {
	s.types(s.someone().last[:3])
	s.comes()
}

// group lets in whoever of a company is not in, in one gesture.
func (s *soak) group() {
	v := s.someone()
	n := 0
	for i, other := range s.guests {
		if other == v {
			n = i / company
		}
	}
	s.press(v.last + " " + v.first)
	s.press("ctrl+o")
	if n%3 != 0 { // no company: the desk says so
		return
	}
	s.press("enter")
	s.sums.groups++
	var noted []*visitor
	for _, other := range s.guests[n*company : min((n+1)*company, len(s.guests))] {
		if s.noted(other) {
			noted = append(noted, other)
		}
	}
	s.says(v.last)
	if noted != nil {
		s.last = noted
		s.wrote(checkin.KindArrived, noted...)
	}
}

// walkIn fills in the form with what was typed.
func (s *soak) walkIn() {
	v := &visitor{first: "Dominique", last: name(2_000_000 + s.sums.walkIns)}
	s.sums.walkIns++
	s.press(v.last + " " + v.first)
	s.press("ctrl+n", "tab", "enter")
	s.wrote(checkin.KindRegistered, v)
	s.told(v)
}

func (s *soak) count() {
	n := 1 + s.random.IntN(4)
	s.press("ctrl+k")
	for range n - 1 {
		s.press("right")
	}
	s.press("enter")
	s.last = nil
	for range n {
		v := &visitor{}
		s.noted(v)
		s.last = append(s.last, v)
		s.wrote(checkin.KindRegistered, v)
		s.wrote(checkin.KindArrived, v)
	}
	s.sums.unnamed += n
	s.says(s.root.env.Words.Door.Noted, s.root.env.Words.Count(s.root.env.Words.Counting.Counted, n))
}

// undo takes the last gesture back, whole.
func (s *soak) undo() {
	if s.last == nil {
		return
	}
	s.press("ctrl+z")
	s.elapse()
	s.distract()
	s.press("enter")
	s.says(s.root.env.Words.Undo.Done)
	for _, v := range s.last {
		v.in = false
		s.sums.undone++
	}
	s.wrote(checkin.KindUndone, s.last...)
	s.last = nil
}

// dialogs are the keys of what may lie over the desk.
var dialogs = []string{"ctrl+d", "ctrl+t", "ctrl+r", "ctrl+p", "ctrl+f", "ctrl+y", "ctrl+u", "ctrl+x", "ctrl+a", "ctrl+n"}

// dialog opens one, and looks around in it.
func (s *soak) dialog() {
	s.press(dialogs[s.random.IntN(len(dialogs))])
	for range s.random.IntN(6) {
		s.press([]string{"down", "up", "pgdown", "pgup"}[s.random.IntN(4)])
		s.distract()
		s.seen()
	}
	s.sums.dialogs++
}

// scanOver scans while something else is open: only those that take a code.
func (s *soak) scanOver() {
	s.press(dialogs[s.random.IntN(5)])
	v := s.someone()
	s.burst(v.code)
	if s.noted(v) {
		s.last = []*visitor{v}
		s.wrote(checkin.KindArrived, v)
	}
	s.sums.dialogs++
}

// lock locks the desk: no letter and no code gets through.
func (s *soak) lock() {
	s.press("ctrl+w")
	s.press("abc")
	s.burst(s.guests[min(s.next, len(s.guests)-1)].code)
	s.says(s.root.env.Words.Lock.Title)
	s.press("enter")
	s.sums.locks++
}
