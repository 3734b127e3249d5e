package listing

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/worker"
)

// large is how many people are written so fast that nobody at the door waits.
const large = 20_000

type (
	// taken is what came of taking a list in.
	taken struct {
		ticket worker.Ticket
		intake checkin.Intake
		err    error
	}
	// outcome is the same, as it is shown.
	outcome struct {
		name    string // of the list
		intake  checkin.Intake
		learned int // answers that are kept
		err     error
	}
)

// ready reports whether the list can be taken in.
func (p *preview) ready() bool { return p.intake != nil && p.err == nil }

// take takes the list in, behind the arrivals that are being written.
func (l *Listing) take(withdraw bool) tea.Cmd {
	p := l.shown
	if !p.ready() || l.work.ticket != 0 {
		return nil
	}
	ctx, w := l.begin(p.path)
	w.writes = true
	ticket, set, by := w.ticket, w.meter.set, l.env.Lists
	path, list, consent := p.path, p.list, screen.ListConsent{Answers: p.answers.options(), Withdraw: withdraw}
	l.env.Queue.Do(func(context.Context) tea.Msg { // it ends when the operator says so, not before
		intake, err := by.Take(ctx, path, list, consent, set)
		return taken{ticket, intake, err}
	})
	return l.env.Progress(moved{ticket})
}

// finish shows what came of it.
func (l *Listing) finish(msg taken) {
	if msg.ticket != l.work.ticket {
		return
	}
	l.memo.Forget()
	l.endWork()
	p := l.shown
	learned := len(p.list.Told(l.env.Overview.Now))
	if p.list.Format.SheetTold {
		learned++
	}
	l.end = &outcome{name: p.list.Named(l.env.Lists.Name(p.path)), intake: msg.intake, learned: learned, err: msg.err}
}

// leave goes back to the desk or, where nothing was taken in, to the preview.
func (l *Listing) leave(action keymap.Action) tea.Cmd {
	if action != keymap.Confirm && action != keymap.Cancel {
		return nil
	}
	if l.end.err == nil {
		return l.env.Send(screen.Close{})
	}
	l.end = nil
	return l.Open()
}

func (o *outcome) stopped() bool { return errors.Is(o.err, context.Canceled) }

// next is where Enter leads.
func (l *Listing) next(w *i18n.Listing) string {
	switch {
	case l.end.err != nil:
		return w.ToList
	case l.preparing:
		return w.ToPrepare
	}
	return w.ToDesk
}

// title is what came of it, in a word.
func (o *outcome) title(w *i18n.Words) (theme.Tone, string) {
	switch {
	case o.stopped():
		return theme.Warning, w.Listing.Cancelled
	case o.err != nil:
		return theme.Bad, w.Listing.Failed
	case w.ListCounts(&o.intake) == "":
		return theme.Already, w.Listing.Nothing
	}
	return theme.Good, w.Listing.Done
}
