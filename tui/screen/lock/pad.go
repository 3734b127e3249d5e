package lock

import (
	"context"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/tui/pin"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/widget/field"
	"opale/tui/worker"
)

// pad is where a PIN is typed: digits, Backspace, Enter, and a wait behind each
// wrong one.
type pad struct {
	env   *screen.Env
	whose []pin.Whose
	input field.Field
	asked worker.Ticket // of the check under way, or of the wait; 0 for none
	left  int           // seconds to wait
	wrong bool
	err   error
}

type (
	// checked is whether what was typed is right.
	checked struct {
		ticket worker.Ticket
		right  bool
		wait   time.Duration
		err    error
	}
	// second says that another second of waiting is over.
	second struct{ ticket worker.Ticket }
)

func newPad(env *screen.Env, whose ...pin.Whose) pad {
	return pad{env: env, whose: whose, input: field.New(field.Digits(), field.Limit(pin.Most))}
}

// open waits for what wrong tries before a restart have left to wait.
func (p *pad) open() tea.Cmd {
	p.asked = worker.NewTicket()
	ticket, settings := p.asked, p.env.Settings
	return func() tea.Msg {
		wait, err := pin.Wait(settings)
		return checked{ticket: ticket, wait: wait, err: err}
	}
}

// press takes a digit or Backspace; all else is left.
func (p *pad) press(key tea.KeyPressMsg) {
	if p.asked != 0 {
		return
	}
	switch {
	case key.Text != "":
		if digits := onlyDigits(key.Text); digits != "" {
			p.wrong, p.err = false, nil
			p.input.Insert(digits)
		}
	case key.Code == tea.KeyBackspace:
		p.input.Press(tea.KeyPressMsg{Code: tea.KeyBackspace})
	}
}

// onlyDigits is what a text gives in the field of a PIN.
func onlyDigits(text string) string {
	f := field.New(field.Digits())
	f.Insert(text)
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, f.Text())
}

// check asks whether what was typed is right. It waits behind the writes that
// were asked for before, and hashes: not in Update.
func (p *pad) check() {
	digits := p.input.Value()
	if p.asked != 0 || digits == "" {
		return
	}
	p.input.Clear()
	p.wrong, p.err = false, nil
	p.asked = worker.NewTicket()
	ticket, settings, whose := p.asked, p.env.Settings, p.whose
	p.env.Queue.Do(func(context.Context) tea.Msg {
		right, wait, err := pin.Check(settings, digits, whose...)
		return checked{ticket, right, wait, err}
	})
}

// hear takes in an answer, or a second of waiting; right reports that the PIN is.
func (p *pad) hear(msg tea.Msg) (cmd tea.Cmd, right, known bool) {
	switch msg := msg.(type) {
	case checked:
		if msg.ticket != p.asked {
			return nil, false, false
		}
		p.asked, p.err = 0, msg.err
		if msg.right || msg.err != nil {
			return nil, msg.right, true
		}
		p.wrong = len(p.whose) > 0 && msg.wait > 0
		return p.wait(int(msg.wait / time.Second)), false, true
	case second:
		if msg.ticket != p.asked || p.left == 0 {
			return nil, false, false
		}
		return p.wait(p.left - 1), false, true
	}
	return nil, false, false
}

// wait is deaf for so many seconds, and says them.
func (p *pad) wait(seconds int) tea.Cmd {
	p.left, p.asked = seconds, 0
	if seconds == 0 {
		return nil
	}
	p.asked = worker.NewTicket()
	return p.env.Later(time.Second, second{p.asked})
}

// draw is the line that is typed into: a sign for each digit.
func (p *pad) draw() string {
	t := p.env.Theme
	signs := strings.TrimSpace(strings.Repeat(theme.SignAlready+" ", len(p.input.Value())))
	return t.Prompt.Render(p.env.Words.Lock.Label) + "  " + t.FieldEdge.Render(theme.SignEdge) + " " + t.Field.Render(signs+"▌")
}

// foot is the keys of the line: Enter once there is something to check.
func (p *pad) foot(does string) []widget.Hint {
	w := p.env.Words
	digits := widget.Hint{Key: "0 – 9", Does: w.Lock.Type}
	switch {
	case p.asked != 0:
		return nil
	case p.input.IsEmpty():
		return []widget.Hint{digits}
	}
	return []widget.Hint{{Key: w.Keys.Enter, Does: does}, digits}
}

// notice is what there is to say of the last try.
func (p *pad) notice() (theme.Tone, string) {
	w := p.env.Words
	left := w.Count(w.Lock.Seconds, p.left)
	switch {
	case p.err != nil:
		return theme.Bad, w.Lock.Broken
	case p.left > 0 && p.wrong:
		return theme.Warning, fmt.Sprintf(w.Lock.Wrong, left)
	case p.left > 0:
		return theme.Warning, fmt.Sprintf(w.Lock.Wait, left)
	case p.asked != 0:
		return theme.Plain, w.Lock.Checking
	case p.wrong:
		return theme.Warning, w.Lock.WrongNow
	}
	return theme.Plain, ""
}
