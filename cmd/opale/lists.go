package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"opale/checkin"
	"opale/checkin/roster"
	"opale/db"
	"opale/tui/screen"
)

// lists takes attendee lists in from the screen of a desk.
type lists struct {
	store *db.Store
	desk  *checkin.Desk
	now   func() time.Time
	shelf shelf
}

var _ screen.Lists = (*lists)(nil)

func newLists(store *db.Store, desk *checkin.Desk) *lists {
	return &lists{store: store, desk: desk, now: time.Now, shelf: homeShelf()}
}

// Found lists the files that look like attendee lists, the newest first.
func (l *lists) Found() []screen.ListFile { return l.shelf.look() }

// Name is how the list of a file is called.
func (l *lists) Name(path string) string { return stem(path) }

// Read reads a file, with what was answered about it and about earlier ones.
func (l *lists) Read(ctx context.Context, path string, answers roster.Options, progress screen.ListProgress) (*roster.List, error) {
	var err error
	if answers.Memory, err = roster.Recollect(l.store); err != nil {
		return nil, err
	}
	f, err := os.Open(expanded(path))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.IsDir() { // some systems let it be opened, and say so in a sentence of their own
		return nil, &roster.Error{Kind: roster.KindNotAList, File: filepath.Base(path)}
	}
	counted := &counter{Reader: f}
	answers.Progress = func(rows int) error {
		progress(rows, int(counted.n), int(info.Size()))
		return ctx.Err()
	}
	list, err := roster.Read(readerUntil{ctx, counted}, filepath.Base(path), answers)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return list, err
}

// Weigh says what taking a list in would do: in a transaction that only reads,
// so that nobody at the door waits for it.
func (l *lists) Weigh(ctx context.Context, path string, list *roster.List, progress screen.ListProgress) (checkin.Intake, error) {
	store := attended{Store: trial{l.store}, ctx: ctx, progress: progress, of: len(list.Rows)}
	return checkin.Import(ctx, store, l.desk.Place().Actor, list.Listing(stem(path)), true)
}

// Take takes a list in, and keeps what was answered about it. An answer that
// cannot be kept is asked for again.
func (l *lists) Take(ctx context.Context, path string, list *roster.List, answers roster.Options, progress screen.ListProgress) (checkin.Intake, error) {
	store := attended{Store: l.store, ctx: ctx, progress: progress, of: len(list.Rows)}
	intake, err := checkin.Import(ctx, store, l.desk.Place().Actor, list.Listing(stem(path)), false)
	if err != nil {
		return intake, err
	}
	memory, err := roster.Recollect(l.store)
	if err != nil {
		return intake, nil
	}
	memory.Forget(list.Labels, list.Untold(answers)...)
	memory.Learn(list.Labels, list.Told(l.now())...)
	_ = memory.Keep(l.store)
	return intake, nil
}

// attended is a store of which somebody watches how far an import is, and may
// end it.
type attended struct {
	checkin.Store
	ctx      context.Context
	progress screen.ListProgress
	of       int // rows
}

// Write runs fn, and looks at each step whether it is still wanted.
func (a attended) Write(ctx context.Context, actor checkin.Actor, fn func(checkin.Tx) error) error {
	return a.Store.Write(ctx, actor, func(tx checkin.Tx) error {
		return fn(&attendedTx{Tx: tx, attended: a})
	})
}

// attendedTx counts an import's two passes over the list: it finds each row's
// registration, then takes each row.
type attendedTx struct {
	checkin.Tx
	attended
	found, taken int
}

// Registrations is called at least once for each row on the first pass.
func (t *attendedTx) Registrations(ids ...checkin.RegistrationID) ([]checkin.Registration, error) {
	if err := t.step(&t.found, len(ids)); err != nil {
		return nil, err
	}
	return t.Tx.Registrations(ids...)
}

// Listed is called once for each row on the second pass.
func (t *attendedTx) Listed(ids ...checkin.RegistrationID) ([]checkin.Fields, error) {
	if err := t.step(&t.taken, len(ids)); err != nil {
		return nil, err
	}
	return t.Tx.Listed(ids...)
}

func (t *attendedTx) step(n *int, rows int) error {
	*n = min(*n+rows, t.of)
	t.progress(t.taken, t.found+t.taken, 2*t.of)
	return t.ctx.Err()
}

// counter counts what was read.
type counter struct {
	io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

// readerUntil is a reader that ends with a context.
type readerUntil struct {
	ctx context.Context
	io.Reader
}

func (r readerUntil) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}

// expanded puts the user's folder in the place of a ~ before a path.
func expanded(path string) string {
	rest, ok := strings.CutPrefix(path, "~")
	if home, err := os.UserHomeDir(); ok && err == nil && (rest == "" || os.IsPathSeparator(rest[0])) {
		return filepath.Join(home, rest)
	}
	return path
}
