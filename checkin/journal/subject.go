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
	Rivals    []Rival      // amendments that the later ones had not seen, by field, then entry
	Seen      []Sighting   // by field, then stream
	Codes     []string     // every code it ever had, sorted
	Made      Stamp        // of a walk-in: who made it first
	Lists     []Membership // by label: what each list says of it; of a person, what those of the registrations do
	Erased    bool
	Passages  []Passage                // by entry id; also what takes another entry back
	Departed  []Departure              // by entry id
	Decisions []Decision               // by entry id
	Joins     []Join                   // by entry id
	Others    []checkin.RegistrationID // of a person: the registrations beside ID, sorted; never stored
	Halves    []Join                   // of a person: what joins one who is erased with one who is not; never stored
}

// Passage is an arrival, its undo, or both; either may be known first.
type Passage struct {
	Arrival checkin.EntryID
	Known   bool                   // the arrival itself has been seen
	Noted   checkin.RegistrationID // of a person: for which of the other registrations; else zero
	After   checkin.EntryID        // the departure that it follows, or zero
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
		if body.WalkIn && (s.Made.IsZero() || stamp.Less(s.Made)) {
			s.Made = stamp
		}
		s.belong(labelOf(&body), "", stamp)
		s.list(personal.Fields, stamp)
	case checkin.KindAmended, checkin.KindAnswered:
		s.amend(personal.Fields, stamp, body.Over)
	case checkin.KindWithdrawn:
		s.belong(labelOf(&body), gone, stamp)
	case checkin.KindArrived:
		s.arrive(id, c, body, personal)
	case checkin.KindUndone:
		s.undo(body.Entry, Undo{stamp, time.UnixMilli(c.Wall), c.Operator, personal.Reason})
	case checkin.KindLeft:
		s.depart(Departure{id, body.Entry, timeOf(c, body), c.Operator})
	case checkin.KindDecided:
		s.decide(Decision{stamp, body.Settles, body.Other})
	case checkin.KindJoined:
		s.join(c.Subject, stamp, body)
	case checkin.KindErased:
		s.erase()
	}
	if s.Erased {
		s.erase()
	}
}

func (s *Subject) list(fields checkin.Fields, stamp Stamp) {
	for f, v := range fields {
		if f < checkin.NumFields {
			s.Listed[f].write(v, stamp)
		}
	}
	s.addCode(fields[checkin.FieldCode])
}

func (s *Subject) addCode(code string) {
	if code == "" {
		return
	}
	if i, found := slices.BinarySearch(s.Codes, code); !found {
		s.Codes = slices.Insert(s.Codes, i, code)
	}
}

func (s *Subject) arrive(id checkin.EntryID, c *Content, body checkin.Body, personal checkin.Personal) {
	p := s.passage(id)
	p.Known, p.Session, p.Seat = true, c.Session, c.Operator
	p.Forced, p.Reason, p.After = body.Override, personal.Reason, body.Entry
	p.Time = timeOf(c, body)
}

// timeOf is when something was, by the clock of who wrote it.
func timeOf(c *Content, body checkin.Body) time.Time {
	if body.At != 0 {
		return time.UnixMilli(body.At)
	}
	return time.UnixMilli(c.Wall)
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
	i, found := slices.BinarySearchFunc(s.Passages, arrival, byArrival)
	if !found {
		s.Passages = slices.Insert(s.Passages, i, Passage{Arrival: arrival})
	}
	return &s.Passages[i]
}

func byArrival(p Passage, id checkin.EntryID) int { return compareEntries(p.Arrival, id) }

// erase forgets what is personal and keeps what is counted. Of the fields not
// even the stamps stay: whoever received the entries without their personal
// parts never knew which fields they were about.
func (s *Subject) erase() {
	s.Erased, s.Codes, s.Listed, s.Amended, s.Rivals, s.Seen = true, nil, Layer{}, Layer{}, nil, nil
	for i := range s.Passages {
		s.Passages[i].Reason, s.Passages[i].Undo.Reason = "", ""
	}
}

