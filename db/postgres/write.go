package postgres

import (
	"encoding/json"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"opale/checkin"
)

// The statements take columns as arrays: one of each a transaction. What is
// written of one stream is behind its lock; the rest comes last, in the order of
// its keys.
const (
	insertEntries = `
		INSERT INTO entry (stream, seq, bytes, hash, salt, personal)
		SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[])`
	insertMarks = `INSERT INTO mark (stream, seq, sig) SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::bytea[])`
	moveHeads   = `
		UPDATE stream SET
			seq = u.seq, hash = u.hash, sig = coalesce(u.sig, stream.sig), tick = greatest(stream.tick, u.tick),
			device = coalesce(u.device, stream.device), key = coalesce(u.key, stream.key), desk = coalesce(u.desk, stream.desk),
			waiting = u.waiting, stranger = u.stranger
		FROM unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::bytea[], $5::bigint[], $6::uuid[], $7::bytea[], $8::text[], $9::boolean[], $10::uuid[])
			AS u (id, seq, hash, sig, tick, device, key, desk, waiting, stranger)
		WHERE stream.id = u.id`
	deletePieces = `
		DELETE FROM inbox USING unnest($1::uuid[], $2::bigint[], $3::bigint[]) AS u (stream, first, last)
		WHERE inbox.stream = u.stream AND inbox.first = u.first AND inbox.last = u.last`
	insertPieces = `
		INSERT INTO inbox (stream, first, last, strand) SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bytea[])`
	insertAside = `
		INSERT INTO quarantine (stream, seq, digest, reason, desk, bytes, salt, personal, received)
		SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::text[], $5::text[], $6::bytea[], $7::bytea[], $8::bytea[], $9::bigint[])
		ON CONFLICT DO NOTHING`
	insertVouched = `INSERT INTO vouched (device) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING`
	fixEvent      = `INSERT INTO event (id) VALUES ($1) ON CONFLICT DO NOTHING`
	defineEvent   = `
		UPDATE event SET definition = $1, tick = $2, stream = $3, seq = $4 WHERE (tick, stream, seq) < ($2, $3::uuid, $4)`
)

// write writes all rows and commits, in one round trip.
func (l *ledger) write(event checkin.EventID) error {
	var batch pgx.Batch
	r := &l.rows
	if e := &r.entry; len(e.seq) > 0 {
		batch.Queue(insertEntries, e.stream, e.seq, e.bytes, e.hash, e.salt, e.personal)
		l.fix(&batch, event)
	}
	if m := &r.mark; len(m.seq) > 0 {
		batch.Queue(insertMarks, m.stream, m.seq, m.sig)
	}
	l.writeInbox(&batch)
	l.writeHeads(&batch)
	if a := &r.aside; len(a.seq) > 0 {
		batch.Queue(insertAside, a.stream, a.seq, a.digest, a.reason, a.desk, a.bytes, a.salt, a.personal, a.received)
	}
	if len(r.vouched) > 0 {
		var devices [][16]byte
		for device := range r.vouched {
			devices = append(devices, device)
		}
		slices.SortFunc(devices, compare16)
		batch.Queue(insertVouched, devices)
	}
	if d := &r.defined; d.event != nil {
		text, err := json.Marshal(d.event)
		if err != nil {
			return err
		}
		batch.Queue(defineEvent, string(text), d.stamp.Tick, [16]byte(d.stamp.Entry.Stream), d.stamp.Entry.Seq)
	}
	return commit(l.ctx, l.conn, &batch)
}

// fix holds the event's id fast with the first entry. Where another process has
// just fixed another one, nothing is written.
func (l *ledger) fix(batch *pgx.Batch, event checkin.EventID) {
	if l.store.event.fixed() {
		return
	}
	batch.Queue(fixEvent, event)
	batch.Queue(`SELECT id FROM event`).QueryRow(func(row pgx.Row) error {
		var fixed checkin.EventID
		if err := row.Scan(&fixed); err != nil || fixed == event {
			return err
		}
		return checkin.Errorf(checkin.CodeForeign, "write", "%s", fixed)
	})
}

// writeInbox takes out of the inbox what waits no longer and puts in what has
// come to.
func (l *ledger) writeInbox(batch *pgx.Batch) {
	var gone, come pieces
	for p := range l.inbox {
		if _, still := l.rows.waits[p]; !still {
			gone.add(p, nil)
		}
	}
	for p, strand := range l.rows.waits {
		if _, already := l.inbox[p]; !already {
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

// writeHeads moves the streams to which something has happened.
func (l *ledger) writeHeads(batch *pgx.Batch) {
	waiting := map[checkin.StreamID]bool{}
	for p := range l.rows.waits {
		waiting[p.stream] = true
	}
	var c headColumns
	for _, id := range slices.SortedFunc(maps.Keys(l.held), compareStreams) {
		r, head := l.held[id], l.rows.heads[id]
		if head == nil && r.waiting == waiting[id] {
			continue
		}
		if head == nil {
			head = &headRow{}
		}
		r.waiting = waiting[id]
		c.add(id, r, head)
	}
	if len(c.id) > 0 {
		batch.Queue(moveHeads, c.id, c.seq, c.hash, c.sig, c.tick, c.device, c.key, c.desk, c.waiting, c.stranger)
	}
}

type headColumns struct {
	id               [][16]byte
	seq              []uint64
	hash, sig, key   [][]byte
	tick             []int64
	device, stranger []pgtype.UUID
	desk             []*string
	waiting          []bool
}

func (c *headColumns) add(id checkin.StreamID, r *row, head *headRow) {
	c.id, c.seq, c.sig, c.tick = append(c.id, id), append(c.seq, r.head.Seq), append(c.sig, head.sig), append(c.tick, head.tick)
	var hash, key []byte
	if r.head.Seq > 0 {
		hash = r.head.Hash[:]
	}
	var device *checkin.DeviceID
	var desk *string
	if o := &head.opening; o.Key != nil {
		device, key, desk = &o.Device, o.Key, &o.Desk
	}
	c.hash, c.device, c.key, c.desk = append(c.hash, hash), append(c.device, uuid(device)), append(c.key, key), append(c.desk, desk)
	stranger := r.stranger
	if r.head.Seq > 0 {
		stranger = nil
	}
	c.waiting, c.stranger = append(c.waiting, r.waiting), append(c.stranger, uuid(stranger))
}
