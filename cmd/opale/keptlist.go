package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/checkin/paper"
	"opale/db"
	"opale/tui/screen"
)

// settingPaper is the folder of the printable list, where it is not the safety
// stick's.
const settingPaper = "paper"

// How often the list is made anew, and when for the first time: the first
// seconds belong to the screen.
var (
	listEvery = time.Minute
	listAfter = 5 * time.Second
)

// keptList keeps a printable list of who is in and who is expected in a folder,
// for the moment when no screen works any more. It has a goroutine of its own,
// and reads beside the desk, which never waits for it.
type keptList struct {
	*program
	store  *db.Store
	folder string
	log    *slog.Logger
	desk   *checkin.Desk
	stop   context.CancelFunc
	done   chan struct{}

	path string // last written, of what
	held listVersion

	mu    sync.Mutex
	state screen.PaperState
}

// listVersion is what a list depends on.
type listVersion struct {
	entries [sha256.Size]byte
	session checkin.SessionID
	lock    string
}

var _ screen.Paper = (*keptList)(nil)

// printableList is the list of a desk: in the folder of the flag, which is
// remembered, else in the remembered one, else on the safety stick; nil where
// there is none of them.
func (p *program) printableList(ctx context.Context, store *db.Store, choice *stickChoice, safety *stick, log *slog.Logger) (*keptList, error) {
	folder, chosen := choice.paper, choice.command.Flags().Changed("paper")
	if !chosen {
		var err error
		if folder, err = store.Remembered(settingPaper); err != nil {
			return nil, err
		}
	}
	if info, err := os.Stat(folder); chosen && folder != "" && (err != nil || !info.IsDir()) {
		return nil, carried(folder, checkin.Errorf(checkin.CodeMissing, "open folder of the list", "%s", folder))
	}
	if folder != "" {
		var err error
		if folder, err = filepath.Abs(folder); err != nil {
			return nil, err
		}
	}
	if chosen {
		if err := store.Remember(settingPaper, folder); err != nil {
			return nil, err
		}
	}
	if folder == "" && safety != nil {
		folder = safety.folder
	}
	if folder == "" {
		return nil, nil
	}
	event, err := store.Event()
	if err != nil {
		return nil, err
	}
	if _, err := p.paperLock(ctx, event.ID, false); err != nil {
		if chosen {
			return nil, err
		}
		p.remark("! %s", p.words.Paper.WithoutLock)
		return nil, nil
	}
	return &keptList{program: p, store: store, folder: folder, log: log, done: make(chan struct{})}, nil
}

// keep begins, for a desk whose session it follows.
func (k *keptList) keep(ctx context.Context, desk *checkin.Desk) {
	k.desk = desk
	ctx, k.stop = context.WithCancel(ctx)
	k.mu.Lock()
	k.state.Folder = k.folder
	k.mu.Unlock()
	go func() {
		defer close(k.done)
		next := time.NewTimer(listAfter)
		defer next.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-next.C:
				k.write(ctx)
				next.Reset(listEvery)
			}
		}
	}()
}

// end writes once more, also where the window is being closed under us.
func (k *keptList) end() {
	k.stop()
	<-k.done
	k.write(context.Background())
}

// State is how it stands.
func (k *keptList) State() screen.PaperState {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.state
}

// write writes the list where it is not written as it now is. What fails is
// told to the screen, and tried again; the list that was there stays.
func (k *keptList) write(ctx context.Context) {
	err := k.renew(ctx)
	if ctx.Err() != nil {
		return
	}
	code := checkin.ErrorCode(err)
	if err == nil {
		code = ""
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if code != k.state.Code && code != "" {
		k.log.Error("printable list", "code", code)
	}
	k.state.Code = code
}

func (k *keptList) renew(ctx context.Context) error {
	place := k.desk.Place()
	if place.Actor.Desk == "" {
		return nil // it has no name yet
	}
	lock, err := k.paperLock(ctx, place.Event.ID, false)
	if err != nil {
		return err
	}
	have, err := k.store.Have()
	if err != nil {
		return err
	}
	path := filepath.Join(k.folder, k.name(place.Actor))
	version := listVersion{have.Digest(), place.Session.ID, lock}
	if _, err := k.onDisk().Stat(path); err == nil && path == k.path && version == k.held {
		return nil
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return bundle.Failed("look for the list", path, err)
	}
	begin := time.Now()
	list, err := fallbackList(ctx, k.store, place, begin)
	if err != nil {
		return err
	}
	content, err := asFile(func(w io.Writer) error { return paper.WriteFallback(w, k.pageLanguage(), list, lock) })
	if err != nil {
		return err
	}
	if err := bundle.Failed("write the list", path, disk.Replace(k.onDisk(), path, disk.Public, content)); err != nil {
		return err
	}
	k.path, k.held = path, version
	k.mu.Lock()
	defer k.mu.Unlock()
	k.state.File, k.state.Written = path, begin
	k.state.Words = ""
	if m, err := k.member(place.Event.ID); err == nil && m != nil {
		k.state.Words = lock
	}
	k.log.Info("printable list", "people", len(list.People), "bytes", len(content), "took", time.Since(begin).Round(time.Millisecond))
	return nil
}

// name is the file of a desk: two laptops of one name have two.
func (k *keptList) name(a checkin.Actor) string {
	party := bundle.Party{Device: k.store.Device(), Actor: a}
	return k.words.Paper.ListName + "-" + strings.TrimSuffix(party.Name(), bundle.Suffix) + ".pdf"
}
