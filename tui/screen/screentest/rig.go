// Package screentest puts one screen on a desk with a few invented people, a
// store in memory and a clock that stands still, presses keys, and compares
// what is drawn with a golden file. Only tests import it.
package screentest

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/lookup"
	"opale/checkin/ticket"
	"opale/tui/i18n"
	"opale/tui/keymap"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/worker"
)

// Rig is a screen in its place, without the root.
type Rig struct {
	Env   *screen.Env
	Store *journal.Memory
	Sent  []tea.Msg // what the screen asked the root for

	Guide bool // the screen explains keys of others: only those at its foot are its own

	later   []tea.Msg // what waits for Elapse
	answers int       // messages that came of what the screen did
	t       testing.TB
	screen  screen.Screen
	clock   clock
}

// Karim is who is at the keyboard of every rig.
var Karim = checkin.Actor{Desk: "Calais 1", Venue: "calais", Operator: "Karim"}

// New makes a rig at Calais, at 9:42 on the first morning of 2026, in French,
// at 80×24. People come with Add; the screen with Show.
func New(t testing.TB) *Rig {
	t.Helper()
	return Of(t, checkin.Fabriques(2026))
}

// Of makes a rig of another event.
func Of(t testing.TB, event checkin.Event) *Rig {
	t.Helper()
	r := &Rig{t: t}
	r.clock.set(time.Date(2026, time.November, 28, 9, 42, 0, 0, event.Location()))
	r.Store = journal.NewMemory(event, r.clock.now)
	desk, err := checkin.NewDesk(checkin.Config{
		Store: r.Store, Finder: lookup.New(), Tickets: ticket.Reader{},
		Now: r.clock.now, Actor: Karim,
	})
	if err != nil {
		t.Fatal(err)
	}
	r.Env = &screen.Env{
		Desk: desk, Settings: r.Store, Queue: worker.New(t.Context()),
		Theme: theme.New(colorprofile.TrueColor, true),
	}
	r.Env.Theme.Blocks = true
	r.Env.Code = func() string { return "B3K7NPR2X4" }
	r.Env.Timer = func(_ time.Duration, msg tea.Msg) tea.Cmd {
		r.later = append(r.later, msg)
		return nil
	}
	r.Size(80, 24)
	r.Speak(i18n.French)
	r.Refresh()
	return r
}

// Size resizes the window.
func (r *Rig) Size(width, height int) {
	r.Env.Frame = layout.Of(width, height)
	r.Env.Revision++
}

// Speak changes the language.
func (r *Rig) Speak(lang i18n.Lang) {
	r.Env.Words = i18n.For(lang)
	r.Env.Keys = keymap.New(r.Env.Words)
	r.Env.Revision++
}

// Wait lets time pass.
func (r *Rig) Wait(d time.Duration) {
	r.clock.set(r.clock.now().Add(d))
	r.Refresh()
}

// Elapse sends what the screen wanted to be sent later.
func (r *Rig) Elapse() {
	later := r.later
	r.later = nil
	for _, msg := range later {
		r.Send(msg)
	}
}

// Refresh counts the session anew, as the root does every second.
func (r *Rig) Refresh() {
	r.t.Helper()
	overview, err := r.Env.Desk.Overview()
	if err != nil {
		r.t.Fatal(err)
	}
	r.Env.Overview = overview
	r.Env.Revision++
}

// Show puts a screen on the rig and runs what its Update wants first.
func (r *Rig) Show(s screen.Screen, first tea.Cmd) {
	r.screen = s
	r.run(first)
}

// Send gives the screen a message and runs all that follows from it.
func (r *Rig) Send(msg tea.Msg) { r.run(r.screen.Update(msg)) }

// Press presses keys by name (enter, tab, esc, up, down, left, right,
// backspace, pgup, pgdown, end, home, ctrl+x); any other text is typed.
func (r *Rig) Press(keys ...string) {
	for _, name := range keys {
		for _, key := range Keys(name) {
			r.Send(key)
		}
	}
}

// run runs a command and whatever follows, until nothing is left.
func (r *Rig) run(cmd tea.Cmd) {
	r.do(cmd)
	type marker struct{}
	r.Env.Queue.Do(func(context.Context) tea.Msg { return marker{} })
	for {
		done, ok := r.Env.Queue.Listen().(worker.Done)
		if _, last := done.Msg.(marker); last || !ok {
			return
		}
		r.receive(done.Msg)
	}
}

func (r *Rig) do(cmd tea.Cmd) {
	for _, msg := range Messages(cmd) {
		r.receive(msg)
	}
}

// Messages is what a command gives, in order: of a batch or a sequence, what
// each of its commands gives.
func Messages(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	// Batches and sequences are slices of commands; the type of the latter
	// has no name outside Bubble Tea.
	v := reflect.ValueOf(msg)
	if !v.IsValid() {
		return nil
	}
	if v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return []tea.Msg{msg}
	}
	var all []tea.Msg
	for i := range v.Len() {
		all = append(all, Messages(v.Index(i).Interface().(tea.Cmd))...)
	}
	return all
}

func (r *Rig) receive(msg tea.Msg) {
	if reflect.TypeOf(msg).PkgPath() == reflect.TypeFor[screen.Close]().PkgPath() {
		r.Sent = append(r.Sent, msg)
		return
	}
	r.answers++
	r.Refresh()
	r.do(r.screen.Update(msg))
}

// View is what the screen draws, without its colours, and checks that it is
// exactly the frame's body.
func (r *Rig) View() string {
	r.t.Helper()
	drawn := ansi.Strip(r.screen.View())
	lines := strings.Split(drawn, "\n")
	if len(lines) != r.Env.Frame.Body {
		r.t.Errorf("%d rows drawn, want %d", len(lines), r.Env.Frame.Body)
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w > r.Env.Frame.Width {
			r.t.Errorf("row %d is %d columns, the window has %d: %q", i, w, r.Env.Frame.Width, line)
		}
		lines[i] = strings.TrimRight(line, " \u00a0")
	}
	return strings.Join(lines, "\n") + "\n"
}

// Last is the last thing that the screen asked the root for, or nil.
func (r *Rig) Last() tea.Msg {
	if len(r.Sent) == 0 {
		return nil
	}
	return r.Sent[len(r.Sent)-1]
}

// History is what the journal tells of somebody, oldest first.
func (r *Rig) History(id checkin.RegistrationID) []checkin.Happening {
	r.t.Helper()
	history, err := r.Store.History(id)
	if err != nil {
		r.t.Fatal(err)
	}
	return history
}

// watch is a timepiece whose correction moves the rig's clock.
type watch struct {
	rig    *Rig
	offset time.Duration
}

// Timepiece gives the screen a clock that it can set right.
func (r *Rig) Timepiece() { r.Env.Timepiece = &watch{rig: r} }

func (w *watch) Offset() time.Duration { return w.offset }

func (w *watch) Correct(offset time.Duration) {
	w.rig.clock.set(w.rig.clock.now().Add(offset - w.offset))
	w.offset = offset
}
