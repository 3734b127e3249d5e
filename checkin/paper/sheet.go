package paper

import (
	"fmt"
	"io"
	"time"

	"opale/checkin"
)

// Sheet is a signature sheet: who is to sign at one session. It carries no
// telephone, no address, no diet: everybody in the queue reads it.
type Sheet struct {
	Event   checkin.Event
	Session checkin.Session
	Heading
	People  []Signer
	Parts   []Part // one sheet for each; empty: one for all
	AsTyped bool   // "de La X" stands under D
	Made    time.Time
}

// Heading is what a page says about the event that the event does not know.
// What is empty is a line to be filled in by hand.
type Heading struct {
	Organiser string // with address and numbers
	Place     string // the address; empty: the venue's name
	Speaker   string // who signs at the head of a sheet; empty: nobody
	Signatory string // of an attestation
	City      string // where it is signed
}

// Signer is a row of a sheet.
type Signer struct {
	Person
	Arrived time.Time // zero for who was not noted as in
}

// Add lists somebody where the sheet is theirs: expected at the session, or
// there all the same.
func (s *Sheet) Add(r *checkin.Registration, arrivals []checkin.Arrival) {
	first := checkin.First(arrivals, s.Session.ID)
	if r.Erased || r.IsUnnamed() || first == nil && !(r.IsExpected() && r.ExpectedAt(s.Session)) {
		return
	}
	row := Signer{Person: PersonOf(r)}
	if first != nil {
		row.Arrived = first.Time
	}
	s.People = append(s.People, row)
}

// WriteSheets writes signature sheets, A4 on its side.
func WriteSheets(w io.Writer, l Language, sheets []Sheet) error {
	if len(sheets) == 0 {
		return fmt.Errorf("write sheets: there is none")
	}
	b, err := newBook(wordsIn(l), wordsIn(l).sheet.title, sheets[0].Made, true)
	if err != nil {
		return err
	}
	for i := range sheets {
		b.sheet(&sheets[i])
	}
	return b.write(w, "")
}

// Boxes of a page: 16 rows of 9.2 mm, which a signature needs.
const (
	rowsAPage = 16
	rowHigh   = 9.2
	spareRows = 4 // at least, for those who are on no list
)

// sheet adds the pages of one session: for each part, as many as it takes, the
// last one filled up with rows for those who are on no list.
func (b *book) sheet(s *Sheet) {
	parts := s.Parts
	if len(parts) == 0 {
		parts = []Part{whole}
	}
	split := make([][]Signer, len(parts))
	for _, row := range byName(s.People, s.AsTyped, func(r *Signer) *Person { return &r.Person }) {
		i := partOf(parts, row.key(s.AsTyped))
		split[i] = append(split[i], row)
	}
	for i, rows := range split {
		frame := sheetFrame{Sheet: s, part: parts[i], halves: b.halves(s), rows: rows}
		frame.pages = (len(rows) + spareRows + rowsAPage - 1) / rowsAPage
		for n := range frame.pages {
			frame.draw(b.page(), n)
		}
	}
}

// halves are the boxes that each person signs: of each half-day that the
// session has a share of.
func (b *book) halves(s *Sheet) []string {
	opens, closes := s.Session.Opens.In(s.Event.Location()), s.Session.Closes.In(s.Event.Location())
	from, to := clockOf(opens), clockOf(closes)
	if s.Event.Day(s.Session) != midnight(closes) {
		to = 24 * time.Hour
	}
	var halves []string
	for _, half := range []struct {
		name string
		is   bool
	}{
		{b.words.sheet.morning, from < noon-30*time.Minute},
		{b.words.sheet.afternoon, from < evening-30*time.Minute && to > noon+time.Hour},
		{b.words.sheet.evening, to > evening+90*time.Minute},
	} {
		if half.is {
			halves = append(halves, half.name)
		}
	}
	if len(halves) == 0 {
		halves = []string{b.words.sheet.signature}
	}
	return halves
}

const (
	noon    = 12*time.Hour + 30*time.Minute
	evening = 18 * time.Hour
)

func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

func clockOf(t time.Time) time.Duration {
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute
}
