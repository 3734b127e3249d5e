package worker

import (
	"context"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestWritesRunInTheOrderAskedFor(t *testing.T) {
	q := New(t.Context())
	const n = 200
	var ran []int
	for i := range n {
		q.Do(func(context.Context) tea.Msg { ran = append(ran, i); return i })
	}
	for i := range n {
		if done := q.Listen().(Done); done.Msg != i {
			t.Fatalf("heard %v, want %d", done.Msg, i)
		}
	}
	q.Wait()
	for i, got := range ran {
		if got != i {
			t.Fatalf("ran %d at place %d", got, i)
		}
	}
}

func TestDoDoesNotWait(t *testing.T) {
	q := New(t.Context())
	gate := make(chan struct{})
	q.Do(func(context.Context) tea.Msg { <-gate; return "first" })
	q.Do(func(context.Context) tea.Msg { return "second" }) // would hang if it waited
	close(gate)
	q.Wait()
	for _, want := range []string{"first", "second"} {
		if done := q.Listen().(Done); done.Msg != want {
			t.Fatalf("heard %v, want %s", done.Msg, want)
		}
	}
}

func TestAPanicIsAResultAndTheNextWriteRuns(t *testing.T) {
	q := New(t.Context())
	q.Do(func(context.Context) tea.Msg { panic("the disk is on fire") })
	q.Do(func(context.Context) tea.Msg { return "next" })
	if done, ok := q.Listen().(Done).Msg.(Panicked); !ok || done.Err == nil {
		t.Errorf("heard %v", done)
	}
	if done := q.Listen().(Done); done.Msg != "next" {
		t.Errorf("heard %v", done.Msg)
	}
}

func TestListeningEndsWithTheProgram(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	q := New(ctx)
	cancel()
	if msg := q.Listen(); msg != nil {
		t.Errorf("heard %v", msg)
	}
}

func TestTicketsGrow(t *testing.T) {
	if a, b := NewTicket(), NewTicket(); b <= a {
		t.Errorf("%d then %d", a, b)
	}
}
