package i18n

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Spaces that do not break: the narrow one of French thousands and before
// « ! ? ; », the wide one inside « » and before a colon.
const (
	thin = "\u202f"
	hard = "\u00a0"
)

// Numbers is how a language writes numbers, hours and dates.
type Numbers struct {
	Thousands string
	FullHour  string // an hour without minutes
	Days      [7]string
	Months    [12]string
	Date      string // short day, day of the month, short month
	LongDays  [7]string
	LongMonth [12]string
	FullDate  string // day, day of the month, month
	First     string // the first day of a month
	Now       string
	Minutes   Plural    // ago
	Hours     Plural    // ago
	Span      [3]Plural // how long: minutes, hours, days
}

var frenchNumbers = Numbers{
	Thousands: thin,
	FullHour:  "%d" + hard + "h",
	Days:      [7]string{"dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."},
	Months:    [12]string{"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."},
	Date:      "%[1]s %[2]s %[3]s",
	LongDays:  [7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
	LongMonth: [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	FullDate:  "%[1]s %[2]s %[3]s",
	First:     "1er",
	Now:       "à l'instant",
	Minutes:   Plural{"il y a %s minute", "il y a %s minutes"},
	Hours:     Plural{"il y a %s heure", "il y a %s heures"},
	Span:      [3]Plural{{"%s minute", "%s minutes"}, {"%s heure", "%s heures"}, {"%s jour", "%s jours"}},
}

var englishNumbers = Numbers{
	Thousands: ",",
	FullHour:  "%d:00",
	Days:      [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
	Months:    [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	Date:      "%[1]s %[2]s %[3]s",
	LongDays:  [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	LongMonth: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	FullDate:  "%[1]s %[2]s %[3]s",
	First:     "1",
	Now:       "just now",
	Minutes:   Plural{"%s minute ago", "%s minutes ago"},
	Hours:     Plural{"%s hour ago", "%s hours ago"},
	Span:      [3]Plural{{"%s minute", "%s minutes"}, {"%s hour", "%s hours"}, {"%s day", "%s days"}},
}

// Number writes a whole number with its thousands apart: 10 004, 10,004.
func (w *Words) Number(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	var groups []string
	for len(digits) > 3 {
		groups = append([]string{digits[len(digits)-3:]}, groups...)
		digits = digits[:len(digits)-3]
	}
	return sign + strings.Join(append([]string{digits}, groups...), w.Numbers.Thousands)
}

// Clock writes a time of day: 9:42.
func (w *Words) Clock(t time.Time) string { return fmt.Sprintf("%d:%02d", t.Hour(), t.Minute()) }

// Hour writes a time of day as an opening hour: 9 h, 8:30.
func (w *Words) Hour(t time.Time) string {
	if t.Minute() != 0 {
		return w.Clock(t)
	}
	return fmt.Sprintf(w.Numbers.FullHour, t.Hour())
}

// Date writes a short date: sam. 28 nov.
func (w *Words) Date(t time.Time) string {
	return fmt.Sprintf(w.Numbers.Date, w.Numbers.Days[t.Weekday()], w.day(t), w.Numbers.Months[t.Month()-1])
}

// ShortDate writes a date without its weekday: 28 nov.
func (w *Words) ShortDate(t time.Time) string {
	return fmt.Sprintf("%s %s", w.day(t), w.Numbers.Months[t.Month()-1])
}

// FullDate writes a date in full: samedi 28 novembre.
func (w *Words) FullDate(t time.Time) string {
	return fmt.Sprintf(w.Numbers.FullDate, w.Numbers.LongDays[t.Weekday()], w.day(t), w.Numbers.LongMonth[t.Month()-1])
}

// day is the day of the month: in French the first has a word of its own.
func (w *Words) day(t time.Time) string {
	if t.Day() == 1 {
		return w.Numbers.First
	}
	return strconv.Itoa(t.Day())
}

// Ago says how long ago something was, to the minute, then to the hour.
func (w *Words) Ago(d time.Duration) string {
	switch {
	case d < time.Minute:
		return w.Numbers.Now
	case d < 2*time.Hour:
		return w.Count(w.Numbers.Minutes, int(d/time.Minute))
	}
	return w.Count(w.Numbers.Hours, int(d/time.Hour))
}

// Span says how long something is, at least: in whole minutes, hours, days.
func (w *Words) Span(d time.Duration) string {
	span := &w.Numbers.Span
	switch {
	case d < 2*time.Hour:
		return w.Count(span[0], int(d/time.Minute))
	case d < 48*time.Hour:
		return w.Count(span[1], int(d/time.Hour))
	}
	return w.Count(span[2], int(d/(24*time.Hour)))
}
