package postgres_test

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/url"
	"path/filepath"
	"sync/atomic"
	"testing"

	"opale/checkin"
	"opale/checkin/hub/hubtest"
	"opale/checkin/storetest"
	"opale/db/postgres"
	"opale/db/postgres/pgtest"
)

// wire lies between a store and its database, and can be cut.
type wire struct {
	cutting atomic.Bool // the next commit is passed on, and its answer is not
	silent  atomic.Bool // what is announced is not passed on
	trips   atomic.Int64
}

// quiet: no notification commits meanwhile.
const quiet = "&opale_notify=off"

// tap makes a socket before a database's and returns its URL. Statements travel
// as text each time, so that the wire can read them.
func tap(t *testing.T, to string) (*wire, string) {
	t.Helper()
	u, err := url.Parse(to)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	server := filepath.Join(q.Get("host"), ".s.PGSQL.5432")
	dir := t.TempDir()
	l, err := net.Listen("unix", filepath.Join(dir, ".s.PGSQL.5432"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	w := &wire{}
	go func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return
			}
			go w.carry(client, server)
		}
	}()
	q.Set("host", dir)
	q.Set("default_query_exec_mode", "cache_describe")
	q.Set("pool_max_conns", "1") // which describes each statement once
	u.RawQuery = q.Encode()
	return w, u.String()
}

func (w *wire) carry(client net.Conn, to string) {
	defer client.Close()
	server, err := net.Dial("unix", to)
	if err != nil {
		return
	}
	defer server.Close()
	var deaf atomic.Bool // from here on nothing is passed back
	done := make(chan struct{})
	go func() {
		defer close(done)
		answer := make([]byte, 1<<16)
		for {
			n, err := server.Read(answer)
			if deaf.Load() || err != nil {
				return // and with that the client is cut off
			}
			if w.silent.Load() && bytes.Contains(answer[:n], []byte("opale_news")) {
				continue
			}
			if _, err := client.Write(answer[:n]); err != nil {
				return
			}
		}
	}()
	go func() {
		text := make([]byte, 1<<16)
		for {
			n, err := client.Read(text)
			if err != nil {
				server.Close()
				return
			}
			if bytes.HasSuffix(text[:n], []byte("S\x00\x00\x00\x04")) { // Sync, behind which the client waits
				w.trips.Add(1)
			}
			if commits(text[:n]) && w.cutting.CompareAndSwap(true, false) {
				deaf.Store(true)
			}
			if _, err := io.Copy(server, bytes.NewReader(text[:n])); err != nil {
				return
			}
		}
	}()
	<-done
}

// commits reports whether statements end a transaction, or are one.
func commits(text []byte) bool {
	return bytes.Contains(text, []byte("COMMIT\x00")) || bytes.Contains(text, []byte("WITH step"))
}

// A commit whose answer is lost happened, and nobody knows. What comes next is
// written under another stream: no number is used twice.
func TestACommitWhoseEndNobodyKnows(t *testing.T) {
	direct := pgtest.Database(t)
	w, through := tap(t, direct)
	store := open(t, through+quiet, postgres.Options{Secret: hubtest.Secret})
	note := checkin.Fact{Kind: checkin.KindNoted, Personal: checkin.Personal{Note: "x"}}
	write := func() error { return store.Append(ctx, storetest.Actor, note) }
	if err := write(); err != nil {
		t.Fatal(err)
	}
	w.cutting.Store(true)
	if err := write(); checkin.ErrorCode(err) != checkin.CodeOffline {
		t.Fatalf("a lost commit: %v", err)
	}
	if err := write(); err != nil {
		t.Fatal(err)
	}
	await(t, "what was committed", func() bool { return query[int](t, direct, `SELECT count(*) FROM entry`) == 5 })
	if n := query[int](t, direct, `SELECT count(*) FROM stream WHERE seq > 0`); n != 2 {
		t.Errorf("written under %d streams", n)
	}
	reader := newDesk()
	strands, err := store.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	if receipt, err := reader.Apply(ctx, strands); err != nil || receipt.Fresh != 5 || len(receipt.Quarantined) > 0 {
		t.Errorf("%+v, %v", receipt, err)
	}
}

// An exchange whose answer is lost is sent again, and nothing is there twice.
func TestAnExchangeWhoseEndNobodyKnows(t *testing.T) {
	w, through := tap(t, pgtest.Database(t))
	store, desk := open(t, through+quiet, postgres.Options{Secret: hubtest.Secret}), newDesk()
	// One that is merged, for it tells all from the beginning, and one that goes on.
	for n := range 2 {
		for i := range 3 { // a connection's statements are described at their first use
			arrive(t, desk, fmt.Sprint("CA-", n, i))
			deliver(t, store, desk)
		}
		from := held(t, store)
		if n == 0 {
			from = nil
		}
		arrive(t, desk, fmt.Sprint("CB-", n))
		strands, err := desk.Since(from)
		if err != nil {
			t.Fatal(err)
		}
		w.cutting.Store(true)
		if _, err := store.Apply(ctx, strands); checkin.ErrorCode(err) != checkin.CodeOffline {
			t.Fatalf("a lost commit: %v", err)
		}
		await(t, "what was committed", func() bool {
			v, err := store.Have()
			return err == nil && v[strands[0].Stream] == strands[0].Last()
		})
		if receipt, err := store.Apply(ctx, strands); err != nil || receipt.Fresh != 0 || len(receipt.Quarantined) > 0 {
			t.Errorf("%+v, %v", receipt, err)
		}
	}
}

// Where notifications get lost on the way, a process finds out by itself.
func TestNewsArriveWithoutNotifications(t *testing.T) {
	direct := pgtest.Database(t)
	w, through := tap(t, direct)
	w.silent.Store(true)
	one, two := open(t, through, postgres.Options{Secret: hubtest.Secret}), open(t, direct, postgres.Options{Secret: hubtest.Secret})
	desk := newDesk()
	for i := range 3 {
		arrive(t, desk, fmt.Sprint("CA-", i))
		deliver(t, two, desk)
		<-one.Changed()
	}
	if one.Listens() {
		t.Error("believes that it is notified")
	}
}

// A connection that listened and is lost is made again.
func TestAListenerComesBack(t *testing.T) {
	direct := pgtest.Database(t)
	one, two := open(t, direct, postgres.Options{Secret: hubtest.Secret, Poll: 1 << 40}), open(t, direct, postgres.Options{Secret: hubtest.Secret})
	one.Changed()
	await(t, "to listen", one.Listens)
	exec(t, direct, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN opale_news'`)
	await(t, "to notice", func() bool { return !one.Listens() })
	await(t, "to listen again", one.Listens)
	drained(one)
	desk := newDesk()
	arrive(t, desk, "CA-1")
	deliver(t, two, desk)
	<-one.Changed()
}

func drained(s *postgres.Store) {
	select {
	case <-s.Changed():
	default:
	}
}
