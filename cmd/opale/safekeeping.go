package main

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"sync/atomic"
	"time"

	"opale/checkin"
	"opale/db"
)

const (
	checkAfter  = 10 * time.Second      // the first minutes belong to the screen
	checkRest   = 20 * time.Millisecond // between two pieces of it
	backupEvery = 15 * time.Minute

	compareEvery = 5 * time.Second // while something is missing
)

// safekeeping looks after the file while a desk is open: it checks it once and
// copies it from time to time.
type safekeeping struct {
	store *db.Store
	log   *slog.Logger
	stop  context.CancelFunc
	done  chan struct{}
	fault error      // what the check found
	short error      // what is missing of what was acknowledged
	tell  chan error // the same, for the screen; nil where nothing is missing any more
	care  atomic.Pointer[upkeep]
}

func keepSafe(ctx context.Context, store *db.Store, log *slog.Logger) *safekeeping {
	ctx, stop := context.WithCancel(ctx)
	k := &safekeeping{store: store, log: log, stop: stop, done: make(chan struct{}), tell: make(chan error, 1)}
	go k.run(ctx)
	return k
}

func (k *safekeeping) run(ctx context.Context) {
	defer close(k.done)
	check, backup, again := time.NewTimer(checkAfter), time.NewTicker(backupEvery), time.NewTicker(compareEvery)
	defer check.Stop()
	defer backup.Stop()
	defer again.Stop()
	k.compare(ctx)
	for {
		select {
		case <-ctx.Done():
			return
		case <-again.C:
			if k.short != nil {
				k.compare(ctx)
			}
		case <-check.C:
			if err := k.examine(ctx); err != nil && ctx.Err() == nil {
				k.found(err)
			}
		case <-backup.C:
			if k.fault == nil {
				k.backUp(ctx)
			}
		}
	}
}

// compare says what the file lacks of what was acknowledged, until it has come.
func (k *safekeeping) compare(ctx context.Context) {
	event, err := k.store.Event()
	if err != nil {
		return
	}
	gaps, err := k.store.Gaps(ctx)
	if err != nil {
		if ctx.Err() == nil {
			k.log.Error("heads", "code", checkin.ErrorCode(err))
		}
		return
	}
	before := k.short
	if k.short = shortfall(&event, gaps); before == nil && k.short == nil {
		return
	}
	k.log.Warn("heads", "gaps", len(gaps))
	if k.fault == nil {
		k.say(k.short)
	}
}

// say has the screen say something, in the place of what it has not read yet.
func (k *safekeeping) say(err error) {
	select {
	case <-k.tell:
	default:
	}
	k.tell <- err
}

// examine looks the file over, slowly: the door comes first.
func (k *safekeeping) examine(ctx context.Context) error {
	begin := time.Now()
	report, err := k.store.Examine(ctx, rest)
	if err != nil {
		return err
	}
	if len(report.Faults) > 0 {
		k.log.Error("file check", "faults", len(report.Faults), "first", string(report.Faults[0].Kind))
		return checkin.Errorf(checkin.CodeDamaged, "check file", "%s", report.Faults[0].Entry)
	}
	k.log.Info("file check", "entries", report.Entries, "took", time.Since(begin).Round(time.Millisecond))
	return nil
}

// rest leaves the disk and the processor to whoever is at the door.
func rest(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(checkRest):
		return nil
	}
}

// found takes in that the file may be broken. It is not copied any more: a copy
// would push out a good one.
func (k *safekeeping) found(err error) {
	k.fault = err
	k.say(err)
	k.log.Error("file check", "code", checkin.ErrorCode(err))
}

func (k *safekeeping) backUp(ctx context.Context) {
	start := time.Now()
	dir := filepath.Join(filepath.Dir(k.store.Path()), "backups")
	_, err := k.store.Backup(ctx, dir)
	k.care.Load().backedUp(err)
	if err != nil {
		k.log.Error("backup", "code", checkin.ErrorCode(err))
		return
	}
	k.log.Info("backup", "took", time.Since(start).Round(time.Millisecond))
}

// end stops, makes a last copy unless the window is being closed under us, and
// says what the check had found.
func (k *safekeeping) end(ctx context.Context) error {
	k.stop()
	<-k.done
	if k.fault == nil && ctx.Err() == nil {
		k.backUp(ctx)
	}
	if errors.Is(k.fault, context.Canceled) {
		return nil
	}
	return k.fault
}
