package table

import (
	"encoding/csv"
	"io"
	"slices"
	"time"

	"opale/checkin"
)

// Passages is who passed a door, and when: for ticketing tools, which know
// people by their code. Whoever has none is left out, and counted.
type Passages struct {
	People
	Sessions []checkin.SessionID // to tell of
	Lists    []int               // pretix: the check-in lists to note them in; none: whoever sends them adds them

	Written, Codeless int // once written: passages, and people left out
}

// passage is an arrival or a departure in force.
type passage struct {
	registration   *checkin.Registration
	entry          checkin.EntryID
	session        checkin.SessionID
	at             time.Time
	exit           bool
	desk, operator string
}

// each visits the passages of everybody who has a code, a person's by time.
func (s *Passages) each(visit func(*passage) error) error {
	s.Written, s.Codeless = 0, 0
	for p, err := range s.Each {
		if err != nil {
			return err
		}
		passed := s.of(p)
		if len(passed) > 0 && p.Registration.Code() == "" {
			s.Codeless++
			continue
		}
		for i := range passed {
			if err := visit(&passed[i]); err != nil {
				return err
			}
			s.Written++
		}
	}
	return nil
}

// of lists somebody's passages in force. A departure closes every arrival by
// which they were inside, and is one passage.
func (s *Passages) of(p *Attendee) (passed []passage) {
	closed := checkin.EntryID{}
	for i := range p.Arrivals {
		a := &p.Arrivals[i]
		if !a.InForce() || !slices.Contains(s.Sessions, a.Session) {
			continue
		}
		passed = append(passed, passage{&p.Registration, a.Entry, a.Session, a.Time, false, a.Desk, a.Operator})
		if out := a.Left; out != nil && out.Entry != closed {
			closed = out.Entry
			passed = append(passed, passage{&p.Registration, out.Entry, a.Session, out.Time, true, out.Desk, out.Operator})
		}
	}
	slices.SortStableFunc(passed, func(a, b passage) int { return a.at.Compare(b.at) })
	return passed
}

// redemption is one request for pretix: POST …/checkinrpc/redeem/.
type redemption struct {
	Secret     string    `json:"secret"`
	SourceType string    `json:"source_type"`
	Lists      []int     `json:"lists,omitempty"`
	Type       string    `json:"type"`
	Datetime   time.Time `json:"datetime"`
	Nonce      string    `json:"nonce"` // the entry: sent twice, it is noted once
	Force      bool      `json:"force"` // it happened, whatever pretix says of the ticket by now
}

// WritePretix writes a request a line, as pretix's check-in API takes them. The
// same passage has the same nonce in each export, so that sending all of them
// again changes nothing there.
func (s *Passages) WritePretix(w io.Writer) error {
	zone := s.Event.Location()
	return s.each(func(p *passage) error {
		r := redemption{
			Secret: p.registration.Code(), SourceType: "barcode", Lists: s.Lists, Type: "entry",
			Datetime: p.at.In(zone), Nonce: p.entry.String(), Force: true,
		}
		if p.exit {
			r.Type = "exit"
		}
		return writeObject(w, r)
	})
}

// WriteScans writes a passage a line for any other tool: commas between, UTF-8
// without a mark, times as ISO 8601 with their offset. The names of its columns
// are the same in each language.
func (s *Passages) WriteScans(w io.Writer) error {
	zone := s.Event.Location()
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write([]string{"code", "sens", "heure", "seance", "poste", "operateur", "ecriture"}); err != nil {
		return err
	}
	err := s.each(func(p *passage) error {
		way := "entree"
		if p.exit {
			way = "sortie"
		}
		record := []string{
			checkin.Clean(p.registration.Code()), way, p.at.In(zone).Format(time.RFC3339), checkin.Clean(string(p.session)), checkin.Clean(p.desk), checkin.Clean(p.operator), p.entry.String(),
		}
		for i := range record {
			record[i] = harmless(record[i])
		}
		return out.Write(record)
	})
	if err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}
