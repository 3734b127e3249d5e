package listing

import (
	"context"
	"errors"
	"maps"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/roster"
	"opale/tui/worker"
)

// work is what is under way, if anything.
type work struct {
	ticket   worker.Ticket // 0 for nothing
	stop     context.CancelFunc
	meter    *meter
	path     string
	weighs   bool // the list is compared with what is there
	writes   bool // the list is being taken in
	stopping bool // Esc was pressed

	lines, done, of int // as drawn
}

// meter is how far it is, written by whoever works.
type meter struct{ lines, done, of atomic.Int64 }

func (m *meter) set(lines, done, of int) {
	m.of.Store(int64(of))
	m.done.Store(int64(done))
	m.lines.Store(int64(lines))
}

type (
	// moved says that the meter may have.
	moved struct{ ticket worker.Ticket }
	// read is a list, or why there is none.
	read struct {
		ticket worker.Ticket
		path   string
		list   *roster.List
		err    error
	}
	// weighed is what taking it in would do.
	weighed struct {
		ticket worker.Ticket
		intake checkin.Intake
		err    error
	}
)

// begin ends what is under way, and begins something else.
func (l *Listing) begin(path string) (context.Context, *work) {
	if l.work.stop != nil {
		l.work.stop()
	}
	ctx, stop := context.WithCancel(context.Background())
	l.work = work{ticket: worker.NewTicket(), stop: stop, meter: new(meter), path: path}
	return ctx, &l.work
}

// read reads a file, with what was answered about it by now.
func (l *Listing) read(path string) tea.Cmd {
	var answers roster.Options
	if l.shown != nil {
		answers = l.shown.answers.options()
	}
	ctx, w := l.begin(path)
	ticket, set, by := w.ticket, w.meter.set, l.env.Lists
	l.files.err = nil
	return tea.Batch(l.env.Progress(moved{ticket}), func() tea.Msg {
		list, err := by.Read(ctx, path, answers, set)
		return read{ticket, path, list, err}
	})
}

// show shows a list that was read, and compares it with what is there.
func (l *Listing) show(msg read) tea.Cmd {
	if msg.ticket != l.work.ticket {
		return nil
	}
	l.memo.Forget()
	l.endWork()
	switch {
	case msg.err != nil && l.shown != nil:
		l.shown.err = msg.err
		return nil
	case errors.Is(msg.err, context.Canceled):
		return nil
	case msg.err != nil:
		l.files.path, l.files.err = msg.path, msg.err
		return nil
	case l.shown == nil:
		l.shown = newPreview(msg.path)
	}
	l.shown.take(msg.list)
	ctx, w := l.begin(msg.path)
	w.weighs = true
	ticket, set, by := w.ticket, w.meter.set, l.env.Lists
	return tea.Batch(l.env.Progress(moved{ticket}), func() tea.Msg {
		intake, err := by.Weigh(ctx, msg.path, msg.list, set)
		return weighed{ticket, intake, err}
	})
}

func (l *Listing) weigh(msg weighed) {
	if msg.ticket != l.work.ticket || l.shown == nil {
		return
	}
	l.memo.Forget()
	l.endWork()
	if l.shown.err = msg.err; msg.err == nil {
		l.shown.intake = &msg.intake
	}
}

func (l *Listing) endWork() {
	if l.work.stop != nil {
		l.work.stop()
	}
	l.work = work{}
}

// cancel stops what is under way. What is being written is taken back by the
// store, which then says so; of what is only read, nothing is waited for.
func (l *Listing) cancel() {
	l.work.stop()
	if l.work.writes {
		l.work.stopping = true
		return
	}
	l.endWork()
}

// advance draws how far it is.
func (l *Listing) advance(msg moved) tea.Cmd {
	if msg.ticket != l.work.ticket {
		return nil
	}
	l.memo.Forget()
	m := l.work.meter
	l.work.lines, l.work.done, l.work.of = int(m.lines.Load()), int(m.done.Load()), int(m.of.Load())
	return l.env.Progress(msg)
}

// answers is what the operator has answered about the list.
type answers struct {
	sheet   string // of a workbook
	columns map[string]roster.Use
	words   map[string]checkin.Status
}

// options is the answers as they are now: whoever reads with them does so while
// others are given.
func (a *answers) options() roster.Options {
	return roster.Options{Sheet: a.sheet, Columns: maps.Clone(a.columns), Statuses: maps.Clone(a.words)}
}
