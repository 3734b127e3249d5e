package screen

import (
	"fmt"
	"time"

	"opale/checkin"
	"opale/tui/theme"
)

// Retention is how the keeping of people's data stands, and its last day; kept
// where nothing is to be said of it, as on a laptop that was purged.
func (e *Env) Retention() (checkin.Retention, time.Time) {
	if e.Purged || e.Overview.Now.IsZero() {
		return checkin.RetentionKept, time.Time{}
	}
	standing, until := e.Overview.Event.Retention(e.Overview.Now)
	return standing, e.Local(until.Add(-time.Second))
}

// RetentionShort says from a week before on, in one line, that people's data is to
// be deleted: calmly until the day, and more plainly behind it. The wordings go
// from the longest to the shortest; none where there is nothing to say.
func RetentionShort(e *Env) (tone theme.Tone, said []string) {
	w := &e.Words.Head
	switch standing, last := e.Retention(); standing {
	case checkin.RetentionEnding:
		return theme.Plain, []string{fmt.Sprintf(w.KeepSoon, e.Words.ShortDate(last)), w.KeepShort}
	case checkin.RetentionOver:
		return theme.Warning, []string{fmt.Sprintf(w.KeepOver, e.Words.ShortDate(last)), w.KeepOverShort, w.KeepLeast}
	}
	return theme.Plain, nil
}

// RetentionWhole says it in a sentence, and what to do; empty where there is
// nothing to say.
func RetentionWhole(e *Env) (theme.Tone, string) {
	w := &e.Words.Head
	switch standing, last := e.Retention(); standing {
	case checkin.RetentionEnding:
		return theme.Plain, fmt.Sprintf(w.KeepDoSoon, e.Words.FullDate(last))
	case checkin.RetentionOver:
		return theme.Warning, fmt.Sprintf(w.KeepDoNow, e.Words.FullDate(last))
	}
	return theme.Plain, ""
}
