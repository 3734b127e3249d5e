package screentest

import (
	"context"
	"io/fs"
	"path"
	"strings"

	"opale/checkin"
	"opale/checkin/roster"
	"opale/tui/screen"
)

// Lists takes attendee lists in on a rig's store. They are texts, by their
// path.
type Lists struct {
	Rig    *Rig
	Texts  map[string]string
	Files  []screen.ListFile // those that are found
	Memory roster.Memory
	Reads  int // how often one was read

	// Pause, where it is not nil, is called in the middle of writing; the list
	// is taken in where it returns nil.
	Pause func(ctx context.Context) error
}

var _ screen.Lists = (*Lists)(nil)

// Found lists the files.
func (l *Lists) Found() []screen.ListFile { return l.Files }

// Name is a file's, without its folder and ending.
func (l *Lists) Name(file string) string {
	return strings.TrimSuffix(path.Base(file), path.Ext(file))
}

// Read reads a text.
func (l *Lists) Read(_ context.Context, file string, answers roster.Options, progress screen.ListProgress) (*roster.List, error) {
	l.Reads++
	text, ok := l.Texts[file]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: file, Err: fs.ErrNotExist}
	}
	answers.Memory = &l.Memory
	progress(1, len(text)/2, len(text))
	return roster.Read(strings.NewReader(text), path.Base(file), answers)
}

// Weigh says what taking a list in would do.
func (l *Lists) Weigh(ctx context.Context, file string, list *roster.List, progress screen.ListProgress) (checkin.Intake, error) {
	progress(0, 1, 2)
	return checkin.Import(ctx, l.Rig.Store, Karim, list.Listing(list.Named(l.Name(file))), true)
}

// Take takes a list in.
func (l *Lists) Take(ctx context.Context, file string, list *roster.List, consent screen.ListConsent, progress screen.ListProgress) (checkin.Intake, error) {
	progress(1, 1, 2)
	taken := list.Listing(list.Named(l.Name(file)))
	taken.Withdraw = consent.Withdraw
	intake, err := checkin.Import(ctx, paused{l.Rig.Store, l.Pause}, Karim, taken, false)
	if err == nil {
		l.Memory.Forget(list.Labels, list.Untold(consent.Answers)...)
		l.Memory.Learn(list.Labels, list.Told(l.Rig.clock.now())...)
		l.Memory.LearnSheet(list, l.Rig.clock.now())
	}
	return intake, err
}

// paused is a store that holds its breath before it commits.
type paused struct {
	checkin.Store
	pause func(context.Context) error
}

func (p paused) Write(ctx context.Context, actor checkin.Actor, fn func(checkin.Tx) error) error {
	return p.Store.Write(ctx, actor, func(tx checkin.Tx) error {
		if err := fn(tx); err != nil || p.pause == nil {
			return err
		}
		return p.pause(ctx)
	})
}
