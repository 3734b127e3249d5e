package main

import (
	"fmt"
	"time"

	"opale/checkin"
	"opale/db"
)

// retention says until when people's data is kept.
func (p *program) retention(event *checkin.Event, purged bool, now time.Time) string {
	w := &p.words.Rights
	standing, until := event.Retention(now)
	switch {
	case purged:
		return w.KeepPurged
	case standing == checkin.RetentionOver:
		return fmt.Sprintf(w.KeepOver, p.lastDay(event, until))
	case standing == checkin.RetentionEnding:
		return fmt.Sprintf(w.KeepSoon, p.lastDay(event, until))
	case standing == checkin.RetentionKept:
		return fmt.Sprintf(w.KeepUntil, p.lastDay(event, until))
	}
	return w.KeepNone
}

// retentionWarning is what a desk says of it before and after its screen, from a
// week before on; empty where there is nothing to say. The screen says it too.
func (p *program) retentionWarning(store *db.Store) (warning string, purged bool) {
	purged, err := store.IsPurgedBy(p.thisDevice())
	if err != nil || purged {
		return "", purged
	}
	event, err := store.Event()
	if err != nil {
		return "", false
	}
	if standing, _ := event.Retention(p.clock.Now()); standing < checkin.RetentionEnding {
		return "", false
	}
	return p.words.Rights.Keep + " : " + p.retention(&event, false, p.clock.Now()), false
}
