// Package worker runs what may not run in Update: writes in one queue, in the
// order in which Update asked for them, and questions whose answers carry the
// number that they were asked under.
package worker

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"
)

// Ticket numbers a question, so that an answer that comes too late is known
// for what it is. No two questions of a process have the same one.
type Ticket uint64

var tickets atomic.Uint64

// NewTicket gives the next number; a later one is higher.
func NewTicket() Ticket { return Ticket(tickets.Add(1)) }

// Done is the result of one write. The root passes Msg on and listens again.
type Done struct{ Msg tea.Msg }

// Panicked is the result of a write that panicked.
type Panicked struct{ Err error }

// Queue runs writes one after another, outside of Update. Their results are
// heard in the same order.
type Queue struct {
	ctx context.Context

	mu      sync.Mutex
	waiting []func(context.Context) tea.Msg
	running bool
	idle    *sync.Cond
	results []tea.Msg
	news    chan struct{} // holds one while results may have grown
}

// New makes a queue whose writes are given ctx.
func New(ctx context.Context) *Queue {
	q := &Queue{ctx: ctx, news: make(chan struct{}, 1)}
	q.idle = sync.NewCond(&q.mu)
	return q
}

// Do puts a write behind those that wait. It returns at once.
func (q *Queue) Do(write func(context.Context) tea.Msg) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting = append(q.waiting, write)
	if !q.running {
		q.running = true
		go q.run()
	}
}

func (q *Queue) run() {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.waiting) > 0 {
		write := q.waiting[0]
		q.waiting = q.waiting[1:]
		q.mu.Unlock()
		msg := q.attempt(write)
		q.mu.Lock()
		q.results = append(q.results, msg)
		select {
		case q.news <- struct{}{}:
		default:
		}
	}
	q.running = false
	q.idle.Broadcast()
}

// attempt runs one write. A panic in it becomes a result: outside of Bubble
// Tea's own goroutines it would end the process and leave the terminal raw.
func (q *Queue) attempt(write func(context.Context) tea.Msg) (msg tea.Msg) {
	defer func() {
		if v := recover(); v != nil {
			msg = Panicked{fmt.Errorf("write: %v\n%s", v, debug.Stack())}
		}
	}()
	return write(q.ctx)
}

// Listen waits for the next result: a command of which the root keeps exactly
// one under way.
func (q *Queue) Listen() tea.Msg {
	for {
		if msg, ok := q.next(); ok {
			return Done{msg}
		}
		select {
		case <-q.news:
		case <-q.ctx.Done():
			return nil
		}
	}
}

func (q *Queue) next() (tea.Msg, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.results) == 0 {
		return nil, false
	}
	msg := q.results[0]
	q.results = q.results[1:]
	return msg, true
}

// Pending is how many results nobody has heard yet.
func (q *Queue) Pending() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.results)
}

// Wait returns when every write that was asked for has run: before the program
// ends, nothing that was scanned or confirmed is dropped.
func (q *Queue) Wait() {
	q.mu.Lock()
	defer q.mu.Unlock()
	for q.running {
		q.idle.Wait()
	}
}
