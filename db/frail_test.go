package db_test

import (
	"bytes"
	"context"
	"database/sql/driver"
	"errors"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// frail is SQLite's driver under one store, of whose calls one can be made to
// fail. ROLLBACK fails by a kill alone, since it needs no disk, and BEGIN never
// takes effect and then fails: of SQLite, nobody has seen either.
type frail struct {
	path string

	mu       sync.Mutex
	plan     fault
	left     int    // calls until it happens, of those that can fail so
	at       uint64 // where a file is cut
	happened fault
	dead     bool   // killed: every call fails
	died     func() // called then; nil: nobody else is to know
	tight    driver.ExecerContext
}

// fault is a way in which a call to a database fails.
type fault string

const (
	noFault       fault = ""
	ioBefore      fault = "I/O error before a call"
	ioAfter       fault = "I/O error after a call that took effect"
	rowLost       fault = "I/O error at a row"
	busy          fault = "busy"
	full          fault = "full"
	fullAndBack   fault = "full, and rolled back by SQLite"
	noPage        fault = "no page left in the file"
	commitFailed  fault = "a commit that failed"
	commitUnclear fault = "a commit that failed, and is on the disk"
	commitTorn    fault = "killed within a commit"
	killedBefore  fault = "killed before a call"
	killedAfter   fault = "killed after a call"
)

// calls says which ones can fail so, by the statement's first word.
var calls = map[fault]func(verb string) bool{
	ioBefore:      func(verb string) bool { return verb != "ROLLBACK" },
	ioAfter:       isWrite,
	rowLost:       func(verb string) bool { return verb == "SELECT" },
	busy:          func(verb string) bool { return verb == "BEGIN" || verb == "COMMIT" },
	full:          func(verb string) bool { return isWrite(verb) || verb == "COMMIT" },
	fullAndBack:   isWrite,
	noPage:        func(verb string) bool { return verb == "BEGIN" },
	commitFailed:  isCommit,
	commitUnclear: isCommit,
	commitTorn:    isCommit,
	killedBefore:  func(string) bool { return true },
	killedAfter:   func(string) bool { return true },
}

func isCommit(verb string) bool { return verb == "COMMIT" }

func isWrite(verb string) bool {
	return verb == "INSERT" || verb == "UPDATE" || verb == "DELETE"
}

var faults = slices.Sorted(func(yield func(fault) bool) {
	for f := range calls {
		if !yield(f) {
			return
		}
	}
})

// fail has the n-th of the next calls fail that can fail so, counted from 1.
func (f *frail) fail(n int, plan fault, at uint64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.plan, f.left, f.at, f.happened = plan, n, at, noFault
}

// failBy has a call fail as the dice say.
func (f *frail) failBy(dice *rand.Rand) {
	plan, n := faults[dice.IntN(len(faults))], 1
	if calls[plan]("SELECT") || calls[plan]("INSERT") {
		n += dice.IntN(12) // of which an act makes many
	}
	f.fail(n, plan, dice.Uint64())
}

// mend has no call fail any more, and says what did.
func (f *frail) mend() (happened fault, dead bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.tight != nil && !f.dead {
		_, _ = f.tight.ExecContext(context.Background(), `PRAGMA max_page_count = 1073741823`, nil)
	}
	happened, f.plan, f.happened, f.tight = f.happened, noFault, noFault, nil
	return happened, f.dead
}

// sqliteError is an error with one of SQLite's result codes.
type sqliteError int

func (e sqliteError) Error() string { return "frail: " + sqlite.ErrorCodeString[int(e)] }
func (e sqliteError) Code() int     { return int(e) }

const (
	errIO   = sqliteError(sqlite3.SQLITE_IOERR_FSYNC)
	errBusy = sqliteError(sqlite3.SQLITE_BUSY)
	errFull = sqliteError(sqlite3.SQLITE_FULL)
)

var errDead = errors.New("frail: the process is dead")

// call makes one call to the driver, or lets it fail.
func (f *frail) call(c driver.Conn, text string, do func() error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.dead {
		return errDead
	}
	plan := f.next(verb(text))
	switch plan {
	case noFault:
		return f.watched(do())
	case ioBefore, commitFailed:
		return errIO
	case busy:
		return errBusy
	case full:
		return errFull
	case noPage:
		return errors.Join(f.tighten(c), do())
	case fullAndBack:
		_, err := c.(driver.ExecerContext).ExecContext(context.Background(), `ROLLBACK`, nil)
		return errors.Join(err, errFull)
	case killedBefore:
		return errors.Join(f.die(), errDead)
	case commitTorn:
		return errors.Join(f.tear(do), errDead)
	}
	err := do()
	if plan == killedAfter {
		return errors.Join(err, f.die(), errDead)
	}
	return errors.Join(err, errIO)
}

// verb is the first word of a statement.
func verb(text string) string {
	text = strings.TrimSpace(text)
	if end := strings.IndexAny(text, " \n\t;"); end > 0 {
		text = text[:end]
	}
	return strings.ToUpper(text)
}

// next counts a call and says how it is to fail.
func (f *frail) next(verb string) fault {
	if f.plan == noFault || !calls[f.plan](verb) {
		return noFault
	}
	if f.left--; f.left > 0 {
		return noFault
	}
	plan := f.plan
	f.plan = noFault
	if plan != noPage { // only if a page is needed
		f.happened = plan
	}
	return plan
}

// tighten lets the file have no page more than it has.
func (f *frail) tighten(c driver.Conn) error {
	f.tight = c.(driver.ExecerContext)
	_, err := f.tight.ExecContext(context.Background(), `PRAGMA max_page_count = 1`, nil) // SQLite makes it as many as there are
	return err
}

// watched sees a file that is full by itself.
func (f *frail) watched(err error) error {
	var e *sqlite.Error
	if f.tight != nil && errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_FULL {
		f.happened = noPage
	}
	return err
}

// remains is where the files lie that a kill left.
func (f *frail) remains() string { return f.path + "k" }

// die keeps the files as they are now, before anything is closed: what SQLite
// finds when it opens them next is what it would find behind a process that
// was killed here.
func (f *frail) die() error {
	f.dead = true
	if f.died != nil {
		f.died()
	}
	var errs []error
	for _, suffix := range beside {
		errs = append(errs, copyFile(f.path+suffix, f.remains()+suffix))
	}
	return errors.Join(errs...)
}

// tear commits, and then leaves of what the commit wrote only a part, as a
// power cut may before the file is synced.
func (f *frail) tear(commit func() error) error {
	main, err := os.ReadFile(f.path)
	if err != nil {
		return err
	}
	before := size(f.path + "-wal")
	if err := errors.Join(commit(), f.die()); err != nil {
		return err
	}
	after := size(f.path + "-wal")
	checkpointed, err := os.ReadFile(f.path)
	if err != nil || after <= before || !bytes.Equal(main, checkpointed) {
		return err // it went into the file itself, where it was synced: nothing is torn
	}
	return os.Truncate(f.remains()+"-wal", before+int64(f.at%uint64(after-before)))
}

func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

func copyFile(from, to string) error {
	content, err := os.ReadFile(from)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return os.WriteFile(to, content, 0o600)
}

// lostRows fail before their first row.
type lostRows struct{ driver.Rows }

func (lostRows) Next([]driver.Value) error { return errIO }
