package postgres

import (
	"context"
	"errors"
	"sync"

	"github.com/jackc/pgx/v5"

	"opale/checkin"
)

// eventID remembers the id of the event that the database is about, once an
// entry has fixed it.
type eventID struct {
	mu sync.Mutex
	id checkin.EventID
}

func (e *eventID) get() checkin.EventID {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.id
}

func (e *eventID) fixed() bool { return e.get() != "" }

// querier is the pool, or a transaction.
type querier interface {
	QueryRow(ctx context.Context, text string, args ...any) pgx.Row
}

// eventID is the fixed one, else that of the built-in event.
func (s *Store) eventID(ctx context.Context, q querier) (checkin.EventID, error) {
	if id := s.event.get(); id != "" {
		return id, nil
	}
	var id checkin.EventID
	switch err := q.QueryRow(ctx, `SELECT id FROM event`).Scan(&id); {
	case errors.Is(err, pgx.ErrNoRows):
		return checkin.Fabriques(s.now().Year()).ID, nil
	case err != nil:
		return "", err
	}
	s.event.mu.Lock()
	defer s.event.mu.Unlock()
	s.event.id = id
	return id, nil
}

// Event is as last defined, else the built-in one.
func (s *Store) Event() (checkin.Event, error) {
	ctx, cancel := s.call()
	defer cancel()
	law, err := readLaw(ctx, s.pool)
	if err != nil {
		return checkin.Event{}, failed(ctx, "read event", err)
	}
	if law.defined != nil {
		return *law.defined, nil
	}
	return checkin.Fabriques(s.now().Year()), nil
}

// Define says what the event is. An event with entries keeps its id: the error
// is CodeInvalid where another is given.
func (s *Store) Define(ctx context.Context, actor checkin.Actor, event checkin.Event) error {
	if err := event.Check(); err != nil {
		return &checkin.Error{Code: checkin.CodeInvalid, Op: "define event", Detail: err.Error(), Err: err}
	}
	if _, err := s.eventID(ctx, s.pool); err != nil {
		return failed(ctx, "define event", err)
	}
	if id := s.event.get(); id != "" && id != event.ID {
		return checkin.Errorf(checkin.CodeInvalid, "define event", "%s", id)
	}
	return s.append(ctx, event.ID, actor, checkin.Fact{Kind: checkin.KindEventDefined, Body: checkin.Body{Define: &event}})
}
