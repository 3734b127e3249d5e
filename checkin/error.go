package checkin

import (
	"errors"
	"fmt"
	"time"
)

// Code says what sort of failure an error is. The words for people are chosen
// once, at the edge: by the screen or by the command line, in their language.
type Code string

// The codes.
const (
	CodeInternal    Code = "internal"
	CodeHeld        Code = "held"         // another process has the file: Detail names it
	CodeBusy        Code = "busy"         // the file stayed locked longer than we wait
	CodeDiskFull    Code = "disk-full"    // nothing was written
	CodeReadOnly    Code = "read-only"    // the file or its folder may not be written
	CodeNotDatabase Code = "not-database" // the file is something else
	CodeDamaged     Code = "damaged"      // the file is a database, and broken
	CodeNewer       Code = "newer"        // the file was made by a newer version
	CodePartial     Code = "partial"      // the file has not come whole yet: its folder is being synced
	CodeNetwork     Code = "network"      // the file is in a networked or cloud-synced folder
	CodeMissing     Code = "missing"      // no such file
	CodeLost        Code = "lost"         // the file is gone: what lies beside it says that there was one
	CodeIncomplete  Code = "incomplete"   // the file is sound, and holds less than was acknowledged
	CodeRehearsal   Code = "rehearsal"    // invented and real people would be mixed
	CodeNotFound    Code = "not-found"    // no such registration, entry, session: Detail names it
	CodeAmbiguous   Code = "ambiguous"    // the beginning of more than one id
	CodeAlready     Code = "already"      // it was done before: an arrival taken back twice
	CodePurged      Code = "purged"       // the event was purged on this laptop: nobody's data comes in any more
	CodeSealed      Code = "sealed"       // a database whose key we have not: Detail names what opens it
	CodeLocked      Code = "locked"       // sealed, and not for us: another event, or a wrong passphrase
	CodeForeign     Code = "foreign"      // of another event: Detail names it
	CodeExpired     Code = "expired"      // it was good once, and no longer: an invitation too old
	CodeRevoked     Code = "revoked"      // this device was let in, and is no longer
	CodeOffline     Code = "offline"      // nobody answers at the address: Detail names it
	CodeNoName      Code = "no-name"      // nobody knows the name in the address: Detail names it
	CodePortal      Code = "portal"       // the network wants something first: a Wi-Fi's entrance page
	CodeIntercepted Code = "intercepted"  // somebody else answers there: a proxy that opens letters, another web server
	CodeClock       Code = "clock"        // by our clock, the hub's certificate is not yet good, or no longer
	CodeWrongKey    Code = "wrong-key"    // a hub answers there, and it is not the one meant
	CodeApart       Code = "apart"        // two desks that do not share the event's identity, or one without any
	CodeStranger    Code = "stranger"     // the hub does not know this device: it has to join again
	CodeLater       Code = "later"        // the hub asks to come again in a moment
	CodeInvalid     Code = "invalid"      // what was given cannot be meant: Detail says why
)

// Error is a failure that the program foresaw.
type Error struct {
	Code   Code
	Op     string // the act that failed: "open database", "append entry"
	Detail string // what it was about: a path, an id, a name
	Err    error  // the cause, or nil
}

// Errorf makes an Error without a cause.
func Errorf(code Code, op, detail string, args ...any) *Error {
	return &Error{Code: code, Op: op, Detail: fmt.Sprintf(detail, args...)}
}

func (e *Error) Error() string {
	text := e.Op + ": " + string(e.Code)
	if e.Detail != "" {
		text += " (" + e.Detail + ")"
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

func (e *Error) Unwrap() error { return e.Err }

// ErrorCode is the code of the first Error in err's chain; CodeInternal where
// there is none, empty for nil.
func ErrorCode(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeInternal
}

// ErrorDetail is the detail of the first Error in err's chain.
func ErrorDetail(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Detail
	}
	return ""
}

// Shortfall says how much a file lacks of what was acknowledged. It comes with
// errors of CodeIncomplete.
type Shortfall struct {
	Entries  int
	Desks    int       // that wrote them
	Desk     string    // one of them
	From, To uint64    // their numbers, where they are one stretch; else zero
	Last     time.Time // when the last one was acknowledged, by the event's clock
}

func (s *Shortfall) Error() string { return fmt.Sprintf("%d entries of %q", s.Entries, s.Desk) }
