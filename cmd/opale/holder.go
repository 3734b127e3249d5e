package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"opale/checkin"
	"opale/db"
)

// holderLine says which desk has the database open, and since when: by the
// hour of the event, which the desk's own screen shows.
func (p *program) holderLine(err error) string {
	var holder *db.Holder
	if !errors.As(err, &holder) {
		return p.words.Held.Unknown
	}
	zone := p.zone()
	since := p.moment(holder.Since.In(zone), time.Now().In(zone))
	if holder.Host == "" {
		return fmt.Sprintf(p.words.Held.Here, since)
	}
	return fmt.Sprintf(p.words.Held.There, checkin.Clean(holder.Host), since)
}

// moment is a time of day, with its date where that is not today's.
func (p *program) moment(t, now time.Time) string {
	if t.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return p.words.Clock(t)
	}
	return p.dated(t)
}

// dated is a time of day with its date.
func (p *program) dated(t time.Time) string {
	return fmt.Sprintf(p.words.Held.OnDay, p.words.Date(t), p.words.Clock(t))
}

// zone is the event's; the computer's where no event can be read.
func (p *program) zone() *time.Location {
	store, err := p.read(context.Background())
	if err != nil {
		return time.Local
	}
	defer store.Close()
	event, err := store.Event()
	if err != nil {
		return time.Local
	}
	return event.Location()
}
