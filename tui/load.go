package tui

import (
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/tui/screen"
)

// loadLook is how often the progress of reading the list is drawn.
const loadLook = 100 * time.Millisecond

// loading is the reading of the list into the index, in the background.
type loading struct {
	done  *atomic.Int64 // people read so far, written by the reader
	shown int
}

type (
	loaded  struct{ err error }
	loadDue struct{}
)

func (r *root) startLoading() tea.Cmd {
	done, desk, ctx := new(atomic.Int64), r.env.Desk, r.ctx
	r.loading = loading{done: done}
	r.env.Loading = true
	read := func() tea.Msg {
		return loaded{desk.Load(ctx, func(n int) { done.Store(int64(n)) })}
	}
	return tea.Batch(read, lookAtLoading())
}

func lookAtLoading() tea.Cmd {
	return tea.Tick(loadLook, func(time.Time) tea.Msg { return loadDue{} })
}

func (r *root) load(msg tea.Msg) tea.Cmd {
	grown := int(r.loading.done.Load()) != r.loading.shown
	r.loading.shown = int(r.loading.done.Load())
	var again tea.Cmd
	switch msg := msg.(type) {
	case loadDue:
		if r.env.Loading {
			again = lookAtLoading()
		}
	case loaded:
		r.env.Loading = false
		if msg.err != nil && r.ctx.Err() == nil {
			r.poll.err = msg.err
		}
		grown = true
	}
	if !grown {
		return again
	}
	r.touch()
	return tea.Batch(again, r.tell(screen.Changed{})) // what is typed may find more now
}
