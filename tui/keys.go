package tui

import (
	"cmp"
	"context"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/tui/keymap"
	"opale/tui/scan"
	"opale/tui/screen"
)

// decided is the answer to whether a burst is a code.
type decided struct {
	burst   scan.Burst
	reading checkin.Reading
	err     error
}

// hear takes keys and pastes through the detector, so that a screen only ever
// sees what a person typed.
func (r *root) hear(msg tea.Msg) tea.Cmd {
	r.locking.used = r.now()
	raw := r.raw(msg)
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if r.blurred { // a terminal that sends keys has the keyboard, whatever it said
			r.blurred = false
			r.touch()
		}
		var cmds []tea.Cmd
		for _, key := range apart(msg) {
			cmds = append(cmds, r.follow(r.detector.Key(key, r.now(), r.eager())))
		}
		return tea.Batch(append(cmds, raw)...)
	case tea.PasteMsg:
		return tea.Batch(r.follow(r.detector.Paste(msg.Content, r.now())), raw)
	case scan.SilenceMsg:
		return r.follow(r.detector.Silence(msg.Turn, msg.At))
	case decided:
		return r.decide(msg)
	}
	return nil
}

// apart is a key as it was pressed: Esc and a key right behind it come from the
// terminal as that key with Alt, which is no command of ours.
func apart(key tea.KeyPressMsg) []tea.KeyPressMsg {
	if key.Mod.Contains(tea.ModCtrl) || !key.Mod.Contains(tea.ModAlt) || key.Text != "" {
		return []tea.KeyPressMsg{key}
	}
	behind := key
	behind.Mod &^= tea.ModAlt
	switch {
	case key.Code == tea.KeyEscape, key.Code == tea.KeyEnter:
	case unicode.IsPrint(key.Code):
		behind.Text = string(cmp.Or(key.ShiftedCode, key.Code))
	default:
		return []tea.KeyPressMsg{key} // an arrow with Alt is one
	}
	return []tea.KeyPressMsg{{Code: tea.KeyEscape}, behind}
}

// raw lets a screen that tries the keyboard hear a key as it came.
func (r *root) raw(msg tea.Msg) tea.Cmd {
	raw, trying := r.trying()
	if !trying {
		return nil
	}
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		return raw.Heard(msg, r.now())
	}
	return nil
}

// trying is the screen that tries the keyboard, while it does.
func (r *root) trying() (screen.Raw, bool) {
	raw, ok := r.top().(screen.Raw)
	if t, sometimes := r.top().(screen.Trying); sometimes && !t.Trying() {
		return raw, false
	}
	return raw, ok
}

func (r *root) eager() bool {
	e, ok := r.top().(screen.Eager)
	return ok && e.Eager()
}

func (r *root) verbatim() bool {
	v, ok := r.top().(screen.Verbatim)
	return ok && v.Verbatim()
}

// follow does what the detector says: typing goes to the screen, a burst is
// first looked up.
func (r *root) follow(step scan.Step) tea.Cmd {
	cmds := []tea.Cmd{step.Listen()}
	for _, msg := range step.Typed {
		cmds = append(cmds, r.typed(msg))
	}
	if step.Burst != nil {
		burst, desk := *step.Burst, r.env.Desk
		cmds = append(cmds, func() tea.Msg {
			reading, err := desk.Decode(burst.Text)
			return decided{burst, reading, err}
		})
	}
	return tea.Batch(cmds...)
}

// decide scans a burst that is a code. One that could not be looked up is
// scanned too: the failure is then said where the arrival would have been. An
// emergency desk knows no codes, and no name has a digit. The invitation of a
// hub, wherever it is scanned, is shown where Enter takes it up.
func (r *root) decide(msg decided) tea.Cmd {
	known := msg.err != nil || msg.reading.IsCode || !msg.reading.ID.IsZero()
	kept := r.env.Emergency && strings.ContainsAny(msg.burst.Text, "0123456789")
	if raw, trying := r.trying(); trying {
		raw.Probed(screen.Probe{Text: msg.burst.Text, Reading: msg.reading, Err: msg.err})
		return r.follow(r.detector.Decided(true))
	}
	if r.isLocked() {
		return r.decideLocked(msg, known || kept)
	}
	link, err := hub.ParseLink(msg.burst.Text)
	invited := err == nil && r.env.Hub != nil
	code := !r.verbatim() && (known || kept || invited)
	var retract tea.Cmd
	if code {
		if msg.burst.Drawn > 0 {
			retract = r.top().Update(screen.Retract{Letters: msg.burst.Drawn})
		}
		if invited {
			opened, _ := r.navigate(screen.OpenHub{Link: link.String()})
			retract = tea.Batch(retract, opened)
		} else {
			retract = tea.Batch(retract, r.scan(msg.burst.Text))
		}
	}
	return tea.Batch(retract, r.follow(r.detector.Decided(code)))
}

// scan lets in whoever holds the code, behind the writes that wait. While the
// desk does not know its place yet, the screen that asks for it says so.
func (r *root) scan(text string) tea.Cmd {
	for _, s := range r.stack {
		if unready, ok := s.(screen.Unready); ok {
			return unready.ScannedEarly()
		}
	}
	desk := r.env.Desk
	r.env.Queue.Do(func(ctx context.Context) tea.Msg {
		visit, err := desk.Scan(ctx, text)
		if err != nil {
			visit = failedScan(desk, text, visit)
		}
		return screen.Scanned{Text: text, Visit: visit, Err: err}
	})
	return nil
}

// failedScan is who or what a scan was about of which nothing could be written:
// the name where it can be read, else the code.
func failedScan(desk *checkin.Desk, text string, v checkin.Visit) checkin.Visit {
	if v.Reading.Code == "" {
		v.Reading.Code = text
	}
	if page, err := desk.Page(v.Reading.ID); err == nil {
		v.Registration = page.Registration
	}
	return v
}

// typed gives a key to the topmost screen, unless it is one of those that do
// the same on every screen.
func (r *root) typed(msg tea.Msg) tea.Cmd {
	if r.isLocked() {
		return r.obey(r.locking.screen.Update(msg))
	}
	if r.flash.text != "" {
		r.flash = flash{}
		r.touch()
	}
	if press, ok := msg.(tea.KeyPressMsg); ok {
		switch action := r.env.Keys.Action(press); action {
		case keymap.Help:
			return r.toggleHelp()
		case keymap.Language:
			return r.switchLanguage()
		case keymap.Quit:
			return r.askToLeave()
		case keymap.Lock:
			return r.lock()
		default:
			r.leaveHelp(action)
		}
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		r.pass()
	case tea.KeyPressMsg:
		if msg.Key().Text != "" {
			r.pass()
		}
	}
	return r.obey(r.top().Update(msg))
}
