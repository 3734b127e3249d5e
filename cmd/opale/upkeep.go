package main

import (
	"sync"
	"time"

	"opale/tui/screen"
)

// upkeep is how the copies of a desk's file stand, for its closing slip. Those
// who make them note it here.
type upkeep struct {
	now func() time.Time
	mu  sync.Mutex
	at  screen.Upkeep
}

var _ screen.Upkeeper = (*upkeep)(nil)

// Upkeep is how the copies stand.
func (u *upkeep) Upkeep() screen.Upkeep {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.at
}

// backedUp notes a copy of the file, or that it failed. A nil upkeep is nobody's.
func (u *upkeep) backedUp(err error) {
	u.note(func(at *screen.Upkeep, now time.Time) {
		if at.BackupFailed = err != nil; err == nil {
			at.Backup = now
		}
	})
}

// stickHolds notes that the stick holds everything, or that it could not be
// written.
func (u *upkeep) stickHolds(err error) {
	u.note(func(at *screen.Upkeep, now time.Time) {
		at.HasStick = true
		if at.StickFailed = err != nil; err == nil {
			at.Stick = now
		}
	})
}

func (u *upkeep) note(change func(*screen.Upkeep, time.Time)) {
	if u == nil {
		return
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	change(&u.at, u.now())
}
