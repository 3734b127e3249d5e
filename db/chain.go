package db

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"errors"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/db/seal"
)

// chain is a walk along one stream, in one go or in pieces.
type chain struct {
	row    *streamRow
	desk   string
	head   journal.Hash
	seq    uint64
	key    ed25519.PublicKey
	device checkin.DeviceID
	marks  map[uint64][]byte // signatures kept of the entries to come
	report *Report
}

// atMostMissing bounds how many entries of one stretch are named one by one: a
// number that somebody altered may promise a great many.
const atMostMissing = 1000

func (s *Store) beginChain(ctx context.Context, q *statements, r *streamRow, report *Report) (*chain, error) {
	_, actor := s.seats.Seat(r.id, 1)
	c := &chain{row: r, desk: actor.Desk, report: report, marks: make(map[uint64][]byte)}
	var event checkin.EventID
	if _, err := q.row(`SELECT value FROM meta WHERE key = 'event'`, nil, []any{&event}); err != nil {
		return nil, err
	}
	c.head = journal.Origin(event, r.id)
	return c, q.each(ctx, `SELECT seq, sig FROM mark WHERE stream = ?`, []any{r.no}, func(scan func(...any) error) error {
		var seq uint64
		var sig []byte
		err := scan(&seq, &sig)
		c.marks[seq] = bytes.Clone(sig)
		return err
	})
}

func (c *chain) fault(kind FaultKind, seq uint64) {
	c.report.Faults = append(c.report.Faults, Fault{kind, checkin.EntryID{Stream: c.row.id, Seq: seq}, c.desk})
}

// missing says that entries are missing, from one to the one before another.
func (c *chain) missing(from, before uint64) {
	for seq := from; seq < before && seq-from < atMostMissing; seq++ {
		c.fault(FaultMissing, seq)
	}
}

// walk goes on by so many entries; fewer were left where it returns less.
func (c *chain) walk(ctx context.Context, q *statements, limit int) (walked int, err error) {
	err = q.each(ctx, `SELECT ?, seq, bytes, salt, personal, hash FROM entry WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?`,
		[]any{c.row.id[:], c.row.no, c.seq, limit}, func(scan func(...any) error) error {
			walked++
			return c.pass(q, scan)
		})
	return walked, err
}

// pass looks at the next entry.
func (c *chain) pass(q *statements, scan func(...any) error) error {
	var stored []byte
	e, err := q.scanEntry(scan, &stored)
	shut := errors.Is(err, seal.ErrSealed)
	if err != nil && !shut {
		return err
	}
	c.report.Entries++
	c.missing(c.seq+1, e.ID.Seq)
	c.seq = e.ID.Seq
	computed := journal.Next(c.head, e.Bytes)
	content, err := e.Content()
	if err != nil || !bytes.Equal(computed[:], stored) {
		c.fault(FaultAltered, e.ID.Seq)
	} else if _, err := e.Reveals(&content); err != nil || shut {
		c.fault(FaultPersonal, e.ID.Seq)
	}
	if e.ID.Seq == 1 {
		opening := journal.ReadOpening(c.row.id, &content)
		c.key, c.device = opening.Key, opening.Device
	}
	copy(c.head[:], stored) // go on from what is stored: the next fault is then its own
	if sig, ok := c.marks[c.seq]; ok {
		delete(c.marks, c.seq)
		if mark := (journal.Mark{ID: e.ID, Hash: c.head, Sig: sig}); !mark.Verify(c.key) {
			c.fault(FaultUnsigned, c.seq)
		}
	}
	return nil
}

// end compares the walk with what the stream's row says.
func (c *chain) end() {
	r := c.row
	if c.seq == 0 && r.seq == 0 {
		return // nothing of it has come but an undo, in another stream, of one of its entries
	}
	c.missing(c.seq+1, r.seq+1)
	mark := journal.Mark{ID: checkin.EntryID{Stream: r.id, Seq: r.seq}, Hash: c.head, Sig: r.sig}
	if c.seq >= r.seq && (c.seq != r.seq || !bytes.Equal(c.head[:], r.hash) || !mark.Verify(c.key)) {
		c.fault(FaultUnsigned, c.seq)
	}
	if !bytes.Equal(c.key, r.key) || c.key != nil && !bytes.Equal(c.device[:], r.device) {
		c.report.Faults = append(c.report.Faults, Fault{Kind: FaultState})
	}
}

// verifyChain walks one stream in one go.
func (s *Store) verifyChain(ctx context.Context, q *statements, r *streamRow, report *Report) error {
	c, err := s.beginChain(ctx, q, r, report)
	if err != nil {
		return err
	}
	if _, err := c.walk(ctx, q, -1); err != nil {
		return err
	}
	c.end()
	return nil
}
