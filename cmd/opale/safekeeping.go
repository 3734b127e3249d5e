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
	checkAfter  = 10 * time.Second // the first minutes belong to the screen
	backupEvery = 15 * time.Minute
)

// safekeeping looks after the file while a desk is open: it checks it once and
// copies it from time to time.
type safekeeping struct {
	store *db.Store
	log   *slog.Logger
	stop  context.CancelFunc
	done  chan struct{}
	fault error      // what the check found
	tell  chan error // the same, for the screen
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
	check, backup := time.NewTimer(checkAfter), time.NewTicker(backupEvery)
	defer check.Stop()
	defer backup.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-check.C:
			if err := k.store.CheckFile(ctx); err != nil && ctx.Err() == nil {
				k.found(err)
			}
		case <-backup.C:
			if k.fault == nil {
				k.backUp(ctx)
			}
		}
	}
}

// found takes in that the file may be broken. It is not copied any more: a copy
// would push out a good one.
func (k *safekeeping) found(err error) {
	k.fault = err
	k.tell <- err
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
