package db

import (
	"context"
	"database/sql"
	"sync"
	"time"
)

// watchEvery is how often the file is looked at: a glance costs microseconds.
const watchEvery = 20 * time.Millisecond

// watch rings when the file came to hold more entries, whoever wrote them. It
// begins when somebody first asks.
type watch struct {
	mu    sync.Mutex
	moved chan struct{}
	stop  context.CancelFunc
	done  chan struct{}
}

// Changed receives soon after the store came to hold more, by whatever process.
func (s *Store) Changed() <-chan struct{} {
	w := &s.watch
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.moved == nil {
		var ctx context.Context
		ctx, w.stop = context.WithCancel(context.Background())
		w.moved, w.done = make(chan struct{}, 1), make(chan struct{})
		go w.run(ctx, s.reader)
	}
	return w.moved
}

func (w *watch) close() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.stop != nil {
		w.stop()
		<-w.done
	}
}

// run looks again, over another connection, where a look failed.
func (w *watch) run(ctx context.Context, db *sql.DB) {
	defer close(w.done)
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	var seen glance
	for ctx.Err() == nil {
		_ = w.look(ctx, db, tick, &seen)
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// glance is how much a file holds. Streams only ever grow.
type glance struct{ streams, entries int64 }

// look watches over one connection: only there does data_version say whether
// another one has written.
func (w *watch) look(ctx context.Context, db *sql.DB, tick *time.Ticker, seen *glance) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	for last := int64(-1); ; {
		var version int64
		if err := conn.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&version); err != nil {
			return err
		}
		if version != last {
			var now glance
			if err := conn.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(seq), 0) FROM stream WHERE seq > 0`).Scan(&now.streams, &now.entries); err != nil {
				return err
			}
			if last = version; now != *seen {
				*seen = now
				w.ring()
			}
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}

func (w *watch) ring() {
	select {
	case w.moved <- struct{}{}:
	default:
	}
}
