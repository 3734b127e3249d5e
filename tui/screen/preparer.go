package screen

import (
	"context"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/plan"
	"opale/checkin/tricky"
)

// Preparer does what the evening before asks for. All of it reads the disk, or
// writes: not for Update.
type Preparer interface {
	// Prepared says how far everything is.
	Prepared(ctx context.Context) (Prepared, error)
	// KeepDesks keeps how many desks each venue has.
	KeepDesks([]plan.Venue) error
	// Passphrase gives the event an identity where it has none, or another
	// passphrase where it is to be renewed: the sticks written before keep theirs.
	Passphrase(ctx context.Context, renew bool) error
	// NotePassphrase notes that somebody has written the passphrase down.
	NotePassphrase() error
	// Plugged lists the sticks that are plugged in now.
	Plugged() []PluggedStick
	// WriteStick makes a stick a kit, whole or not at all, and reads it back.
	// progress is called meanwhile; where ctx ends before, it is no kit.
	WriteStick(ctx context.Context, folder string, order StickOrder, progress StickProgress) error
	// WriteTricky writes the names that will hold up the queue, and says where.
	WriteTricky(ctx context.Context) (path string, err error)
	// WritePapers writes what is to be printed into a folder of this laptop.
	WritePapers(ctx context.Context, progress func(done, of int)) error
}

// StickOrder is for whom a stick is written: one desk, or all where it goes from
// laptop to laptop.
type StickOrder struct {
	Desk  string // plan.Round for the one that goes round
	Desks []plan.Desk
}

// StickProgress says what is being written, and how far all of it is.
type StickProgress func(part StickPart, done, of int)

// StickPart is what of a stick is being written.
type StickPart uint8

// The parts.
const (
	StickPrograms StickPart = iota
	StickList
	StickReread
)

// Prepared is how far the evening before is.
type Prepared struct {
	Plan      plan.Plan
	Edition   checkin.Edition // zero where no list was taken in
	List      string          // the name of the last one
	People    int             // registrations that may come
	Unpaid    int
	Canceled  int
	Unnamed   int // tickets without a name
	Tricky    tricky.Report
	Identity  string   // the tag of the event's; empty where it has none yet
	Words     string   // the passphrase; empty where this run of the program does not know it
	ListWords string   // what opens the printed lists; empty without an identity
	Lacks     []string // systems for which this laptop has no program to put on a stick
}

// PluggedStick is a stick that is plugged in.
type PluggedStick struct {
	Folder string
	Name   string // as people see it
	Label  bundle.Label
	IsKit  bool // written before; the label may be missing all the same
	Alien  bool // another event's kit, which stays
}
