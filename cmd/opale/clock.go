package main

import (
	"strconv"
	"sync/atomic"
	"time"

	"opale/checkin"
	"opale/tui/screen"
)

// clock is the computer's, set right by what somebody found it to be off: a
// laptop whose clock cannot be set still writes entries with the right hour.
type clock struct{ offset atomic.Int64 }

var _ screen.Timepiece = (*clock)(nil)

// Now is the corrected time.
func (c *clock) Now() time.Time { return time.Now().Add(c.Offset()) }

// Offset is what is added to the computer's clock.
func (c *clock) Offset() time.Duration {
	if c == nil {
		return 0
	}
	return time.Duration(c.offset.Load())
}

// Correct changes it, from now on.
func (c *clock) Correct(offset time.Duration) {
	if c != nil {
		c.offset.Store(int64(offset))
	}
}

// recall takes up the correction that a laptop remembers.
func (c *clock) recall(store checkin.Store) error {
	kept, err := store.Remembered(screen.SettingClock)
	if err != nil {
		return err
	}
	ms, _ := strconv.ParseInt(kept, 10, 64) // what makes no sense corrects nothing
	c.Correct(time.Duration(ms) * time.Millisecond)
	return nil
}
