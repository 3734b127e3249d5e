// Package db keeps a desk's journal, and the state folded from it, in one
// SQLite file. An entry and what it changes are written in one transaction,
// and a write has happened when its commit has returned with synchronous FULL.
//
// It is the only package that knows SQL and the only one that touches the file:
// never open the live file by any other means. It decides nothing about the
// door; cmd opens it and hands it to the desk.
package db

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"database/sql"
	"database/sql/driver"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver: SQLite in Go, so that every platform builds without cgo

	"opale/checkin"
	"opale/checkin/disk"
	"opale/checkin/journal"
	"opale/db/seal"
)

// Options says how to open a store.
type Options struct {
	Key      ed25519.PrivateKey // the device's; without one, the store cannot be written
	Secret   []byte             // the event's; nil where it has none
	Program  string             // name and version of the program, for the journal
	Now      func() time.Time   // nil: the machine's clock
	Sole     bool               // a desk or a hub: no other one may have the file
	ReadOnly bool               // fail rather than make the file or change its schema
	Event    *checkin.Event     // defined when the file is made: a rehearsal's
	Ring     *seal.Ring         // what opens a sealed file; nil: a new one is not sealed
	Disk     disk.Disk          // where what lies beside the file is written; nil: the computer's
	Anew     bool               // make an empty file in the place of one that is gone

	through func(dsn string) driver.Connector // nil, except where a test has the driver fail
}

// Store is an open file. Its methods may be called from any goroutine.
type Store struct {
	path    string
	now     func() time.Time
	writer  *sql.DB // of one connection, conn
	conn    *sql.Conn
	reader  *sql.DB
	sitting *sql.DB // one connection of the seats' own: they are asked for where the readers' are all in use
	holder  *holder
	write   statements
	read    statements
	sat     statements // on sitting
	seats   seats
	heads   heads
	watch   watch
	group   group
	disk    disk.Disk
	pool    func(dsn string) (*sql.DB, error)
	witness *witness
	key     *seal.Key // nil for a file that is not sealed

	mu    sync.Mutex // one transaction of this process at a time
	run   *journal.Run
	slots []seal.Slot
	asked bool // somebody had to say what opens the file
}

var _ checkin.Store = (*Store)(nil)

// Open opens the file, makes it where there is none, and brings its schema up
// to date. Errors carry a [checkin.Code]; one with CodeHeld wraps the [Holder].
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, failed("open database", err)
	}
	if o.Disk == nil {
		o.Disk = disk.Computer{}
	}
	s := &Store{path: path, now: o.Now, disk: o.Disk, pool: o.pool}
	if s.now == nil {
		s.now = time.Now
	}
	s.witness = s.newWitness()
	if err := s.examine(&o); err != nil {
		return nil, err
	}
	if o.Sole {
		if s.holder, err = hold(o.Disk, path, o.Program); err != nil {
			return nil, err
		}
	}
	if err := s.connect(ctx, o); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// examine refuses what can be seen from outside to be no place for a database.
func (s *Store) examine(o *Options) error {
	path := s.path
	if where := unsafePlace(path); where != "" {
		return &checkin.Error{Code: checkin.CodeNetwork, Op: "open database", Detail: where}
	}
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) || err == nil && info.Size() == 0 {
		if err := s.missed(o); err != nil {
			return err
		}
	}
	switch {
	case errors.Is(err, os.ErrNotExist) && o.ReadOnly:
		return &checkin.Error{Code: checkin.CodeMissing, Op: "open database", Detail: path}
	case errors.Is(err, os.ErrNotExist):
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return failed("open database", err)
		}
		return failed("open database", makePrivate(path))
	case err != nil:
		return failed("open database", err)
	case !info.Mode().IsRegular():
		return &checkin.Error{Code: checkin.CodeNotDatabase, Op: "open database", Detail: path}
	case info.Size() == 0:
		return nil
	}
	return checkHeader(path)
}

// missed refuses to make an empty file in the place of one that is gone: its
// witness is still there.
func (s *Store) missed(o *Options) error {
	if o.Anew && !o.ReadOnly {
		return failed("open database", s.witness.remove())
	}
	if t, err := s.witness.read(); err == nil && len(t.heads) > 0 {
		return &checkin.Error{Code: checkin.CodeLost, Op: "open database", Detail: s.path}
	}
	return nil
}

// makePrivate makes an empty file that only this user can read: SQLite would
// let everybody on the computer. The WAL takes the file's mode.
func makePrivate(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

func (o *Options) pool(dsn string) (*sql.DB, error) {
	if o.through != nil {
		return sql.OpenDB(o.through(dsn)), nil
	}
	return sql.Open("sqlite", dsn)
}

func (s *Store) connect(ctx context.Context, o Options) error {
	var err error
	if s.writer, err = o.pool(dsn(s.path, false)); err != nil {
		return failed("open database", err)
	}
	s.writer.SetMaxOpenConns(1)
	if err := migrate(ctx, s.writer, o.ReadOnly); err != nil {
		return err
	}
	if s.reader, err = o.pool(dsn(s.path, true)); err != nil {
		return failed("open database", err)
	}
	s.reader.SetMaxOpenConns(4)
	s.reader.SetMaxIdleConns(4)
	if s.sitting, err = o.pool(dsn(s.path, true)); err != nil {
		return failed("open database", err)
	}
	s.sitting.SetMaxOpenConns(1)
	s.read.prepare, s.sat.prepare, s.seats.read = s.reader.Prepare, s.sitting.Prepare, &s.sat
	if err := s.unseal(ctx, &o); err != nil {
		return err
	}
	event, err := s.Event()
	if err != nil {
		return err
	}
	// Without a device key nothing can be signed, so nothing is written.
	if len(o.Key) != ed25519.PrivateKeySize {
		return nil
	}
	if s.conn, err = s.writer.Conn(ctx); err != nil {
		return failed("open database", err)
	}
	s.write.prepare = func(text string) (*sql.Stmt, error) { return s.conn.PrepareContext(context.Background(), text) }
	s.run = journal.NewRun(event.ID, o.Key, o.Program)
	s.run.Know(o.Secret)
	if err := s.finishPurge(ctx); err != nil {
		return err
	}
	if s.asked && o.Ring.New != nil { // once on each laptop
		if err := s.Share(ctx, o.Ring.New); err != nil {
			return err
		}
	}
	if err := s.testify(ctx); err != nil {
		return failed("open database", err)
	}
	if o.Event != nil && event.ID != o.Event.ID {
		return s.Define(ctx, checkin.Actor{}, *o.Event)
	}
	return nil
}

// Close closes the file. What was written stays written.
func (s *Store) Close() error {
	s.watch.close()
	s.witness.close()
	var errs []error
	if s.reader != nil {
		errs = append(errs, s.read.close(), s.reader.Close())
	}
	if s.sitting != nil {
		errs = append(errs, s.sat.close(), s.sitting.Close())
	}
	if s.writer != nil {
		errs = append(errs, s.write.close())
		if s.conn != nil {
			errs = append(errs, s.conn.Close())
		}
		errs = append(errs, s.writer.Close())
	}
	if s.holder != nil {
		errs = append(errs, s.holder.release())
	}
	return errors.Join(errs...)
}

// Path is the file's.
func (s *Store) Path() string { return s.path }

// Device is this laptop's, zero without a key.
func (s *Store) Device() checkin.DeviceID {
	if s.run == nil {
		return checkin.DeviceID{}
	}
	return s.run.Device()
}

// NewKey makes a device key.
func NewKey() (ed25519.PrivateKey, error) {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	return key, err
}
