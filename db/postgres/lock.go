package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"opale/checkin"
	"opale/checkin/journal"
)

// row is a stream's row, as it is and as it will be.
type row struct {
	head     journal.Head
	desk     string
	waiting  bool
	stranger checkin.DeviceID
	disputed bool
	aside    bool // there may be something in quarantine

	moved   bool // what follows is to be written, and the rest anew
	sig     []byte
	tick    int64
	opening journal.Opening // with a key where the stream's beginning was added
}

// concerned are the streams of $1, and those whose device is trusted by now
// ($2: it is this one). Where $3, because somebody is being vouched for, all
// streams of strangers.
const concerned = `
	SELECT unnest($1::uuid[]) AS id UNION
	SELECT id FROM stream WHERE stranger IS NOT NULL AND ($3::boolean OR stranger = $2::uuid
		OR stranger IN (SELECT vouches FROM heeded WHERE vouches IS NOT NULL))`

const (
	makeRows = `INSERT INTO stream (id) SELECT id FROM (` + concerned + `) AS c ORDER BY id ON CONFLICT DO NOTHING`
	lockRows = `
		SELECT id, seq, hash, key, coalesce(desk, ''), waiting, disputed, aside FROM stream
		WHERE id IN (` + concerned + `) ORDER BY id FOR UPDATE`
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
	l := &ledger{
		ctx: ctx, store: s, conn: conn, rows: rows{key: s.key},
		held: make(map[checkin.StreamID]*row), inbox: make(map[piece]bool), waits: make(map[piece][]byte),
	}
	args := []any{streams, [16]byte(s.device), all}
	var said []erasure
	batch := begin()
	batch.Queue(`LOCK TABLE entry IN ROW EXCLUSIVE MODE`) // which it takes anyway: see sweep
	batch.Queue(selectErasures).Query(eachOf(func(found pgx.Rows) error { return scanErasure(found, &said) }))
	batch.Queue(isPurged).QueryRow(func(row pgx.Row) error { return row.Scan(&l.purged) })
	if fresh {
		batch.Queue(makeRows, args...)
	}
	batch.Queue(lockRows, args...).Query(eachOf(l.read))
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
	if len(said) > 0 {
		var err error
		if l.erased, err = weighErasures(ctx, conn, said); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func (l *ledger) read(found pgx.Rows) error {
	var id [16]byte
	var hash []byte
	var r row
	err := found.Scan(&id, &r.head.Seq, &hash, &r.head.Key, &r.desk, &r.waiting, &r.disputed, &r.aside)
	copy(r.head.Hash[:], hash)
	l.held[id] = &r
	return err
}
