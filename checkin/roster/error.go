package roster

import (
	"fmt"

	"opale/checkin"
)

// Kind says why a file could not be read as an attendee list.
type Kind string

// The kinds of errors.
const (
	KindUnreadable Kind = "unreadable" // the disk, or whatever the bytes come from, failed
	KindNotAList   Kind = "not-a-list" // a picture, a program: no text
	KindOldExcel   Kind = "old-excel"  // .xls of before 2007: to be saved as .xlsx or CSV
	KindLocked     Kind = "locked"     // a workbook under a password
	KindDamaged    Kind = "damaged"    // the container is not whole: a download that broke off
	KindContainer  Kind = "container"  // a known sort of file that is not read: Detail names it
	KindTruncated  Kind = "truncated"  // a quote that begins in Line is never closed
	KindNoColumns  Kind = "no-columns" // no row looks like the names of columns
	KindPayments   Kind = "payments"   // a list of payments, not of people
	KindEmpty      Kind = "empty"      // nobody is in it
	KindTooLarge   Kind = "too-large"  // a cell, or the whole list, beyond all bounds
	KindTooWide    Kind = "too-wide"   // more columns than any list has
	KindNoSheet    Kind = "no-sheet"   // no sheet of the name asked for: Detail
)

// Error is why a file was refused whole.
type Error struct {
	Kind   Kind
	File   string
	Line   int    // from 1, where there is one
	Detail string // which container, or sheet
	Err    error  // the cause, or nil
}

func (e *Error) Error() string {
	text := "read attendee list"
	if e.File != "" {
		text += " " + e.File
	}
	if e.Line > 0 {
		text += fmt.Sprintf(", line %d", e.Line)
	}
	text += ": " + string(e.Kind)
	if e.Detail != "" {
		text += " (" + e.Detail + ")"
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

func (e *Error) Unwrap() error { return e.Err }

// SkipReason says why a row is nobody.
type SkipReason string

// The reasons.
const (
	SkipBlank  SkipReason = "blank"
	SkipHeader SkipReason = "header" // the names of the columns once more, as on each page of a print
	SkipTotal  SkipReason = "total"  // sums and counts
	SkipFooter SkipReason = "footer" // a remark about the list
	SkipRepeat SkipReason = "repeat" // the same row stands on another sheet

	SkipUnnamed SkipReason = "unnamed" // in our own export, and edited since: somebody who was counted without a name
)

// Skip is a row that is nobody, and was passed over.
type Skip struct {
	Line   int        `json:"line"`
	Sheet  string     `json:"sheet,omitempty"` // where several are read
	Reason SkipReason `json:"reason"`
}

// RefuseReason says why a row that may be somebody cannot be taken in.
type RefuseReason string

// The reasons.
const (
	RefuseNameless RefuseReason = "nameless"     // neither name, nor code, nor e-mail address
	RefuseDamaged  RefuseReason = "damaged-code" // a spreadsheet made 8,18E+09 of the code
)

// Refusal is a row that was not taken in.
type Refusal struct {
	Line   int          `json:"line"`
	Sheet  string       `json:"sheet,omitempty"` // where several are read
	Reason RefuseReason `json:"error"`
}

// Doubt says what to look at in a list that was read.
type Doubt string

// The doubts.
const (
	DoubtStatus        Doubt = "unknown-status"  // Word is no status we know; nobody is admitted by it
	DoubtProfile       Doubt = "unknown-profile" // Word is no answer to how one sells
	DoubtNameless      Doubt = "nameless"        // a ticket without a name
	DoubtTest          Doubt = "test-row"        // somebody called Test
	DoubtSeveral       Doubt = "several"         // one row for Word people: those behind the first have its name and a number
	DoubtDuplicate     Doubt = "duplicate"       // the same person as on line Other
	DoubtDuplicateCode Doubt = "duplicate-code"  // the code Word is also on line Other
	DoubtBuyers        Doubt = "buyers"          // the only names are those of who paid
	DoubtNoHeader      Doubt = "no-header"       // the file does not name its columns
	DoubtMended        Doubt = "mended"          // Count cells were garbled (Ã© for é), and are repaired
	DoubtGarbled       Doubt = "garbled"         // Count cells are garbled, and could not be repaired for certain
	DoubtFormula       Doubt = "formula"         // Count cells hold a spreadsheet's error, or a formula without its value
	DoubtColumns       Doubt = "columns"         // more columns than are kept: attendance will be given back without the organiser's
	DoubtLongRow       Doubt = "long-row"        // Count rows are too long to be kept: attendance will be given back without their cells
	DoubtLikely        Doubt = "likely"          // a new one, who is probably on the list Word already, under another code
	DoubtLikelyDesk    Doubt = "likely-desk"     // a new one, who was probably noted at a desk already
	DoubtHidden        Doubt = "hidden"          // Count rows are hidden in the workbook, and were read
)

// Doubts that arise where a list is taken in: Word is not in the event.
const (
	DoubtVenue   Doubt = "unknown-venue"
	DoubtSession Doubt = "unknown-session"
)

// Warning is a doubt about a row, or about the list where Line is 0. Doubts
// that repeat a word are said once, with the first line and how many there are.
type Warning struct {
	Doubt Doubt  `json:"doubt"`
	Line  int    `json:"line,omitempty"`
	Sheet string `json:"sheet,omitempty"` // where several are read
	Other int    `json:"other,omitempty"`
	Word  string `json:"word,omitempty"`
	Count int    `json:"count,omitempty"`
}

// DoubtsOf lists, behind the doubts about a list itself, those that came up when
// it was taken in, or tried.
func (l *List) DoubtsOf(in *checkin.Intake) []Warning {
	doubts := append([]Warning{}, l.Warnings...)
	for _, word := range in.Venues {
		doubts = append(doubts, Warning{Doubt: DoubtVenue, Word: word})
	}
	for _, word := range in.Sessions {
		doubts = append(doubts, Warning{Doubt: DoubtSession, Word: word})
	}
	for _, likely := range in.Likely {
		w := Warning{Doubt: DoubtLikely, Line: likely.Line, Word: likely.List}
		if likely.List == "" {
			w.Doubt = DoubtLikelyDesk
		}
		doubts = append(doubts, w)
	}
	return doubts
}
