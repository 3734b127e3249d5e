package journal

import (
	"cmp"
	"slices"
	"time"

	"opale/checkin"
)

// Stamp orders what was said: by tick, then stream, then number. The highest
// is the last writer.
type Stamp struct {
	Tick  int64
	Entry checkin.EntryID
}

// IsZero reports whether nothing has been said.
func (s Stamp) IsZero() bool { return s.Entry.IsZero() }

// Less orders stamps.
func (s Stamp) Less(t Stamp) bool {
	if s.Tick != t.Tick {
		return s.Tick < t.Tick
	}
	return s.Entry.Less(t.Entry)
}

// Cell is a value and who said it last.
type Cell struct {
	Value string
	Stamp Stamp
}

func (c *Cell) write(value string, s Stamp) {
	if c.Stamp.Less(s) {
		*c = Cell{value, s}
	}
}

// Layer is one of the two places where a field's value can come from. An
// operator's amendment beats the roster's value, however late that comes.
type Layer [checkin.NumFields]Cell

// Subject is the folded state of one registration: a function of the set of
// entries about it, whatever their order and however often each was applied.
type Subject struct {
	ID        checkin.RegistrationID
	Listed    Layer
	Amended   Layer
	Codes     []string // every code it ever had, sorted
	WalkIn    bool
	Gone      Cell // "1" where the organiser's list has it no longer
	Erased    bool
	Passages  []Passage  // by entry id; also what takes a decision back
	Decisions []Decision // by entry id
}

// Passage is an arrival, its undo, or both; either may be known first.
type Passage struct {
	Arrival checkin.EntryID
	Known   bool // the arrival itself has been seen
	Session checkin.SessionID
	Time    time.Time
	Seat    int // of the arrival's stream
	Forced  checkin.Outcome
	Reason  string
	Undo    Undo
}

// Undo is who took an arrival back first; its Stamp is zero where nobody did.
type Undo struct {
	Stamp  Stamp
	Time   time.Time
	Seat   int // of the undo's stream
	Reason string
}

// InForce reports whether the passage is an arrival that nobody took back.
func (p *Passage) InForce() bool { return p.Known && p.Undo.Stamp.IsZero() }

// Apply folds one entry about the subject in. Kinds it does not know, and
// entries that it has folded already, change nothing.
func (s *Subject) Apply(id checkin.EntryID, c *Content, body checkin.Body, personal checkin.Personal) {
	stamp := Stamp{c.Tick, id}
	switch c.Kind {
	case checkin.KindRegistered:
		s.WalkIn = s.WalkIn || body.WalkIn
		s.Gone.write("", stamp)
		s.say(&s.Listed, personal.Fields, stamp)
	case checkin.KindAmended, checkin.KindAnswered:
		s.say(&s.Amended, personal.Fields, stamp)
	case checkin.KindWithdrawn:
		s.Gone.write("1", stamp)
	case checkin.KindArrived:
		s.arrive(id, c, body, personal)
	case checkin.KindUndone:
		s.undo(body.Entry, Undo{stamp, time.UnixMilli(c.Wall), c.Operator, personal.Reason})
	case checkin.KindDecided:
		s.decide(stamp, body.Settles)
	case checkin.KindErased:
		s.erase()
	}
	if s.Erased {
		s.erase()
	}
}

func (s *Subject) say(layer *Layer, fields checkin.Fields, stamp Stamp) {
	for f, v := range fields {
		if f >= checkin.NumFields {
			continue
		}
		layer[f].write(v, stamp)
		if f == checkin.FieldCode && v != "" {
			s.addCode(v)
		}
	}
}

func (s *Subject) addCode(code string) {
	if i, found := slices.BinarySearch(s.Codes, code); !found {
		s.Codes = slices.Insert(s.Codes, i, code)
	}
}

func (s *Subject) arrive(id checkin.EntryID, c *Content, body checkin.Body, personal checkin.Personal) {
	p := s.passage(id)
	p.Known, p.Session, p.Seat = true, c.Session, c.Operator
	p.Forced, p.Reason = body.Override, personal.Reason
	if p.Time = time.UnixMilli(c.Wall); body.At != 0 {
		p.Time = time.UnixMilli(body.At)
	}
}

func (s *Subject) undo(arrival checkin.EntryID, u Undo) {
	if arrival.IsZero() {
		return
	}
	p := s.passage(arrival)
	if p.Undo.Stamp.IsZero() || u.Stamp.Less(p.Undo.Stamp) {
		p.Undo = u
	}
}

