package roster

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"

	"opale/checkin"
)

// Attendance is who came, to be written for the organiser.
type Attendance struct {
	Event    *checkin.Event
	Sessions []checkin.SessionID // to tell of; empty: those at which anybody arrived
	People   []Attendee          // in the order in which they are to be written
	Language Language            // of headers and words; French unless it is English
}

// Attendee is a registration and all its arrivals, those taken back too.
type Attendee struct {
	Registration checkin.Registration
	Arrivals     []checkin.Arrival
}

// Container is a sort of file that attendance is written as.
type Container string

// The containers.
const (
	CSV  Container = "csv"  // as French Excel opens it: UTF-8 with its mark, semicolons, CRLF
	JSON Container = "json" // an object a line, in the shape that `opale list` prints
)

// WriteAttendance writes one row for each person: who they are, and when,
// where and by whom they were let in. Where it tells of several sessions, the
// arrival is the first, and a column for each session has its time. Times are
// the event's. The error is w's, or says that the container is not known.
func WriteAttendance(w io.Writer, container Container, a Attendance) error {
	switch container {
	case CSV:
		return a.writeCSV(w)
	case JSON:
		return a.writeJSON(w)
	}
	return &Error{Kind: KindContainer, Detail: string(container)}
}

// sessions are those to tell of, in the order of the event.
func (a *Attendance) sessions() []checkin.Session {
	wanted := slices.Clone(a.Sessions)
	if len(wanted) == 0 {
		for _, p := range a.People {
			for _, arrival := range p.Arrivals {
				if arrival.InForce() && !slices.Contains(wanted, arrival.Session) {
					wanted = append(wanted, arrival.Session)
				}
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(a.Event.Sessions), func(s checkin.Session) bool { return !slices.Contains(wanted, s.ID) })
}

// first is the earliest of somebody's first arrivals at some sessions.
func (p *Attendee) first(sessions []checkin.Session) *checkin.Arrival {
	var first *checkin.Arrival
	for _, s := range sessions {
		if at := checkin.First(p.Arrivals, s.ID); at != nil && (first == nil || at.Time.Before(first.Time)) {
			first = at
		}
	}
	return first
}

func (a *Attendance) writeCSV(w io.Writer) error {
	const byteOrderMark = "\ufeff" // without it, Excel takes the text for cp1252
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	say, sessions, zone := phrasebook(a.Language), a.sessions(), a.Event.Location()
	header := append(slices.Clone(say.person[:]), say.arrival[:]...)
	if len(sessions) > 1 {
		for _, s := range sessions {
			header = append(header, fmt.Sprintf("%s, %s", s.Name, a.Event.Day(s).Format(say.day)))
		}
	}
	if err := out.Write(header); err != nil {
		return err
	}
	for i := range a.People {
		p := &a.People[i]
		cells := append(a.personCells(p, say), arrivalCells(p, sessions, zone, say)...)
		if len(sessions) > 1 {
			for _, s := range sessions {
				cells = append(cells, timeOf(checkin.First(p.Arrivals, s.ID), zone, say))
			}
		}
		for i, cell := range cells {
			cells[i] = harmless(checkin.Clean(cell))
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// personCells says who somebody is, in the order of phrases.person.
func (a *Attendance) personCells(p *Attendee, say *phrases) []string {
	r := &p.Registration
	venue := string(r.Venue())
	if v, ok := a.Event.Venue(r.Venue()); ok {
		venue = v.Name
	}
	return []string{
		r.Code(), r.LastName(), r.FirstName(), r.Company(), r.Email(), r.Phone(), r.Town(), say.status(r), r.StatusWord(), r.Due(),
		venue, r.Values[checkin.FieldSessions], r.Ticket(), say.profiles[r.Profile()], r.Note(), r.Show(),
	}
}

// arrivalCells says when and how somebody came, in the order of phrases.arrival.
func arrivalCells(p *Attendee, sessions []checkin.Session, zone *time.Location, say *phrases) []string {
	walkIn := say.no
	if p.Registration.WalkIn {
		walkIn = say.yes
	}
	at := p.first(sessions)
	if at == nil {
		return []string{say.absent, "", "", "", "", walkIn}
	}
	return []string{say.present, timeOf(at, zone, say), at.Operator, at.Desk, at.Reason, walkIn}
}

func timeOf(at *checkin.Arrival, zone *time.Location, say *phrases) string {
	if at == nil {
		return ""
	}
	return at.Time.In(zone).Format(say.day + " 15:04:05")
}

var wholePhone = regexp.MustCompile(`^\+\d{8,15}$`)

// harmless keeps a spreadsheet from running a cell: an apostrophe, which bare
// takes off again, goes before what begins like a formula. A telephone number
// is none, and stays intact.
func harmless(cell string) string {
	if cell != "" && strings.IndexByte(formulaStart, cell[0]) >= 0 && !wholePhone.MatchString(cell) {
		return "'" + cell
	}
	return cell
}

// attendeeJSON is one line of JSON.
type attendeeJSON struct {
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
	Venue      checkin.VenueID        `json:"venue"`
	Sessions   []checkin.SessionID    `json:"sessions"`
	Profile    checkin.Profile        `json:"profile"`
	Note       string                 `json:"note"`
	WalkIn     bool                   `json:"walk_in"`
	Arrivals   []arrivalJSON          `json:"arrivals"`
}

type arrivalJSON struct {
	Session  checkin.SessionID `json:"session"`
	Time     time.Time         `json:"time"`
	Desk     string            `json:"desk"`
	Operator string            `json:"operator"`
	Entry    checkin.EntryID   `json:"entry"`
	Override checkin.Outcome   `json:"override,omitempty"`
	Reason   string            `json:"reason,omitempty"`
}

func (a *Attendance) writeJSON(w io.Writer) error {
	sessions, zone := a.sessions(), a.Event.Location()
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for i := range a.People {
		p := &a.People[i]
		r := &p.Registration
		line := attendeeJSON{
			ID: r.ID, Code: r.Code(), FirstName: r.FirstName(), LastName: r.LastName(), Company: r.Company(), Email: r.Email(), Phone: r.Phone(),
			Town: r.Town(), Status: r.Status(), StatusWord: r.StatusWord(), Venue: r.Venue(), Sessions: r.Sessions(), Profile: r.Profile(),
			Note: r.Note(), WalkIn: r.WalkIn, Arrivals: []arrivalJSON{},
		}
		for _, s := range sessions {
			if at := checkin.First(p.Arrivals, s.ID); at != nil {
				line.Arrivals = append(line.Arrivals, arrivalJSON{
					Session: at.Session, Time: at.Time.In(zone), Desk: at.Desk, Operator: at.Operator, Entry: at.Entry, Override: at.Override, Reason: at.Reason,
				})
			}
		}
		if err := out.Encode(line); err != nil {
			return err
		}
	}
	return nil
}
