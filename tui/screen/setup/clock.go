package setup

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"opale/checkin/journal"
	"opale/tui/screen"
	"opale/tui/theme"
)

// Around the event, when a clock is believed: desks are set up in the week
// before, and lists are read after the end.
const (
	before = 7 * 24 * time.Hour
	after  = 24 * time.Hour
)

// doubt is why a clock has to be looked at.
type doubt uint8

const (
	noDoubt doubt = iota
	outside       // of the event's dates
	behind        // the newest entry of the journal
)

// Doubtful reports whether the clock has to be looked at before a desk opens:
// it is far from the event, or behind what is already written.
func (k Known) Doubtful(env *screen.Env) bool { return k.doubt(env) != noDoubt }

func (k Known) doubt(env *screen.Env) doubt {
	now, event := env.Clock(), &env.Overview.Event
	if k.Newest.Sub(now) > journal.ClockOff {
		return behind
	}
	if len(event.Sessions) == 0 {
		return noDoubt
	}
	first, last := event.Sessions[0].Opens, event.Sessions[0].Closes
	for _, s := range event.Sessions {
		if s.Opens.Before(first) {
			first = s.Opens
		}
		if s.Closes.After(last) {
			last = s.Closes
		}
	}
	if now.Before(first.Add(-before)) || now.After(last.Add(after)) {
		return outside
	}
	return noDoubt
}

// dates are those to choose from: the clock's, and the event's.
func dates(env *screen.Env) []time.Time {
	days := []time.Time{midnight(env.Clock())}
	for _, s := range env.Overview.Event.Sessions {
		if day := midnight(env.Local(s.Opens)); !slices.ContainsFunc(days, day.Equal) {
			days = append(days, day)
		}
	}
	slices.SortFunc(days, time.Time.Compare)
	return days
}

func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// dateClock offers the dates, the clock's own first chosen.
func (s *Setup) dateClock() {
	row := &s.form.Rows[dayRow]
	s.days = dates(s.env)
	row.Chosen = max(slices.IndexFunc(s.days, midnight(s.env.Clock()).Equal), 0)
	s.clockDay = row.Chosen
}

// correction is how far the clock is off by what was answered; ok is false where
// the hour makes no sense. Less than a minute is nothing.
func (s *Setup) correction() (off time.Duration, ok bool) {
	now := s.env.Clock()
	hour, minute, ok := readHour(s.hour.Value())
	if !ok {
		return 0, false
	}
	day := s.days[s.form.Rows[dayRow].Chosen]
	if s.hour.IsEmpty() {
		hour, minute = now.Hour(), now.Minute()
	}
	said := time.Date(day.Year(), day.Month(), day.Day(), hour, minute, now.Second(), now.Nanosecond(), day.Location())
	if off = said.Sub(now); off.Abs() < time.Minute {
		return 0, true
	}
	return off, true
}

// readHour reads an hour as people write it: 9:42, 9h42, 9 42, 942, 9. Empty is
// no hour, which is fine too.
func readHour(text string) (hour, minute int, ok bool) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) })
	switch {
	case len(parts) == 0:
		return 0, 0, strings.TrimSpace(text) == ""
	case len(parts) == 1 && len(parts[0]) > 2:
		at := len(parts[0]) - 2
		parts = []string{parts[0][:at], parts[0][at:]}
	case len(parts) == 1:
		parts = append(parts, "0")
	}
	if len(parts) != 2 {
		return 0, 0, false
	}
	hour, errHour := strconv.Atoi(parts[0])
	minute, errMinute := strconv.Atoi(parts[1])
	return hour, minute, errHour == nil && errMinute == nil && hour < 24 && minute < 60
}

// correcting reports whether the lines are seen by which the clock is corrected.
func (s *Setup) correcting() bool {
	return s.env.Timepiece != nil && (s.form.At < venueRow || s.doubt != noDoubt || s.form.Rows[dayRow].Chosen != s.clockDay || !s.hour.IsEmpty())
}

// doubted says why the clock is to be looked at, or what is wrong with the hour.
func (s *Setup) doubted() []string {
	w, t := s.env.Words, s.env.Theme
	said := ""
	switch {
	case s.unclear:
		said = w.Setup.Unclear
	case s.doubt == outside:
		said = fmt.Sprintf(w.Setup.Outside, w.FullDate(s.env.Clock()))
	case s.doubt == behind:
		newest := s.env.Local(s.known.Newest)
		said = fmt.Sprintf(w.Setup.Behind, w.Date(newest), w.Clock(newest))
	default:
		return nil
	}
	return flow(t.Tone(theme.Warning), theme.SignWarning+" "+said, s.env.Frame.Inner())
}
