package checkin

import "time"

// Arrival is one passage through the door of a session.
type Arrival struct {
	Entry        EntryID
	Registration RegistrationID // the one that stays, where several are one person's
	Noted        RegistrationID // the one that the entry names
	Session      SessionID
	Time         time.Time // when the person arrived, to the millisecond
	Device       DeviceID
	Desk         string
	Operator     string
	Override     Outcome // the refusal that was set aside, or empty
	Reason       string  // why it was
	After        EntryID // the departure that it follows; zero for who came the first time
	Left         *Departure
	Undone       *Undo // who took it back, or nil
}

// InForce reports whether nobody has taken the arrival back.
func (a *Arrival) InForce() bool { return a.Undone == nil }

// IsInside reports whether the arrival is in force and nobody has seen the
// person leave since.
func (a *Arrival) IsInside() bool { return a.InForce() && a.Left == nil }

// Undo is the taking back of one arrival.
type Undo struct {
	Entry    EntryID
	Time     time.Time
	Desk     string
	Operator string
	Reason   string
}

// First finds the earliest arrival in force at a session: the lowest by time,
// stream and number: whoever has one came, whether or not they left again. nil
// where there is none.
func First(arrivals []Arrival, session SessionID) *Arrival {
	return firstOf(arrivals, session, (*Arrival).InForce)
}

// Inside finds the earliest arrival at a session that nobody has left by. nil
// for somebody who did not come, or left.
func Inside(arrivals []Arrival, session SessionID) *Arrival {
	return firstOf(arrivals, session, (*Arrival).IsInside)
}

func firstOf(arrivals []Arrival, session SessionID, is func(*Arrival) bool) *Arrival {
	var first *Arrival
	for i := range arrivals {
		if a := &arrivals[i]; a.Session == session && is(a) && (first == nil || a.before(first)) {
			first = a
		}
	}
	return first
}

func (a *Arrival) before(b *Arrival) bool {
	if !a.Time.Equal(b.Time) {
		return a.Time.Before(b.Time)
	}
	return a.Entry.Less(b.Entry)
}

// Happening is one line of a registration's history.
type Happening struct {
	Entry    EntryID
	Kind     Kind
	Subject  RegistrationID // the one that the entry names
	Time     time.Time      // by the clock of the desk that wrote it
	Tick     int64          // by the clock of the journal, which never goes back
	Session  SessionID
	Device   DeviceID
	Desk     string
	Operator string
	Body     Body
	Personal Personal
	Undone   bool // it was taken back: an arrival, a departure, a decision, a joining
}

// Tally is what the header of the screen counts for one session.
type Tally struct {
	Expected int  // registrations that may come to the session: that name it, or none
	Awaited  int  // of these, those that name it: who does not come is missed
	Named    bool // whether any registration names its sessions or venue at all
	In       int  // people who came, each once, whether or not they left again
	Inside   int  // of whom have not left
	WalkIns  int  // of whom registered at a desk
	Unnamed  int  // of these, counted without a name
	Invited  int  // of those who came, invited without a registration
	Recent   int  // arrivals in the last ten minutes
	OnlyHere int  // entries made at a desk and known to no other machine yet; imported lists do not count
	Linked   bool // another machine has ever been heard of
	People   int  // registrations, over all sessions
}