// IsWalkIn reports whether it was made at a desk, and by no list.
func (s *Subject) IsWalkIn() bool { return !s.Made.IsZero() }

// Winner is the cell that a field's value is taken from.
func (s *Subject) Winner(f checkin.Field) *Cell {
	if !s.Amended[f].Stamp.IsZero() {
		return &s.Amended[f]
	}
	return &s.Listed[f]
}

// Registration is the subject as the desk sees it.
func (s *Subject) Registration() checkin.Registration {
	r := checkin.Registration{ID: s.ID, WalkIn: s.IsWalkIn(), Withdrawn: s.IsWithdrawn(), Erased: s.Erased}
	for f := range checkin.FieldCells {
		r.Values[f] = s.Winner(f).Value
	}
	for _, code := range s.Codes {
		if code != r.Code() {
			r.Former = append(r.Former, code)
		}
	}
	return r
}

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
			Entry: p.Arrival, Registration: s.ID, Noted: s.noted(p), Session: p.Session, Time: p.Time, Device: device,
			Desk: actor.Desk, Operator: actor.Operator, Override: p.Forced, Reason: p.Reason,
			After: p.After, Left: s.left(p, seats),
		}
		if !p.Undo.Stamp.IsZero() {
			_, by := seats.Seat(p.Undo.Stamp.Entry.Stream, p.Undo.Seat)
			a.Undone = &checkin.Undo{Entry: p.Undo.Stamp.Entry, Time: p.Undo.Time, Desk: by.Desk, Operator: by.Operator, Reason: p.Undo.Reason}
		}
		arrivals = append(arrivals, a)
	}
	sortArrivals(arrivals)
	return arrivals
}

func sortArrivals(arrivals []checkin.Arrival) {
	slices.SortFunc(arrivals, func(a, b checkin.Arrival) int {
		return cmp.Or(cmp.Compare(a.Time.UnixMilli(), b.Time.UnixMilli()), compareEntries(a.Entry, b.Entry))
	})
}

// noted is the registration that the entry of a passage names.
func (s *Subject) noted(p *Passage) checkin.RegistrationID {
	if p.Noted.IsZero() {
		return s.ID
	}
	return p.Noted
}

// Attends reports whether the subject has an arrival in force at a session.
func (s *Subject) Attends(session checkin.SessionID) bool {
	return slices.ContainsFunc(s.Passages, func(p Passage) bool { return p.Session == session && p.InForce() })
}

// Knows reports whether an arrival, or its undo, has been seen.
func (s *Subject) Knows(arrival checkin.EntryID) bool {
	_, found := slices.BinarySearchFunc(s.Passages, arrival, byArrival)
	return found
}

// Arrived reports whether the entry is one of the subject's arrivals.
func (s *Subject) Arrived(id checkin.EntryID) bool {
	i, found := slices.BinarySearchFunc(s.Passages, id, byArrival)
	return found && s.Passages[i].Known
}

// TookBack reports whether an undo names the entry.
func (s *Subject) TookBack(id checkin.EntryID) bool {
	i, found := slices.BinarySearchFunc(s.Passages, id, byArrival)
	return found && !s.Passages[i].Undo.Stamp.IsZero()
}

// Clone copies a subject; that of nil is an empty one.
func (s *Subject) Clone() *Subject {
	if s == nil {
		return new(Subject)
	}
	c := *s
	c.Rivals, c.Seen, c.Codes = slices.Clone(s.Rivals), slices.Clone(s.Seen), slices.Clone(s.Codes)
	c.Passages, c.Departed = slices.Clone(s.Passages), slices.Clone(s.Departed)
	c.Lists = slices.Clone(s.Lists)
	c.Decisions, c.Joins = slices.Clone(s.Decisions), slices.Clone(s.Joins)
	return &c
}
