package table

import (
	"iter"

	"opale/checkin"
)

// Attendee is a registration, all its arrivals, those taken back too, and what
// the organiser's list has of it.
type Attendee struct {
	Registration checkin.Registration
	Arrivals     []checkin.Arrival
	Row          checkin.Cells  // as it stands in the organiser's list, if anywhere
	Listed       checkin.Fields // as the list gave them, whatever was corrected since; nil where nobody asked
}

// Attendees reads some people, with all that a table tells of them, in the order
// of their ids.
func Attendees(tx checkin.Tx, ids []checkin.RegistrationID) ([]Attendee, error) {
	registrations, err := tx.Registrations(ids...)
	if err != nil {
		return nil, err
	}
	ids = make([]checkin.RegistrationID, len(registrations))
	for i := range registrations {
		ids[i] = registrations[i].ID
	}
	arrivals, err := tx.Arrivals(ids...)
	if err != nil {
		return nil, err
	}
	rows, err := tx.Cells(ids...)
	if err != nil {
		return nil, err
	}
	listed, err := tx.Listed(ids...)
	if err != nil {
		return nil, err
	}
	people := make([]Attendee, len(ids))
	for i := range registrations {
		n := 0 // arrivals come in the order of the registrations
		for n < len(arrivals) && arrivals[n].Registration == ids[i] {
			n++
		}
		people[i] = Attendee{Registration: registrations[i], Arrivals: arrivals[:n], Row: rows[i], Listed: listed[i].Fields}
		arrivals = arrivals[n:]
	}
	return people, nil
}

// People is everybody that a table tells of, and what it is told with.
type People struct {
	Event    *checkin.Event
	Language Language                    // of headers and words; French unless it is English
	Each     iter.Seq2[*Attendee, error] // in the order in which they are to be written
	OfMoney  func(word string) bool      // whether the organiser's word for a status speaks of payment
}

// personFields are our own columns about a person, in their order, with their
// widths in a workbook.
var personFields = []struct {
	field checkin.Field
	width float64
}{
	{checkin.FieldCode, 18}, {checkin.FieldLastName, 20}, {checkin.FieldFirstName, 16}, {checkin.FieldCompany, 26}, {checkin.FieldEmail, 30},
	{checkin.FieldPhone, 16}, {checkin.FieldTown, 18}, {checkin.FieldStatus, 12}, {checkin.FieldStatusWord, 14}, {checkin.FieldDue, 12},
	{checkin.FieldVenue, 18}, {checkin.FieldSessions, 14}, {checkin.FieldTicket, 18}, {checkin.FieldProfile, 22}, {checkin.FieldNote, 24},
	{checkin.FieldShow, 14},
}

// stubLabel heads the column of stubs, in each language: see [checkin.Stub].
const stubLabel = "N° Opale"

var stubColumn = Column{Label: stubLabel, Key: "opale", Width: 40}

func (p *People) words() *phrases { return phrasebook(p.Language) }

// columns are our own about some fields of a person.
func (p *People) columns(fields []checkin.Field) []Column {
	var columns []Column
	for _, field := range fields {
		for _, known := range personFields {
			if known.field == field {
				columns = append(columns, Column{Label: p.words().person[field], Key: field.String(), Width: known.width})
			}
		}
	}
	return columns
}

// allFields are the fields that have a column of ours.
func allFields() []checkin.Field {
	fields := make([]checkin.Field, len(personFields))
	for i, known := range personFields {
		fields[i] = known.field
	}
	return fields
}

// said is one field of a registration as people read it.
func (p *People) said(field checkin.Field, r *checkin.Registration) string {
	say := p.words()
	switch field {
	case checkin.FieldVenue:
		if v, ok := p.Event.Venue(r.Venue()); ok {
			return v.Name
		}
	case checkin.FieldStatus:
		if r.Erased {
			return ""
		}
		return p.status(r)
	case checkin.FieldProfile:
		return say.profiles[r.Profile()]
	}
	return r.Values[field]
}

// status says a registration's status. To pay is only said of payment.
func (p *People) status(r *checkin.Registration) string {
	status := r.Status()
	if status == checkin.StatusUnpaid && r.StatusWord() != "" && p.OfMoney != nil && !p.OfMoney(r.StatusWord()) {
		return p.words().waiting
	}
	return p.words().statuses[status]
}

// stub is the stub of a row whose cells so far are these.
func stub(r *checkin.Registration, cells []Cell) Cell {
	texts := make([]string, len(cells))
	for i := range cells {
		texts[i] = cells[i].text
	}
	return Cell{text: checkin.Stub(r.ID, texts)}
}