func (s *Subject) passage(arrival checkin.EntryID) *Passage {
	i, found := slices.BinarySearchFunc(s.Passages, arrival, func(p Passage, id checkin.EntryID) int {
		return compareEntries(p.Arrival, id)
	})
	if !found {
		s.Passages = slices.Insert(s.Passages, i, Passage{Arrival: arrival})
	}
	return &s.Passages[i]
}

// erase forgets what is personal and keeps what is counted. The stamps stay:
// they say which entries won, not what they said.
func (s *Subject) erase() {
	s.Erased, s.Codes = true, nil
	for _, layer := range []*Layer{&s.Listed, &s.Amended} {
		for f := range layer {
			layer[f].Value = ""
		}
	}
	for i := range s.Passages {
		s.Passages[i].Reason, s.Passages[i].Undo.Reason = "", ""
	}
}

// Winner is the cell that a field's value is taken from.
func (s *Subject) Winner(f checkin.Field) *Cell {
	if !s.Amended[f].Stamp.IsZero() {
		return &s.Amended[f]
	}
	return &s.Listed[f]
}

// Registration is the subject as the desk sees it.
func (s *Subject) Registration() checkin.Registration {
	r := checkin.Registration{ID: s.ID, WalkIn: s.WalkIn, Withdrawn: s.Gone.Value != "", Erased: s.Erased}
	for f := range checkin.NumFields {
		r.Values[f] = s.Winner(f).Value
	}
	for _, code := range s.Codes {
		if code != r.Code() {
			r.Former = append(r.Former, code)
		}
	}
	return r
}

// Roster is the subject's fields as the organiser's list gave them.
func (s *Subject) Roster() checkin.Fields {
	fields := checkin.Fields{}
	for f := range checkin.NumFields {
		if v := s.Listed[f].Value; v != "" {
			fields[f] = v
		}
	}
	return fields
}

// IsRegistered reports whether any entry registered the subject: one of which
// only an arrival is known yet is not.
func (s *Subject) IsRegistered() bool { return !s.Gone.Stamp.IsZero() }

// Seats finds who sat at a seat of a stream.
type Seats interface {
	Seat(stream checkin.StreamID, seat int) (checkin.DeviceID, checkin.Actor)
}

// Arrivals lists the subject's arrivals, by time.
func (s *Subject) Arrivals(seats Seats) []checkin.Arrival {
	var arrivals []checkin.Arrival
	for i := range s.Passages {
		p := &s.Passages[i]
		if !p.Known {
			continue
		}
		device, actor := seats.Seat(p.Arrival.Stream, p.Seat)
		a := checkin.Arrival{
			Entry: p.Arrival, Registration: s.ID, Session: p.Session, Time: p.Time, Device: device,
			Desk: actor.Desk, Operator: actor.Operator, Override: p.Forced, Reason: p.Reason,
		}
		if !p.Undo.Stamp.IsZero() {
			_, by := seats.Seat(p.Undo.Stamp.Entry.Stream, p.Undo.Seat)
			a.Undone = &checkin.Undo{Entry: p.Undo.Stamp.Entry, Time: p.Undo.Time, Desk: by.Desk, Operator: by.Operator, Reason: p.Undo.Reason}
		}
		arrivals = append(arrivals, a)
	}
	slices.SortStableFunc(arrivals, func(a, b checkin.Arrival) int { return cmp.Compare(a.Time.UnixMilli(), b.Time.UnixMilli()) })
	return arrivals
}

// Attends reports whether the subject has an arrival in force at a session.
func (s *Subject) Attends(session checkin.SessionID) bool {
	return slices.ContainsFunc(s.Passages, func(p Passage) bool { return p.Session == session && p.InForce() })
}

// Knows reports whether an arrival, or its undo, has been seen.
func (s *Subject) Knows(arrival checkin.EntryID) bool {
	return slices.ContainsFunc(s.Passages, func(p Passage) bool { return p.Arrival == arrival })
}

// TookBack reports whether an undo names the arrival.
func (s *Subject) TookBack(arrival checkin.EntryID) bool {
	return slices.ContainsFunc(s.Passages, func(p Passage) bool {
		return p.Arrival == arrival && !p.Undo.Stamp.IsZero()
	})
}

// Clone copies a subject; that of nil is an empty one.
func (s *Subject) Clone() *Subject {
	if s == nil {
		return new(Subject)
	}
	c := *s
	c.Codes, c.Passages, c.Decisions = slices.Clone(s.Codes), slices.Clone(s.Passages), slices.Clone(s.Decisions)
	return &c
}
