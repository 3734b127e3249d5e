// Package training is the ten visitors who teach a desk: invented people who
// play every case of a day, one after another, at the real event's venues, and
// the judge who says whether what was done for each was right.
//
// Nobody here exists, and nothing of the real list comes in but what sorts of
// tricky names it has. What is played is a rehearsal: an event of its own that
// can never be mixed with the real one.
//
// It is pure: it is given facts of the store, and says what they mean.
package training

import (
	"opale/checkin"
	"opale/checkin/tricky"
)

// Case is what a visitor comes to teach.
type Case string

// The cases.
const (
	Known       Case = "known"        // letters, Enter
	Misheard    Case = "misheard"     // the name is not spelt as it sounds
	Spelt       Case = "spelt"        // and somebody else's name sounds the same: it is spelt out
	UnknownCode Case = "unknown-code" // the code is nobody's: the name is on the list
	Twins       Case = "twins"        // two of one name: who is from where
	Bare        Case = "bare"         // two of one name, and nothing tells them apart
	AlreadyIn   Case = "already-in"   // nothing to note
	OtherVenue  Case = "other-venue"  // let in here all the same
	Regret      Case = "regret"       // goes again: the arrival is taken back
	OtherDay    Case = "other-day"    // let in all the same
	Unpaid      Case = "unpaid"       // let in, with the reason
	Cancelled   Case = "cancelled"    // a new person, without a registration
	Scan        Case = "scan"         // a code that is read
	Group       Case = "group"        // the others of the company, at once
)

// Cases lists them.
var Cases = []Case{Known, Misheard, Spelt, UnknownCode, Twins, Bare, AlreadyIn, OtherVenue, Regret, OtherDay, Unpaid, Cancelled, Scan, Group}

// Step is one thing that a visitor wants.
type Step struct {
	Case    Case
	Visitor int                      // who wants it, from 0
	Who     checkin.Registration     // as the list has them
	Any     []checkin.RegistrationID // whoever of these is let in, it is right
	All     []checkin.RegistrationID // all of these are to be let in; nobody else may
	Code    string                   // what the scanner reads as the step begins; empty: nothing
	Heard   string                   // the name as it is said
	Place   string                   // where they belong: another venue's name
}

// Course is a whole training.
type Course struct {
	Event    checkin.Event
	Seat     checkin.Actor
	Session  checkin.Session
	People   []checkin.Registration // the list: the visitors, and a crowd around them
	In       []checkin.RegistrationID
	InBy     string // the desk that has noted those
	Steps    []Step
	Visitors int
}

// Shape is what the real list has of tricky names: no more of it comes in here.
type Shape struct {
	Spelt    bool // names that sound alike
	Bare     bool // people whom nothing tells apart
	Nameless bool // tickets without a name
	Twice    bool // people registered twice
}

// ShapeOf reads the shape of a list.
func ShapeOf(report *tricky.Report) (s Shape) {
	for i := range report.Groups {
		switch g := &report.Groups[i]; {
		case g.Kind == tricky.Alike && g.Spelt:
			s.Spelt = true
		case g.Kind == tricky.Alike:
			s.Bare = true
		case g.Kind == tricky.Nameless:
			s.Nameless = true
		default:
			s.Twice = true
		}
	}
	return s
}
