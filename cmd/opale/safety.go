package main

import (
	"context"
	"log/slog"
	"sync"

	"opale/checkin"
	"opale/db"
	"opale/tui/screen"
)

// safety is the safety stick of a desk that is open, which may be begun, or
// changed, while it is.
type safety struct {
	*program
	ctx   context.Context
	store *db.Store
	seat  seat
	log   *slog.Logger
	care  *upkeep

	mu    sync.Mutex
	stick *stick // nil: none
}

var _ screen.Safety = (*safety)(nil)

// begin goes on with a stick; nil is none.
func (s *safety) begin(k *stick) {
	if k == nil {
		return
	}
	k.care = s.care
	k.keep(s.ctx)
	s.stick = k
}

// UseStick writes everything on another stick, and goes on with it from now on.
// Only an event's desk can be asked here: a passphrase would be asked for at the
// keyboard, where the screen is.
func (s *safety) UseStick(folder string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	event, err := s.store.Event()
	if err != nil {
		return err
	}
	if m, err := s.member(event.ID); err != nil || m == nil {
		return checkin.Errorf(checkin.CodeLocked, "use stick", "%v", err)
	}
	k, err := s.newStick(s.ctx, s.store, s.seat, folder, s.log)
	if err != nil {
		return err
	}
	k.care = s.care
	if err := k.write(); err != nil {
		return err
	}
	if err := s.store.Remember(settingStick, k.folder); err != nil {
		return err
	}
	before := s.stick
	s.begin(k)
	if before != nil {
		_ = before.end() // it may be gone
	}
	return nil
}

// end writes once more.
func (s *safety) end() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stick == nil {
		return nil
	}
	return s.stick.end()
}
