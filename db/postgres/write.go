package postgres

import (
	"context"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"opale/checkin"
)

// The statements take columns as arrays. What they write of a stream is behind
// its lock.
const (
	insertEntries = `
		INSERT INTO entry (stream, seq, bytes, hash, salt, personal, subject)
		SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[], $7::uuid[])`
	insertMarks  = `INSERT INTO mark (stream, seq, sig) SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::bytea[])`
	insertHeeded = `INSERT INTO heeded (stream, seq, vouches) SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::uuid[])`
	insertWants  = `INSERT INTO want (stream, seq, subject) SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::uuid[])`
	insertErased = `
		INSERT INTO erased (stream, seq, subject)
		SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::uuid[]) AS u (stream, seq, subject) WHERE subject IS NOT NULL`
	insertAside = `
		INSERT INTO quarantine (stream, seq, digest, reason, desk, bytes, salt, personal, received)
		SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::text[], $5::text[], $6::bytea[], $7::bytea[], $8::bytea[], $9::bigint[])
		ON CONFLICT DO NOTHING`
	moveHeads = `
		UPDATE stream SET
			seq = u.seq, hash = u.hash, sig = coalesce(u.sig, stream.sig), tick = greatest(stream.tick, u.tick),
			device = coalesce(u.device, stream.device), key = coalesce(u.key, stream.key), desk = coalesce(u.desk, stream.desk),
			waiting = u.waiting, stranger = u.stranger, disputed = u.disputed, aside = u.aside
		FROM unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::bytea[], $5::bigint[], $6::uuid[], $7::bytea[], $8::text[], $9::boolean[], $10::uuid[], $11::boolean[], $12::boolean[])
			AS u (id, seq, hash, sig, tick, device, key, desk, waiting, stranger, disputed, aside)
		WHERE stream.id = u.id`
	deletePieces = `
		DELETE FROM inbox USING unnest($1::uuid[], $2::bigint[], $3::bigint[]) AS u (stream, first, last)
		WHERE inbox.stream = u.stream AND inbox.first = u.first AND inbox.last = u.last`
	insertPieces = `
		INSERT INTO inbox (stream, first, last, strand) SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bytea[])`
	fixEvent = `INSERT INTO event (id) VALUES ($1) ON CONFLICT DO NOTHING`
)

// queue queues all rows.
func (r *rows) queue(batch *pgx.Batch) {
	if e := &r.entry; len(e.seq) > 0 {
		batch.Queue(insertEntries, e.stream, e.seq, e.bytes, e.hash, e.salt, e.personal, e.subject)
	}
	if m := &r.mark; len(m.seq) > 0 {
		batch.Queue(insertMarks, m.stream, m.seq, m.sig)
	}
	if h := &r.heeded; len(h.seq) > 0 {
		batch.Queue(insertHeeded, h.stream, h.seq, h.vouches)
	}
	if w := &r.want; len(w.seq) > 0 {
		batch.Queue(insertWants, w.stream, w.seq, w.subject)
	}
	if e := &r.erased; len(e.seq) > 0 {
		batch.Queue(insertErased, e.stream, e.seq, e.subject)
	}
	if a := &r.aside; len(a.seq) > 0 {
		batch.Queue(insertAside, a.stream, a.seq, a.digest, a.reason, a.desk, a.bytes, a.salt, a.personal, a.received)
	}
}

// flush writes the rows so far, where a question needs them.
func (l *ledger) flush() error {
	var batch pgx.Batch
	l.rows.queue(&batch)
	l.rows = rows{key: l.rows.key}
	if batch.Len() == 0 {
		return nil
	}
	return l.conn.SendBatch(l.ctx, &batch).Close()
}

// write writes all that is left and commits, in one round trip.
func (l *ledger) write(event checkin.EventID) error {
	if err := l.forget(); err != nil {
		return err
	}
	var batch pgx.Batch
	l.rows.queue(&batch)
	l.queueInbox(&batch)
	l.queueHeads(&batch)
	if l.grown && !l.store.event.fixed() {
		fix(&batch, event)
	}
	return commit(l.ctx, l.conn, &batch)
}

