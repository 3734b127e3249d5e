package main

import (
	"fmt"
	"time"

	"opale/checkin"
)

// retention says until when people's data is kept.
func (p *program) retention(event *checkin.Event, purged bool, now time.Time) string {
	w := &p.words.Rights
	until, ok := event.KeptUntil()
	switch {
	case purged:
		return w.KeepPurged
	case !ok:
		return w.KeepNone
	case !now.Before(until):
		return fmt.Sprintf(w.KeepOver, p.lastDay(event, until))
	case until.Sub(now) <= checkin.RetentionSoon:
		return fmt.Sprintf(w.KeepSoon, p.lastDay(event, until))
	}
	return fmt.Sprintf(w.KeepUntil, p.lastDay(event, until))
}

// retentionWarning is what a desk says of it, from two weeks before on; empty
// where there is nothing to say.
func (p *program) retentionWarning(store checkin.Store) string {
	event, err := store.Event()
	if err != nil {
		return ""
	}
	until, ok := event.KeptUntil()
	if now := p.clock.Now(); !ok || until.Sub(now) > checkin.RetentionSoon {
		return ""
	}
	return p.words.Rights.Keep + " : " + p.retention(&event, false, p.clock.Now())
}
