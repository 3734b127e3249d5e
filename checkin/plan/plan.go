// Package plan is what the evening before decides and has done: how many desks
// each venue has, whether the passphrase is written down, which starting stick
// was written when and with which list. It is a setting of the coordinator's
// laptop, so that preparing goes on where it was left.
//
// It is pure: it reads no disk and no clock, and knows no stick but by the name
// of the desk that it was written for.
package plan

import (
	"encoding/json"
	"slices"
	"strconv"
	"time"

	"opale/checkin"
)

// How many desks a venue has, where nobody has said, and at most.
const (
	Usual = 2
	Most  = 12
)

// Plan is all of it. Its zero value is an evening on which nothing is done yet.
type Plan struct {
	Venues []Venue `json:"venues,omitempty"`
	Sticks []Stick `json:"sticks,omitempty"`
	// Noted is the identity, by its tag, whose passphrase somebody wrote down.
	Noted  string  `json:"noted,omitempty"`
	Papers *Papers `json:"papers,omitempty"` // nil: none yet
}

// Venue is how many desks a venue has.
type Venue struct {
	ID    checkin.VenueID `json:"venue"`
	Desks int             `json:"desks"`
}

// Desk is a desk that is to be: a name at a venue.
type Desk struct {
	Name  string          `json:"desk"`
	Venue checkin.VenueID `json:"venue"`
}

// Round is the name of the stick that goes from laptop to laptop.
const Round = ""

// Stick is a starting stick that was written and read back.
type Stick struct {
	Desk     string          `json:"desk"` // Round for the one that goes round
	Written  time.Time       `json:"written"`
	Edition  checkin.Edition `json:"edition"`
	Identity string          `json:"identity"` // its tag: another passphrase is another one
}

// Papers is what was printed, or is to be.
type Papers struct {
	Folder  string          `json:"folder"`
	Files   int             `json:"files"`
	Written time.Time       `json:"written"`
	Edition checkin.Edition `json:"edition"`
}

// At is how many desks a venue has.
func (p *Plan) At(venue checkin.VenueID) int {
	for _, v := range p.Venues {
		if v.ID == venue {
			return min(max(v.Desks, 0), Most)
		}
	}
	return Usual
}

// Set says how many desks a venue has.
func (p *Plan) Set(venue checkin.VenueID, desks int) {
	p.Venues = append(slices.DeleteFunc(p.Venues, func(v Venue) bool { return v.ID == venue }), Venue{venue, desks})
}

// Desks lists all desks that are to be, by venue, as the kit proposes their
// names.
func (p *Plan) Desks(event *checkin.Event) (desks []Desk) {
	for _, v := range event.Venues {
		for n := range p.At(v.ID) {
			desks = append(desks, Desk{checkin.Clean(v.Name) + " " + strconv.Itoa(n+1), v.ID})
		}
	}
	return desks
}

// Wrote notes that a stick was written.
func (p *Plan) Wrote(s Stick) {
	p.Sticks = append(slices.DeleteFunc(p.Sticks, func(o Stick) bool { return o.Desk == s.Desk }), s)
}

// Standing is how a desk's stick stands.
type Standing uint8

// The standings.
const (
	ToWrite Standing = iota
	Written
	Behind // it has another list than this laptop
	Locked // it opens with another passphrase
)

// Stick finds the stick of a desk: its own or, where it has none, the one that
// goes round.
func (p *Plan) Stick(desk string) (Stick, bool) {
	for _, name := range []string{desk, Round} {
		if i := slices.IndexFunc(p.Sticks, func(s Stick) bool { return s.Desk == name }); i >= 0 {
			return p.Sticks[i], true
		}
	}
	return Stick{}, false
}

// Stand says how the stick of a desk stands beside what this laptop has now.
func (p *Plan) Stand(desk string, now checkin.Edition, identity string) Standing {
	s, ok := p.Stick(desk)
	switch {
	case !ok:
		return ToWrite
	case s.Identity != identity:
		return Locked
	case !s.Edition.Same(now):
		return Behind
	}
	return Written
}

// Settings is where a laptop keeps what it remembers.
type Settings interface {
	Remembered(key string) (string, error)
	Remember(key, value string) error
}

const setting = "plan"

// Recall reads the plan; one that cannot be read is begun anew: the sticks
// themselves say what is on them.
func Recall(s Settings) (*Plan, error) {
	text, err := s.Remembered(setting)
	if err != nil {
		return nil, err
	}
	p := new(Plan)
	if text == "" || json.Unmarshal([]byte(text), p) != nil {
		return new(Plan), nil
	}
	return p, nil
}

// Keep writes the plan down.
func (p *Plan) Keep(s Settings) error {
	text, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return s.Remember(setting, string(text))
}
