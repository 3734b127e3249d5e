package paper

import (
	"fmt"
	"time"

	"golang.org/x/text/message"

	"opale/checkin"
)

// words is every page in one language. Spaces that do not break stand where
// each language has them.
type words struct {
	lang                Language
	number              *message.Printer
	days                [7]string
	months              [12]string
	span                string // from, to
	first               string // day of a month
	page                string // which, of how many
	sheet               sheetWords
	certificate         certificateWords
	fallback            fallbackWords
	report              reportWords
	tricky              trickyWords
	memo                memoWords
	rehearsal, invented string
}

// number chooses between one and several.
func (w *words) plural(forms [2]string, n int) string {
	form := forms[1]
	if n == 1 || n == 0 && w.lang == French {
		form = forms[0]
	}
	return fmt.Sprintf(form, w.count(n))
}

func (w *words) count(n int) string { return w.number.Sprintf("%d", n) }

// dated writes a day: samedi 28 novembre 2026.
func (w *words) dated(t time.Time) string { return w.days[t.Weekday()] + " " + w.date(t) }

// date writes one without its name: 28 novembre 2026.
func (w *words) date(t time.Time) string {
	day := fmt.Sprint(t.Day())
	if t.Day() == 1 {
		day = w.first
	}
	return fmt.Sprintf("%s %s %d", day, w.months[t.Month()-1], t.Year())
}

// at writes an hour: 9:12.
func (w *words) at(t time.Time) string { return fmt.Sprintf("%d:%02d", t.Hour(), t.Minute()) }

// hours writes from when to when.
func (w *words) hours(from, to time.Time) string {
	return fmt.Sprintf(w.span, w.at(from), w.at(to))
}

func wordsIn(l Language) *words {
	if l == English {
		return english
	}
	return french
}

// venue is a place as the event calls it.
func venue(e *checkin.Event, id checkin.VenueID) string {
	if v, ok := e.Venue(id); ok {
		return checkin.Clean(v.Name)
	}
	return checkin.Clean(string(id))
}
