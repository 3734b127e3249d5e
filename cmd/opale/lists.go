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
	list, err := readBeside(l.store.Path(), readerUntil{ctx, counted}, filepath.Base(path), answers)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return list, err
}

// Weigh says what taking a list in would do: in a transaction that only reads,
// so that nobody at the door waits for it.
func (l *lists) Weigh(ctx context.Context, path string, list *roster.List, progress screen.ListProgress) (checkin.Intake, error) {
	return checkin.Import(ctx, trial{l.store}, l.desk.Place().Actor, l.listing(path, list, progress), true)
}

// Take takes a list in, and keeps what was answered about it. An answer that
// cannot be kept is asked for again.
func (l *lists) Take(ctx context.Context, path string, list *roster.List, consent screen.ListConsent, progress screen.ListProgress) (checkin.Intake, error) {
	listing := l.listing(path, list, progress)
	listing.Withdraw = consent.Withdraw
	intake, err := checkin.Import(ctx, l.store, l.desk.Place().Actor, listing, false)
	if err != nil {
		return intake, err
	}
	_ = noteImported(l.store, path) // only what is said at the end lacks it
	memory, err := roster.Recollect(l.store)
	if err != nil {
		return intake, nil
	}
	memory.Forget(list.Labels, list.Untold(consent.Answers)...)
	memory.Learn(list.Labels, list.Told(l.now())...)
	memory.LearnSheet(list, l.now())
	_ = memory.Keep(l.store)
	return intake, nil
}

// listing is a list to be imported, while somebody watches how far it is.
func (l *lists) listing(path string, list *roster.List, progress screen.ListProgress) checkin.Listing {
	listing := list.Listing(list.Named(stem(path)))
	listing.Progress = func(rows, done, of int) error {
		progress(rows, done, of)
		return nil
	}
	return listing
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
