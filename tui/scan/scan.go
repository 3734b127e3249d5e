// Package scan tells a code scanner from a person: both type on the same
// keyboard. A scan is a fast burst of six characters or more that ends in
// Enter, CR, LF, Tab or silence, or that arrives as a paste. Whether a burst is
// a code, only the desk's tickets can say, and they read the disk; so the
// [Detector] hands a burst over, holds back whatever is typed meanwhile, and
// goes on when it is told. It is pure: time comes with the keys.
//
//	key, paste or silence ──> Detector ──> Step ──> Typed: to the screen, in order
//	                             ^                  Burst: to Desk.Decode, in a command
//	                             │                  Listen: come back after a while
//	                          Decided <──────────── code, or mere typing
//
// How the root uses it, for every tea.KeyPressMsg and tea.PasteMsg, before any
// screen sees them:
//
//	step := detector.Key(msg, now(), eager) // or Paste, Silence, Decided
//	for each msg in step.Typed: give it to the screen
//	if step.Burst != nil: run Desk.Decode(step.Burst.Text) in a command
//	return step.Listen()                    // answers with a SilenceMsg
//
// When the command's answer comes: take back the Burst.Drawn letters that the
// screen has had, if it is a code; call Decided; scan; then go on with its
// Step. Eager says that the first letter of what may become a burst can be
// drawn at once: true while the screen is a plain search, where one letter is
// easily taken back; false where a letter would close a dialog or start a
// search over a result. All further letters wait for 35 ms of silence, which
// nobody sees.
//
// Only tui uses it.
package scan

