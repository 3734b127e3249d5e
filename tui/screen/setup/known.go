package setup

import (
	"time"

	"opale/checkin"
	"opale/tui/screen"
)

// Known is what this laptop remembers of its place.
type Known struct {
	Venue    checkin.VenueID
	Desk     string
	Operator string
	Day      string // the last date that somebody confirmed, "2026-11-28"

	Newest time.Time // the latest entry of the journal, zero for none; is not remembered
}

// The settings.
const (
	venueKey    = "venue"
	deskKey     = "desk"
	operatorKey = "operator"
	dayKey      = "confirmed"
)

// Recall reads what is remembered. It reads the disk: not for Update.
func Recall(s screen.Settings) (Known, error) {
	var k Known
	for key, into := range map[string]*string{
		venueKey: (*string)(&k.Venue), deskKey: &k.Desk, operatorKey: &k.Operator, dayKey: &k.Day,
	} {
		value, err := s.Remembered(key)
		if err != nil {
			return Known{}, err
		}
		*into = value
	}
	return k, nil
}

// remember writes it down.
func (k Known) remember(s screen.Settings) error {
	for _, setting := range [][2]string{
		{venueKey, string(k.Venue)}, {deskKey, k.Desk}, {operatorKey, k.Operator}, {dayKey, k.Day},
	} {
		if err := s.Remember(setting[0], setting[1]); err != nil {
			return err
		}
	}
	return nil
}

// Complete reports whether the place and the person are known: no first run.
func (k Known) Complete() bool { return k.Venue != "" && k.Desk != "" && k.Operator != "" }

// Settled reports whether nothing needs to be asked or confirmed at a start
// on the date of now, in the event's time zone.
func (k Known) Settled(now time.Time) bool { return k.Complete() && k.Day == Day(now) }

// Day is a date as it is remembered.
func Day(now time.Time) string { return now.Format(time.DateOnly) }

// Actor is who works at the desk.
func (k Known) Actor() checkin.Actor {
	return checkin.Actor{Desk: k.Desk, Venue: k.Venue, Operator: k.Operator}
}

// RememberOperator keeps who is at the keyboard from now on.
func RememberOperator(s screen.Settings, name string) error { return s.Remember(operatorKey, name) }
