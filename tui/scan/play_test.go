package scan

import (
	"cmp"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
)

// stroke is a key or a paste on the wire, a pause after the one before it.
type stroke struct {
	pause time.Duration
	msg   tea.Msg
}

type script []stroke

// window is a time during which the program hears nothing: what came meanwhile
// arrives at its end, in order.
type window struct{ from, to time.Duration }

type outcome struct {
	events []string // what a screen saw: keys, pastes and scans, in order
	bursts int      // handed over to be decided
}

func known(codes ...string) func(string) bool {
	return func(text string) bool { return slices.Contains(codes, text) }
}

// decision and the strokes themselves are what a program waits for.
type decision struct{ code bool }

type arrival struct {
	at  time.Duration
	msg any
}

// play runs a script through a detector as Bubble Tea would: one message at a
// time, timers and decisions as messages among the keys, all of them late where
// the program is stalled.
func play(s script, isCode func(string) bool, deciding time.Duration, stalls ...window) outcome {
	var (
		d     Detector
		got   outcome
		queue []arrival
		start = time.Unix(0, 0)
	)
	post := func(at time.Duration, msg any) {
		i, _ := slices.BinarySearchFunc(queue, at, func(a arrival, at time.Duration) int { return cmp.Or(cmp.Compare(a.at, at), -1) })
		queue = slices.Insert(queue, i, arrival{at, msg})
	}
	at := time.Duration(0)
	for _, stroke := range s {
		at += stroke.pause
		post(at, stroke.msg)
	}
	follow := func(step Step, now time.Duration) {
		for _, msg := range step.Typed {
			got.events = append(got.events, describe(msg))
		}
		if step.Wait > 0 {
			post(now+step.Wait, SilenceMsg{Turn: step.Turn})
		}
		if b := step.Burst; b != nil {
			got.bursts++
			code := isCode(b.Text)
			if code {
				got.events = append(got.events[:len(got.events)-b.Drawn], "a scan: "+b.Text)
			}
			post(now+deciding, decision{code})
		}
	}
	for len(queue) > 0 {
		next := queue[0]
		queue = queue[1:]
		heard := next.at
		for _, w := range stalls {
			if heard >= w.from && heard < w.to {
				heard = w.to
			}
		}
		now := start.Add(heard)
		switch msg := next.msg.(type) {
		case tea.KeyPressMsg:
			follow(d.Key(msg, now, true), heard)
		case tea.PasteMsg:
			follow(d.Paste(msg.Content, now), heard)
		case SilenceMsg:
			follow(d.Silence(msg.Turn, now), heard)
		case decision:
			follow(d.Decided(msg.code), heard)
		}
	}
	if d.Underway() {
		got.events = append(got.events, "something is still held back")
	}
	return got
}

func describe(msg tea.Msg) string {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return "pasted: " + msg.Content
	case tea.KeyPressMsg:
		if msg.Text != "" {
			return msg.Text
		}
		return msg.Keystroke()
	}
	return "?"
}