import (
	"strings"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

const (
	Gap     = 35 * time.Millisecond // the longest pause within a burst, and the wait before letters count as typing
	silence = 80 * time.Millisecond // what ends a burst that has no Enter
	late    = 20 * time.Millisecond // a timer later than this says that the program was stalled, not the keyboard
	Least   = 6                     // characters of a scan
	most    = 1024                  // characters after which a burst is handed over as it is
	rearms  = 2                     // how often a late timer is set again
)

// Burst is a run of keys too fast for a hand.
type Burst struct {
	Text   string // without what ended it, and without control characters
	Drawn  int    // letters at its start that were already given out as typing
	Pasted bool

	keys    []tea.Msg // all of it, as typing
	verdict verdict
}

type verdict uint8

const (
	undecided verdict = iota
	isCode
	isTyping
)

// Step is what follows from a key, a paste, a silence or a decision.
type Step struct {
	Typed []tea.Msg     // tea.KeyPressMsg and tea.PasteMsg that are typing, in order
	Burst *Burst        // comes after Typed; nothing more comes until Decided
	Wait  time.Duration // 0, or how long to listen before calling Silence
	Turn  int           // to be handed to Silence
}

// SilenceMsg says that the time a Step asked for has passed.
type SilenceMsg struct {
	Turn int
	At   time.Time
}

// Listen is the command that comes back when the time is over; nil where there
// is nothing to wait for.
func (s Step) Listen() tea.Cmd {
	if s.Wait == 0 {
		return nil
	}
	return tea.Tick(s.Wait, func(at time.Time) tea.Msg { return SilenceMsg{Turn: s.Turn, At: at} })
}

// Detector hears every key. Its zero value is ready.
type Detector struct {
	run      Burst // the keys heard since the last silence
	ready    []any // what is decided or to be decided: tea.Msg or *Burst, in order
	deciding *Burst
	tail     *Burst // the burst that has just ended: CR may be followed by LF
	ender    rune

	turn    int
	due     time.Time
	rearmed int
}

// Underway reports whether letters are held back, or a burst is being decided.
func (d *Detector) Underway() bool {
	return len(d.run.keys) > 0 || len(d.ready) > 0 || d.deciding != nil
}

// Key hears a key at its time of arrival.
func (d *Detector) Key(key tea.KeyPressMsg, at time.Time, eager bool) Step {
	switch sort(key) {
	case modifier: // Shift pressed for a capital means nothing by itself
		return Step{}
	case text:
		d.tail = nil
		d.run.keys = append(d.run.keys, key)
		d.run.Text += key.Text
		if eager && len(d.run.keys) == 1 && len(d.ready) == 0 && d.deciding == nil {
			d.run.Drawn = 1
			step := d.listen(at)
			step.Typed = []tea.Msg{key}
			return step
		}
		if utf8.RuneCountInString(d.run.Text) >= most {
			d.end()
		}
	case separator:
		d.run.keys = append(d.run.keys, key)
	case ender:
		d.hearEnder(key)
	case other:
		d.tail = nil
		d.end()
		d.give(key)
	}
	return d.step(at)
}

// Pass hears something that is no typing, and ends what was typed before it: it
// is given out behind that.
func (d *Detector) Pass(msg tea.Msg, at time.Time) Step {
	d.tail = nil
	d.end()
	d.give(msg)
	return d.step(at)
}

// Paste hears a paste. Each of its lines may be a scan of its own.
func (d *Detector) Paste(content string, at time.Time) Step {
	d.end()
	d.tail = nil
	for line := range strings.SplitAfterSeq(lines.Replace(content), "\n") {
		if line == "" {
			continue
		}
		text := strings.TrimSpace(line)
		msg := tea.PasteMsg{Content: line}
		if utf8.RuneCountInString(text) < Least || utf8.RuneCountInString(text) > most {
			d.give(msg)
			continue
		}
		d.ready = append(d.ready, &Burst{Text: text, Pasted: true, keys: []tea.Msg{msg}})
	}
	return d.step(at)
}

// Terminals paste a new line as CR.
var lines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// Silence hears that nothing came for the time that the Step of this turn
// asked for. A later key has made it void by then.
func (d *Detector) Silence(turn int, at time.Time) Step {
	if turn != d.turn || d.due.IsZero() {
		return Step{}
	}
	if at.Sub(d.due) > late && d.rearmed < rearms {
		rearmed := d.rearmed + 1
		step := d.listen(at)
		d.rearmed = rearmed
		return step
	}
	d.tail = nil
	d.end()
	return d.step(at)
}

// Decided hears whether the burst was a code. What was typed since follows.
func (d *Detector) Decided(code bool) Step {
	if d.deciding == nil {
		return Step{}
	}
	b := d.deciding
	d.deciding = nil
	if code {
		b.verdict = isCode
		return d.release()
	}
	b.verdict = isTyping
	step := d.release()
	step.Typed = append(b.keys[b.Drawn:len(b.keys):len(b.keys)], step.Typed...)
	return step
}

// hearEnder ends the run. Directly behind the end of another, it is the second
// half of CR LF, which is nothing, or of Tab Enter, which shares its fate.
func (d *Detector) hearEnder(key tea.KeyPressMsg) {
	second := len(d.run.keys) == 0 && d.tail != nil && key.Code != d.ender
	d.ender = key.Code
	if !second {
		d.run.keys = append(d.run.keys, key)
		d.tail = d.end()
		return
	}
	if isLineFeed(key) {
		return
	}
	if d.tail.verdict == undecided {
		d.tail.keys = append(d.tail.keys, key)
	} else if d.tail.verdict == isTyping {
		d.give(key)
	}
}

// end closes the run: a burst long enough is to be decided, any other is
// typing. It returns the run, nil where there was none.
func (d *Detector) end() *Burst {
	if len(d.run.keys) == 0 {
		return nil
	}
	b := d.run
	d.run = Burst{}
	if utf8.RuneCountInString(b.Text) >= Least {
		d.ready = append(d.ready, &b)
		return &b
	}
	b.verdict = isTyping
	for _, key := range b.keys[b.Drawn:] {
		d.give(key)
	}
	return &b
}

func (d *Detector) give(msg tea.Msg) { d.ready = append(d.ready, msg) }

// step hands out what is ready, and says how long to listen for more.
func (d *Detector) step(at time.Time) Step {
	step, listen := d.release(), d.listen(at)
	step.Wait, step.Turn = listen.Wait, listen.Turn
	return step
}

// release hands out what is ready, up to the next burst.
func (d *Detector) release() (step Step) {
	for d.deciding == nil && len(d.ready) > 0 {
		next := d.ready[0]
		d.ready = d.ready[1:]
		if b, ok := next.(*Burst); ok {
			d.deciding, step.Burst = b, b
			break
		}
		step.Typed = append(step.Typed, next)
	}
	return step
}

// listen asks for a call after the pause that would end what is under way.
func (d *Detector) listen(at time.Time) Step {
	d.turn++
	d.due, d.rearmed = time.Time{}, 0
	wait := Gap
	switch {
	case len(d.run.keys) == 0 && d.tail == nil:
		return Step{}
	case utf8.RuneCountInString(d.run.Text) >= Least:
		wait = silence
	}
	d.due = at.Add(wait)
	return Step{Wait: wait, Turn: d.turn}
}
