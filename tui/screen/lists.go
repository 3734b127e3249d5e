package screen

import (
	"context"
	"time"

	"opale/checkin"
	"opale/checkin/roster"
)

// Lists is the attendee lists that can be reached from this laptop, and what
// takes them in. All of it reads the disk, or writes: not for Update.
type Lists interface {
	// Found lists the files that look like attendee lists, the newest first.
	Found() []ListFile
	// Read reads a file, with what the operator has answered about it; what was
	// answered about earlier lists is known there. progress is called meanwhile.
	// The error is a [roster.Error] where the file is no list.
	Read(ctx context.Context, path string, answers roster.Options, progress ListProgress) (*roster.List, error)
	// Weigh says what taking a list in would do, and writes nothing.
	Weigh(ctx context.Context, path string, list *roster.List, progress ListProgress) (checkin.Intake, error)
	// Take takes a list in, whole or not at all, and keeps what was answered
	// about it for the next one. It blocks, and may be called from the queue
	// only; where ctx ends before it is written, nothing was.
	Take(ctx context.Context, path string, list *roster.List, consent ListConsent, progress ListProgress) (checkin.Intake, error)
	// Name is how the list of a file is called.
	Name(path string) string
}

// ListConsent is what the operator has said about a list that is taken in.
type ListConsent struct {
	Answers  roster.Options // with which it was read
	Withdraw bool           // whoever it had before, and has no longer, goes: however many they are
}

// ListProgress says how far the reading or writing of a list is, in lines, and
// in parts of the whole where that is known.
type ListProgress func(lines, done, of int)

// ListFile is a file that looks like an attendee list.
type ListFile struct {
	Path    string
	Size    int64
	Changed time.Time
	Place   ListPlace
	Stick   string // its name, where the file is on one
}

// ListPlace is where a file was found.
type ListPlace uint8

// The places.
const (
	OnStick ListPlace = iota
	InDownloads
	OnDesktop
)
