package tui

import (
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/tui/screen"
)

const (
	reload    = 2 * time.Second // the pause after the first failure; it doubles with each
	reloadMax = time.Minute
)

// loading is the reading of the list into the index, in the background. Where
// it fails it is tried again until it succeeds: till then people are missing.
type loading struct {
	done   *atomic.Int64 // people read so far, written by the reader
	shown  int
	failed int   // attempts
	err    error // of the last attempt, until one succeeds
}

type (
	loaded    struct{ err error }
	loadDue   struct{}
	reloadDue struct{}
)

func (r *root) startLoading() tea.Cmd {
	if r.isExcluded() {
		return nil // nobody is to be found
	}
	done, desk, ctx := new(atomic.Int64), r.env.Desk, r.ctx
	r.loading.done, r.loading.shown = done, 0
	r.env.Loading = true
	read := func() tea.Msg {
		return loaded{desk.Load(ctx, func(n int) { done.Store(int64(n)) })}
	}
	return tea.Batch(read, r.env.Progress(loadDue{}))
}

func (r *root) load(msg tea.Msg) tea.Cmd {
	if r.isExcluded() {
		return nil
	}
	if _, due := msg.(reloadDue); due {
		return r.startLoading()
	}
	grown := int(r.loading.done.Load()) != r.loading.shown
	r.loading.shown = int(r.loading.done.Load())
	var again tea.Cmd
	switch msg := msg.(type) {
	case loadDue:
		if r.env.Loading && !r.env.Unread {
			again = r.env.Progress(loadDue{})
		}
	case loaded:
		again, grown = r.endLoading(msg.err), true
	}
	if !grown {
		return again
	}
	r.touch()
	return tea.Batch(again, r.tell(screen.Changed{})) // what is typed may find more now
}

// endLoading takes in that the list is read, or that it cannot be read now.
func (r *root) endLoading(err error) tea.Cmd {
	r.loading.err = err
	r.env.Loading, r.env.Unread = err != nil, err != nil
	if err == nil || r.ctx.Err() != nil {
		r.loading.failed = 0
		return nil
	}
	pause := min(reload<<min(r.loading.failed, 10), reloadMax)
	r.loading.failed++
	return r.env.Later(pause, reloadDue{})
}
