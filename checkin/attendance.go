package checkin

import "time"

// Arrival is one passage through the door of a session.
type Arrival struct {
	Entry        EntryID
	Registration RegistrationID
	Session      SessionID
	Time         time.Time // when the person arrived, to the millisecond
	Device       DeviceID
	Desk         string
	Operator     string
	Override     Outcome // the refusal that was set aside, or empty
	Reason       string  // why it was
	Undone       *Undo   // who took it back, or nil
}

// InForce reports whether nobody has taken the arrival back.
func (a *Arrival) InForce() bool { return a.Undone == nil }

// Undo is the taking back of one arrival.
type Undo struct {
	Entry    EntryID
	Time     time.Time
	Desk     string
	Operator string
	Reason   string
}

// First finds the earliest arrival in force at a session: the lowest by time,
// stream and number. nil where there is none.
func First(arrivals []Arrival, session SessionID) *Arrival {
	var first *Arrival
	for i := range arrivals {
		if a := &arrivals[i]; a.Session == session && a.InForce() && (first == nil || a.before(first)) {
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
	Time     time.Time // by the clock of the desk that wrote it
	Session  SessionID
	Device   DeviceID
	Desk     string
	Operator string
	Body     Body
	Personal Personal
	Undone   bool // an arrival that was taken back
}

// Tally is what the header of the screen counts for one session.
type Tally struct {
	Expected int  // registrations that name the session and may come
	Named    bool // whether any registration names its sessions or venue at all
	In       int  // people in, each once
	WalkIns  int  // of whom registered at a desk
	Invited  int  // of whom invited without a registration
	Recent   int  // arrivals in the last ten minutes
	OnlyHere int  // entries made at a desk and known to no other machine yet; imported lists do not count
	Linked   bool // another machine has ever been heard of
	People   int  // registrations, over all sessions
}
