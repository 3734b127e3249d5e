package checkin

import (
	"context"
	"time"
)

// Reader reads the folded state.
type Reader interface {
	CodeBook
	// Registrations reads some registrations, in the order of the ids; those
	// that do not exist are left out. Where several were joined as one
	// person's, any of their ids gives the one that stays, once.
	Registrations(ids ...RegistrationID) ([]Registration, error)
	// Arrivals reads every arrival of some registrations, taken back or not,
	// by registration in the order of the ids, then by time. Those of one
	// person's registrations are together, once.
	Arrivals(ids ...RegistrationID) ([]Arrival, error)
	// Arrival reads one arrival. The error has CodeNotFound.
	Arrival(id EntryID) (Arrival, error)
	// Namesakes lists registrations with that folded full name and that folded
	// e-mail address.
	Namesakes(name, email string) ([]RegistrationID, error)
	// Cells reads the row that the organiser's list has of some registrations:
	// one for each id, in their order, empty where there is none. Where several
	// were joined as one person's, any of their ids gives the row read last.
	Cells(ids ...RegistrationID) ([]Cells, error)
}

// Tx is one transaction: everything that was written before it is seen, and
// what it appends is on the disk, whole, when the Write that gave it returns.
type Tx interface {
	Reader
	// Listed reads some registrations as the organiser's list gave them, whatever
	// an operator amended since, and whatever they were joined with: one for each
	// id, in their order.
	Listed(ids ...RegistrationID) ([]Listed, error)
	// PartsOf lists the registrations of a person, joined as theirs: first the one
	// that stays, then by id. Of one that was never joined it is that one.
	PartsOf(id RegistrationID) ([]RegistrationID, error)
	// Known tells of each registration whether anything registered it.
	Known(ids ...RegistrationID) ([]bool, error)
	// Bearers finds, for each code, who ever had it, to the letter.
	Bearers(codes ...string) ([][]RegistrationID, error)
	// SameNames finds, for each name, the registrations with the same folded one.
	SameNames(names ...string) ([][]Namesake, error)
	// OfList lists whom a list registered and has not withdrawn, in the order of
	// their ids, but nobody whose data was erased.
	OfList(label string) ([]RegistrationID, error)
	// Happening reads one entry about a registration. The error has
	// CodeNotFound.
	Happening(id EntryID) (Happening, error)
	// Append writes an entry and folds it into the state that this Tx reads.
	// An amendment is written over all that this Tx knows of its fields.
	Append(Fact) (EntryID, error)
}

// Listed is a registration as the organiser's list gave it.
type Listed struct {
	Fields    Fields   // its cells too; nil where nothing registered it
	WalkIn    bool     // it was made at a desk; FieldList names the list that it is on by now, if any
	On        []string // the labels of the lists that have it
	Withdrawn bool     // every list that had it has let it go
	Erased    bool
}

// Known reports whether anything registered it.
func (l *Listed) Known() bool { return l.Fields != nil }

// isOnNoList reports whether nobody but a desk registered it.
func (l *Listed) isOnNoList() bool { return l.WalkIn && l.Fields[FieldList] == "" }

// Namesake is a registration as it is found by a name.
type Namesake struct {
	ID    RegistrationID
	Email string // folded
}

// Position is a place in a store's own order of receipt.
type Position int64

// Change is what happened behind a Position.
type Change struct {
	Registrations []RegistrationID // each once, with all that was ever joined with one of them
	Position      Position
}

// Store keeps the journal and the state folded from it. Its methods may be
// called from any goroutine. Errors carry a [Code].
type Store interface {
	Reader
	// Event reads the event: as last defined, else the built-in one.
	Event() (Event, error)
	// Write runs fn in one transaction and returns when it is durable. Where
	// fn or the commit fails, nothing was written.
	Write(ctx context.Context, actor Actor, fn func(Tx) error) error
	// People calls yield for every registration, in no order, until yield
	// returns false. What it points to is only valid during the call.
	People(ctx context.Context, yield func(*Registration) bool) error
	// Presence lists who came to a session, whether or not they left again.
	Presence(session SessionID) ([]RegistrationID, error)
	// Recent lists the last arrivals in force at a session, latest first. A
	// zero device means every desk's.
	Recent(session SessionID, device DeviceID, n int) ([]Arrival, error)
	// Tally counts a session; since bounds Tally.Recent.
	Tally(session SessionID, since time.Time) (Tally, error)
	// Pace counts the arrivals in force at a session by intervals of a step,
	// which begin at whole multiples of it since 1970. Intervals without any are
	// left out; the rest are in order.
	Pace(session SessionID, step time.Duration) ([]Pace, error)
	// History lists all that happened to a registration, oldest first.
	History(id RegistrationID) ([]Happening, error)
	// Lists tells of the lists that were imported, the last one last: of each
	// list, and of each set of columns that it ever had, its last import.
	Lists() ([]RosterList, error)
	// Position is where the store's order of receipt stands.
	Position() (Position, error)
	// Conflicts lists what a person has to look at, by registration: first
	// its arrivals, by session, then its edits, by field, then whom it
	// resembles, by id.
	Conflicts() ([]Conflict, error)
	// Held lists what revoked desks wrote and is held back, by desk.
	Held() ([]Held, error)
	// ToCheck is how many Conflicts and Held list, without reading any of them.
	ToCheck() (int, error)
	// Changes lists what has come since a position, from whatever process.
	Changes(since Position) (Change, error)
	// Device is this laptop's.
	Device() DeviceID
	// Remembered reads a local setting, empty where there is none. Settings
	// are this laptop's alone: they are no part of the journal.
	Remembered(key string) (string, error)
	// Remember writes a local setting.
	Remember(key, value string) error
}

// Actor is who does something: the desk, and the person at its keyboard.
type Actor struct {
	Desk     string
	Venue    VenueID
	Operator string
}
