package postgres

import (
	"context"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"opale/checkin"
	"opale/checkin/journal"
)

// Apply takes strands in, in one transaction: see [journal.Merge]. The receipt
// speaks of these strands, and of those waiting ones that they concern.
func (s *Store) Apply(ctx context.Context, strands []journal.Strand) (journal.Receipt, error) {
	var receipt journal.Receipt
	err := s.transact(ctx, "take entries in", func(ctx context.Context, conn *pgxpool.Conn) error {
		event, err := s.eventID(ctx, conn)
		if err != nil {
			return err
		}
		l, err := s.lock(ctx, conn, streamsOf(strands), begins(strands), vouches(strands))
		if err != nil {
			return err
		}
		if receipt, err = journal.Merge(l, event, s.secret, strands); err != nil {
			return err
		}
		return l.write(event)
	})
	if err != nil {
		return journal.Receipt{}, err
	}
	if receipt.Fresh > 0 {
		s.news.tell()
	}
	return receipt, nil
}

// ledger is the database within the transaction of one merge, which holds the
// locks of all streams that it may write about.
type ledger struct {
	ctx   context.Context
	store *Store
	conn  *pgxpool.Conn
	held  map[checkin.StreamID]*row
	inbox map[piece][]byte // as it was
	rows  rows             // to be written
}

var _ journal.Ledger = (*ledger)(nil)

// row is a stream's row, as it is and as it will be.
type row struct {
	head     journal.Head
	desk     string
	waiting  bool
	stranger *checkin.DeviceID
}

// concerned are the streams of $1, and those whose device is trusted by now
// ($2: it is this one). Where $3, because somebody is being vouched for, all
// streams of strangers.
const concerned = `
	SELECT unnest($1::uuid[]) AS id UNION
	SELECT id FROM stream WHERE stranger IS NOT NULL AND ($3::boolean OR stranger = $2::uuid OR stranger IN (SELECT device FROM vouched))`

const (
	makeRows = `INSERT INTO stream (id) SELECT id FROM (` + concerned + `) AS c ORDER BY id ON CONFLICT DO NOTHING`
	lockRows = `SELECT id, seq, hash, key, coalesce(desk, ''), waiting FROM stream WHERE id IN (` + concerned + `) ORDER BY id FOR UPDATE`
)

// lock begins a transaction, takes the locks, by stream, so that two
// transactions never wait for each other, and reads how far each stream is
// held. fresh is whether some of them are likely to be new.
//
// A row that is made here is locked by that. Nobody waits for a made row but
// where rows are made, and nothing else is held there than rows made before it;
// behind that, everybody waits in the same order. So where a row turns out to be
// missing, all is let go first.
func (s *Store) lock(ctx context.Context, conn *pgxpool.Conn, streams [][16]byte, fresh, all bool) (*ledger, error) {
	l := &ledger{ctx: ctx, store: s, conn: conn, held: map[checkin.StreamID]*row{}, inbox: map[piece][]byte{}}
	args := []any{streams, [16]byte(s.device), all}
	batch := begin()
	if fresh {
		batch.Queue(makeRows, args...)
	}
	batch.Queue(lockRows, args...).Query(l.read)
	if err := conn.SendBatch(ctx, batch).Close(); err != nil {
		return nil, err
	}
	for _, id := range streams {
		if l.held[id] != nil {
			continue
		}
		if _, err := conn.Exec(ctx, `ROLLBACK`); err != nil {
			return nil, err
		}
		return s.lock(ctx, conn, streams, true, all)
	}
	return l, nil
}

func (l *ledger) read(found pgx.Rows) error {
	var id [16]byte
	var hash []byte
	for found.Next() {
		var r row
		if err := found.Scan(&id, &r.head.Seq, &hash, &r.head.Key, &r.desk, &r.waiting); err != nil {
			return err
		}
		copy(r.head.Hash[:], hash)
		l.held[checkin.StreamID(id)] = &r
	}
	return found.Err()
}

// begins reports whether a strand is the beginning of its stream.
func begins(strands []journal.Strand) bool {
	return slices.ContainsFunc(strands, func(s journal.Strand) bool { return s.First == 1 })
}

func streamsOf(strands []journal.Strand) [][16]byte {
	ids := make([][16]byte, len(strands))
	for i := range strands {
		ids[i] = strands[i].Stream
	}
	return ids
}
