// Package postgres keeps a hub's journal and its devices in PostgreSQL, for
// events so large that several hub processes serve them. Every process is
// stateless: the database alone tells them what the others took in.
//
// It keeps no projections: who wants the folded state follows the journal in
// memory, see [Store.Folded]. Only cmd opens it.
package postgres

import (
	"context"
	"crypto/ed25519"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/journal"
	"opale/db/seal"
)

// Options says how to open a store.
type Options struct {
	Key     ed25519.PrivateKey // this process's own device key; it must not be shared
	Secret  []byte             // the event's; nil where it has none
	Seal    *seal.Key          // of what is about people, see [KeyOf]; nil: it is left open, as a rehearsal's
	Program string             // name and version of the program, for the journal
	Now     func() time.Time   // nil: the machine's clock
	Event   *checkin.Event     // defined where the database is about no event yet
	Timeout time.Duration      // of one call; 0: 15 s
	Poll    time.Duration      // how often to look for news where none are announced; 0: 200 ms
}

// Store is an open database. Its methods may be called from any goroutine.
type Store struct {
	pool    *pgxpool.Pool
	now     func() time.Time
	timeout time.Duration
	secret  []byte
	key     *seal.Key // nil: not sealed
	device  checkin.DeviceID
	news    *news
	heads   heads
	going   group // exchanges that were judged ahead
	merging group // all others

	event eventID

	mu  sync.Mutex // one transaction of the run at a time
	run *journal.Run

	folding sync.Mutex
	folded  *follower
}

var _ hub.Store = (*Store)(nil)

// Open connects to the database of a URL, "postgres://…", and brings its schema
// up to date; several processes may do so at once. Beside pgx's own, the URL
// takes opale_notify=off: do without LISTEN, as behind a proxy that cannot pass
// it on. Errors carry a [checkin.Code].
func Open(ctx context.Context, url string, o Options) (*Store, error) {
	if len(o.Key) != ed25519.PrivateKeySize {
		return nil, checkin.Errorf(checkin.CodeReadOnly, "open database", "no device key")
	}
	o.complete()
	config, notify, err := configure(url)
	if err != nil {
		return nil, err
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, failed(ctx, "open database", err)
	}
	s := &Store{pool: pool, now: o.Now, timeout: o.Timeout, secret: o.Secret}
	s.going, s.merging = newGroup(s.goOn), newGroup(s.merge)
	s.news = newNews(s, o.Poll, notify)
	if err := s.begin(ctx, o); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

func (o *Options) complete() {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Timeout == 0 {
		o.Timeout = 15 * time.Second
	}
	if o.Poll == 0 {
		o.Poll = 200 * time.Millisecond
	}
}

func (s *Store) begin(ctx context.Context, o Options) error {
	ctx, cancel := context.WithTimeout(ctx, o.Timeout)
	defer cancel()
	if err := migrate(ctx, s.pool); err != nil {
		return failed(ctx, "open database", err)
	}
	if err := s.unseal(ctx, o.Seal); err != nil {
		return failed(ctx, "open database", err)
	}
	id, err := s.eventID(ctx, s.pool)
	if err != nil {
		return failed(ctx, "open database", err)
	}
	s.run = journal.NewRun(id, o.Key, o.Program)
	s.run.Know(o.Secret)
	s.device = s.run.Device()
	if o.Event != nil && id != o.Event.ID {
		return s.Define(ctx, checkin.Actor{}, *o.Event)
	}
	if erased, err := standing(ctx, s.pool); err != nil || len(erased) == 0 {
		return failed(ctx, "open database", err)
	}
	return s.sweep(ctx) // what a process before this one may have left
}

// Close ends the connections. What was written stays written.
func (s *Store) Close() error {
	s.news.close()
	s.pool.Close()
	return nil
}

// Device is this process's.
func (s *Store) Device() checkin.DeviceID { return s.device }

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	return failed(ctx, "reach database", s.pool.Ping(ctx))
}

// call is a context for a method that has none of its own.
func (s *Store) call() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), s.timeout)
}