// fix holds the event's id fast with the first entry. Where another process has
// just fixed another one, nothing is written.
func fix(batch *pgx.Batch, event checkin.EventID) {
	batch.Queue(fixEvent, event)
	batch.Queue(`SELECT id FROM event`).QueryRow(func(row pgx.Row) error {
		var fixed checkin.EventID
		if err := row.Scan(&fixed); err != nil || fixed == event {
			return err
		}
		return checkin.Errorf(checkin.CodeForeign, "write", "%s", fixed)
	})
}

// queueInbox takes out of the inbox what waits no longer and puts in what has
// come to.
func (l *ledger) queueInbox(batch *pgx.Batch) {
	var gone, come pieces
	for p := range l.inbox {
		if _, still := l.waits[p]; !still {
			gone.add(p, nil)
		}
	}
	for p, strand := range l.waits {
		if !l.inbox[p] {
			come.add(p, strand)
		}
	}
	if len(gone.first) > 0 {
		batch.Queue(deletePieces, gone.stream, gone.first, gone.last)
	}
	if len(come.first) > 0 {
		batch.Queue(insertPieces, come.stream, come.first, come.last, come.strand)
	}
}

type pieces struct {
	stream      [][16]byte
	first, last []uint64
	strand      [][]byte
}

func (c *pieces) add(p piece, strand []byte) {
	c.stream, c.first, c.last, c.strand = append(c.stream, p.stream), append(c.first, p.first), append(c.last, p.last), append(c.strand, strand)
}

// queueHeads moves the streams to which something has happened.
func (l *ledger) queueHeads(batch *pgx.Batch) {
	waiting := map[checkin.StreamID]bool{}
	for p := range l.waits {
		waiting[p.stream] = true
	}
	var c headColumns
	for _, id := range slices.SortedFunc(maps.Keys(l.held), compareStreams) {
		r := l.held[id]
		if r.moved || r.waiting != waiting[id] {
			r.waiting = waiting[id]
			c.add(id, r)
		}
	}
	if len(c.id) > 0 {
		batch.Queue(moveHeads, c.id, c.seq, c.hash, c.sig, c.tick, c.device, c.key, c.desk, c.waiting, c.stranger, c.disputed, c.aside)
	}
}

type headColumns struct {
	id                       [][16]byte
	seq                      []uint64
	hash, sig, key           [][]byte
	tick                     []int64
	device, stranger         []pgtype.UUID
	desk                     []*string
	waiting, disputed, aside []bool
}

func (c *headColumns) add(id checkin.StreamID, r *row) {
	var hash, key []byte
	var desk *string
	if r.head.Seq > 0 {
		hash, r.stranger = r.head.Hash[:], checkin.DeviceID{}
	}
	if r.opening.Key != nil {
		key, desk = r.opening.Key, &r.opening.Desk
	}
	c.id, c.seq, c.hash, c.sig, c.tick = append(c.id, id), append(c.seq, r.head.Seq), append(c.hash, hash), append(c.sig, r.sig), append(c.tick, r.tick)
	c.device, c.key, c.desk = append(c.device, uuid(r.opening.Device)), append(c.key, key), append(c.desk, desk)
	c.waiting, c.stranger, c.disputed = append(c.waiting, r.waiting), append(c.stranger, uuid(r.stranger)), append(c.disputed, r.disputed)
	c.aside = append(c.aside, r.aside)
}

// ask runs a query in the transaction, behind what was added so far, and calls
// read for every row.
func (l *ledger) ask(read func(pgx.Rows) error, text string, args ...any) error {
	if err := l.flush(); err != nil {
		return err
	}
	return each(l.ctx, l.conn, text, args, read)
}

// tell runs statements in the transaction, behind what was added so far.
func (l *ledger) tell(batch *pgx.Batch) error {
	if err := l.flush(); err != nil {
		return err
	}
	return l.conn.SendBatch(l.ctx, batch).Close()
}

// asker is the pool, or one of its connections.
type asker interface {
	Query(ctx context.Context, text string, args ...any) (pgx.Rows, error)
}

// each calls read for every row of an answer.
func each(ctx context.Context, q asker, text string, args []any, read func(pgx.Rows) error) error {
	found, err := q.Query(ctx, text, args...)
	if err != nil {
		return err
	}
	return eachOf(read)(found)
}

// eachOf makes of what reads one row what reads all of an answer.
func eachOf(read func(pgx.Rows) error) func(pgx.Rows) error {
	return func(found pgx.Rows) error {
		defer found.Close()
		for found.Next() {
			if err := read(found); err != nil {
				return err
			}
		}
		return found.Err()
	}
}
