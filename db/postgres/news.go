package postgres

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"opale/checkin"
)

// channel is where processes tell each other that there is news.
const channel = "opale_news"

const (
	announceEvery = 20 * time.Millisecond // at most so often, however much is taken in
	trialTime     = 3 * time.Second       // for a notification of one's own to come back
	listenAgain   = 2 * time.Second       // after a failure, and twice as long after each further one
	listenAtMost  = time.Minute
	backstop      = 25 // polls that are left out while notifications come
)

// news wakes those who wait for entries, wherever these came in. It only ever
// says that there is something: what it is, the vectors tell. Where the database
// cannot notify, or somebody between us and it does not pass it on, it looks at
// a count of the entries again and again; and now and then even where it can.
//
// Processes notify each other behind their commits, not in them: PostgreSQL
// lets only one transaction commit at a time that notifies.
type news struct {
	store  *Store
	every  time.Duration
	notify bool
	stop   context.CancelFunc
	done   sync.WaitGroup
	begin  sync.Once
	ctx    context.Context
	say    chan struct{}
	moved  chan struct{} // Changed's

	mu         sync.Mutex
	bells      []chan struct{}
	listening  bool
	announcing bool
}

func newNews(s *Store, every time.Duration, notify bool) *news {
	n := &news{store: s, every: every, notify: notify, say: make(chan struct{}, 1)}
	n.ctx, n.stop = context.WithCancel(context.Background())
	n.moved = n.bell()
	return n
}

// Changed receives soon after the store came to hold more, by whatever process.
func (s *Store) Changed() <-chan struct{} {
	s.news.watch()
	return s.news.moved
}

// watch begins to look out for news; nothing does before somebody wants it.
func (n *news) watch() {
	n.begin.Do(func() {
		n.done.Go(n.poll)
		if n.notify {
			n.done.Go(n.hear)
		}
	})
}

// bell makes a channel that rings for each piece of news, or once for several.
func (n *news) bell() chan struct{} {
	n.mu.Lock()
	defer n.mu.Unlock()
	b := make(chan struct{}, 1)
	n.bells = append(n.bells, b)
	return b
}

func (n *news) ring() {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, b := range n.bells {
		nudge(b)
	}
}

func nudge(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// tell rings here and lets the other processes know.
func (n *news) tell() {
	n.ring()
	if !n.notify || n.ctx.Err() != nil {
		return
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	nudge(n.say)
	if !n.announcing {
		n.announcing = true
		n.done.Go(n.announce)
	}
}

// glance is how much there is: streams grow, fork and are completed.
type glance struct{ entries, branches, wants int64 }

// poll looks at how much there is.
func (n *news) poll() {
	var seen glance
	tick := time.NewTicker(n.every)
	defer tick.Stop()
	for turn := 0; ; turn++ {
		select {
		case <-n.ctx.Done():
			return
		case <-tick.C:
		}
		if n.isListening() && turn%backstop != 0 {
			continue
		}
		if held, err := n.held(); err == nil && held != seen {
			seen = held
			n.ring()
		}
	}
}

func (n *news) held() (held glance, err error) {
	ctx, cancel := context.WithTimeout(n.ctx, n.store.timeout)
	defer cancel()
	err = n.store.pool.QueryRow(ctx, `SELECT (SELECT coalesce(sum(seq), 0)::bigint FROM stream), (SELECT count(*) FROM branch), (SELECT count(*) FROM want)`).
		Scan(&held.entries, &held.branches, &held.wants)
	return held, err
}

func (n *news) isListening() bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.listening
}

func (n *news) setListening(yes bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.listening = yes
}

// announce tells the other processes, one notification for all that has come
// meanwhile. What is still to be told at the end is told then.
func (n *news) announce() {
	for {
		select {
		case <-n.ctx.Done():
			select {
			case <-n.say:
				n.send(context.Background(), n.store.device.String())
			default:
			}
			return
		case <-n.say:
			n.send(n.ctx, n.store.device.String())
		}
		select {
		case <-n.ctx.Done():
		case <-time.After(announceEvery):
		}
	}
}

// send notifies, without waiting for the disk. Where that fails, the others
// find out when they poll.
func (n *news) send(ctx context.Context, text string) {
	ctx, cancel := context.WithTimeout(ctx, trialTime)
	defer cancel()
	batch := begin()
	batch.Queue(`SET LOCAL synchronous_commit = off`)
	batch.Queue(`SELECT pg_notify($1, $2)`, channel, text)
	batch.Queue(`COMMIT`)
	_ = n.store.pool.SendBatch(ctx, batch).Close()
}

// hear listens on a connection of its own, and again where that is lost.
func (n *news) hear() {
	for pause := listenAgain; n.ctx.Err() == nil; pause = min(2*pause, listenAtMost) {
		began := time.Now()
		_ = n.hearOnce() // until it works, poll does
		n.setListening(false)
		if time.Since(began) > listenAtMost {
			pause = listenAgain
		}
		select {
		case <-n.ctx.Done():
		case <-time.After(pause):
		}
	}
}

var errDeaf = errors.New("notifications do not arrive")

// hearOnce listens until something fails.
func (n *news) hearOnce() error {
	ctx, cancel := context.WithTimeout(n.ctx, n.store.timeout)
	defer cancel()
	conn, err := pgx.ConnectConfig(ctx, n.store.pool.Config().ConnConfig.Copy())
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(n.ctx)) }()
	if _, err := conn.Exec(ctx, `LISTEN `+channel); err != nil {
		return err
	}
	if err := n.try(conn); err != nil {
		return err
	}
	n.setListening(true)
	n.ring() // something may have come in meanwhile
	own := n.store.device.String()
	for {
		notification, err := conn.WaitForNotification(n.ctx)
		if err != nil {
			return err
		}
		if notification.Payload != own {
			n.ring()
		}
	}
}

// try sees whether what is sent by another connection arrives: behind a proxy
// that shares its connections out, LISTEN succeeds and nothing ever comes.
func (n *news) try(conn *pgx.Conn) error {
	nonce := checkin.NewStreamID().String()
	ctx, cancel := context.WithTimeout(n.ctx, trialTime)
	defer cancel()
	n.send(ctx, nonce)
	for {
		notification, err := conn.WaitForNotification(ctx)
		switch {
		case err != nil && n.ctx.Err() == nil && ctx.Err() != nil:
			return errDeaf
		case err != nil:
			return err
		case notification.Payload == nonce:
			return nil
		}
	}
}

func (n *news) close() {
	n.stop()
	n.done.Wait()
}
