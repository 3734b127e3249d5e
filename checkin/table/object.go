package table

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"time"

	"opale/checkin"
)

// errEnough ends a visit of which nobody asks for more.
var errEnough = errors.New("enough")

// attendeeObject is a person as a line of JSON. What stands before Opale is
// sealed by it.
type attendeeObject struct {
	ID         checkin.RegistrationID `json:"id"`
	Code       string                 `json:"code"`
	FirstName  string                 `json:"first_name"`
	LastName   string                 `json:"last_name"`
	Company    string                 `json:"company"`
	Email      string                 `json:"email"`
	Phone      string                 `json:"phone"`
	Town       string                 `json:"town"`
	Status     checkin.Status         `json:"status"`
	StatusWord string                 `json:"status_word"`
	Due        string                 `json:"due"`
	Venue      checkin.VenueID        `json:"venue"`
	Sessions   []checkin.SessionID    `json:"sessions"`
	Ticket     string                 `json:"ticket"`
	Profile    checkin.Profile        `json:"profile"`
	Note       string                 `json:"note"`
	Show       string                 `json:"show"`
	WalkIn     bool                   `json:"walk_in"`
	Opale      string                 `json:"opale"` // its stub
	Arrivals   []arrivalObject        `json:"arrivals"`
}

type arrivalObject struct {
	Session  checkin.SessionID `json:"session"`
	Time     time.Time         `json:"time"`
	Desk     string            `json:"desk"`
	Operator string            `json:"operator"`
	Entry    checkin.EntryID   `json:"entry"`
	Override checkin.Outcome   `json:"override,omitempty"`
	Reason   string            `json:"reason,omitempty"`
}

func newAttendeeObject(r *checkin.Registration) attendeeObject {
	o := attendeeObject{
		ID: r.ID, Code: r.Code(), FirstName: r.FirstName(), LastName: r.LastName(), Company: r.Company(), Email: r.Email(), Phone: r.Phone(),
		Town: r.Town(), Status: r.Status(), StatusWord: r.StatusWord(), Due: r.Due(), Venue: r.Venue(), Sessions: r.Sessions(), Ticket: r.Ticket(),
		Profile: r.Profile(), Note: r.Note(), Show: r.Show(), WalkIn: r.WalkIn, Arrivals: []arrivalObject{},
	}
	o.Opale = checkin.Stub(r.ID, o.texts())
	return o
}

// texts is what stands before the stub, as package roster reads it.
func (o *attendeeObject) texts() []string {
	sessions := make([]string, len(o.Sessions))
	for i, id := range o.Sessions {
		sessions[i] = string(id)
	}
	return []string{
		o.ID.String(), o.Code, o.FirstName, o.LastName, o.Company, o.Email, o.Phone, o.Town, string(o.Status), o.StatusWord, o.Due,
		string(o.Venue), strings.Join(sessions, "; "), o.Ticket, string(o.Profile), o.Note, o.Show, strconv.FormatBool(o.WalkIn),
	}
}

// writeObjects writes people, each on a line, with their first arrival at each
// of some sessions.
func (p *People) writeObjects(w io.Writer, sessions []checkin.Session) error {
	zone := p.Event.Location()
	for one, err := range p.Each {
		if err != nil {
			return err
		}
		line := newAttendeeObject(&one.Registration)
		for _, s := range sessions {
			if at := checkin.First(one.Arrivals, s.ID); at != nil {
				line.Arrivals = append(line.Arrivals, arrivalObject{
					Session: at.Session, Time: at.Time.In(zone), Desk: at.Desk, Operator: at.Operator, Entry: at.Entry, Override: at.Override, Reason: at.Reason,
				})
			}
		}
		if err := writeObject(w, line); err != nil {
			return err
		}
	}
	return nil
}
