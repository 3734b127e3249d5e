package tui

import (
	"context"
	"errors"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"opale/tui/i18n"
	"opale/tui/opening"
)

// Opening is the program while there is no desk yet: whoever opens one asks on
// it what is missing, and says what is done. [Run] goes on in the same program,
// since a terminal is given to one in the life of a process.
type Opening struct {
	program *tea.Program
	left    context.CancelFunc
	over    chan struct{} // closed once the program has ended
	err     error         // why, once it has
	given   atomic.Bool   // to a desk
}

// Begin starts the program, for an event whose name may not be known yet. Where
// the operator leaves, it cancels the work that is done meanwhile by left.
func Begin(ctx context.Context, left context.CancelFunc, o Options, event string) *Opening {
	o.settle()
	m := opening.New(opening.Options{Lang: o.Lang, Event: event, ASCII: o.ASCII, Now: o.Now, Width: o.Width, Height: o.Height})
	b := &Opening{program: tea.NewProgram(m, o.program(ctx)...), left: left, over: make(chan struct{})}
	go func() {
		defer close(b.over)
		if _, b.err = b.program.Run(); !b.given.Load() {
			left()
		}
	}()
	return b
}

// Ask waits for the answer to a question. The error is [context.Canceled] where
// the operator has left, or the program was ended.
func (b *Opening) Ask(q opening.Question) (opening.Answer, error) {
	reply := make(chan opening.Answer, 1)
	b.program.Send(opening.Asked{Question: q, Reply: reply})
	select {
	case a := <-reply:
		return a, nil
	case <-b.over:
		return opening.Answer{}, context.Canceled
	}
}

// Fail says in each language why it does not go on, and waits until that was
// read. It reports whether it is to be tried again, which may be offered.
func (b *Opening) Fail(said map[i18n.Lang]i18n.Sentence, again bool) (retry, read bool) {
	reply := make(chan bool, 1)
	b.program.Send(opening.Failed{Said: said, Again: again, Reply: reply})
	select {
	case retry = <-reply:
		return retry, true
	case <-b.over:
		return false, false
	}
}

// Tell says what is being done, what is settled, or something beside the way:
// [opening.Began], [opening.Known] or [opening.Remarked].
func (b *Opening) Tell(news any) { b.program.Send(news) }

// Lend gives the terminal to another program, until it is taken back.
func (b *Opening) Lend() error { return b.program.ReleaseTerminal() }

// TakeBack takes the terminal back.
func (b *Opening) TakeBack() error { return b.program.RestoreTerminal() }

// End ends the program, unless it has ended.
func (b *Opening) End() {
	b.program.Quit()
	<-b.over
}

// give has a desk go on in the program, and waits for its end.
func (b *Opening) give(r *root) error {
	b.given.Store(true)
	b.program.Send(opening.Next{Model: r})
	<-b.over
	return b.err
}

// run runs a desk's model: in the program that has begun, or in one of its own.
func (o *Options) run(ctx context.Context, r *root) error {
	var err error
	if o.Opening != nil {
		err = o.Opening.give(r)
	} else {
		_, err = tea.NewProgram(r, o.program(ctx)...).Run()
	}
	if ctx.Err() != nil || errors.Is(err, tea.ErrInterrupted) {
		return nil
	}
	return err
}
