package postgres

import (
	"bytes"
	"context"
	"iter"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/db/seal"
)

// Have says what the store holds.
func (s *Store) Have() (v journal.Vector, err error) {
	err = s.view("read vector", nil, func(sh *shelf) error {
		v, err = journal.Holding(sh)
		return err
	})
	return v, err
}

// Since gives what a holder of the vector lacks.
func (s *Store) Since(v journal.Vector) ([]journal.Strand, error) {
	strands, _, err := s.Some(v, journal.Everything)
	return strands, err
}

// Some gives a part of that: see [journal.Gather].
func (s *Store) Some(v journal.Vector, limit int) (strands []journal.Strand, more bool, err error) {
	err = s.view("read entries", v, func(sh *shelf) error {
		strands, more, err = journal.Gather(sh, v, limit)
		return err
	})
	return strands, more, err
}

// shelf is the journal as of one moment: of each stream of which somebody lacks
// something, the head.
type shelf struct {
	ctx      context.Context
	key      *seal.Key
	conn     *pgxpool.Conn
	heads    map[checkin.StreamID]journal.Mark
	branches []journal.Branch
	disputed []checkin.StreamID
}

var _ journal.Forked = (*shelf)(nil)

const lacking = `
	SELECT stream.id, stream.seq, stream.sig, stream.disputed FROM stream
	LEFT JOIN unnest($1::uuid[], $2::bigint[]) AS has (id, seq) ON has.id = stream.id
	WHERE stream.seq > coalesce(has.seq, 0)`

// view lets fn read what a holder of the vector lacks.
func (s *Store) view(op string, v journal.Vector, fn func(*shelf) error) error {
	ctx, cancel := s.call()
	defer cancel()
	conn, err := s.pool.Acquire(ctx)
	if err != nil {
		return failed(ctx, op, err)
	}
	defer conn.Release()
	sh := &shelf{ctx: ctx, key: s.key, conn: conn, heads: make(map[checkin.StreamID]journal.Mark)}
	streams, seqs := columns(v)
	var batch pgx.Batch
	batch.Queue(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY`)
	batch.Queue(lacking, streams, seqs).Query(eachOf(sh.readHead))
	batch.Queue(branchColumns + `ORDER BY stream, head`).Query(eachOf(func(found pgx.Rows) error {
		b, err := scanBranch(found, s.key)
		sh.branches = append(sh.branches, b)
		return err
	}))
	if err = conn.SendBatch(ctx, &batch).Close(); err == nil {
		err = fn(sh)
	}
	_, ended := conn.Exec(context.WithoutCancel(ctx), `ROLLBACK`)
	if err == nil {
		err = ended
	}
	return failed(ctx, op, err)
}

func (sh *shelf) readHead(found pgx.Rows) error {
	var id [16]byte
	var m journal.Mark
	var disputed bool
	err := found.Scan(&id, &m.ID.Seq, &m.Sig, &disputed)
	m.ID.Stream = id
	sh.heads[id] = m
	if disputed {
		sh.disputed = append(sh.disputed, id)
	}
	return err
}

// columns are a vector's streams and numbers, as arrays.
func columns(v journal.Vector) (streams [][16]byte, seqs []uint64) {
	for stream, seq := range v {
		streams, seqs = append(streams, stream), append(seqs, seq)
	}
	return streams, seqs
}

// Reach, like the methods below, is as [journal.Shelf] says, but only of the
// streams that are lacking.
func (sh *shelf) Reach() (journal.Vector, error) {
	v := make(journal.Vector, len(sh.heads))
	for stream, head := range sh.heads {
		v[stream] = head.ID.Seq
	}
	return v, nil
}

// AllBranches lists the branches that do not stand.
func (sh *shelf) AllBranches() ([]journal.Branch, error) { return sh.branches, nil }

// Disputes lists the streams of which nothing is claimed.
func (sh *shelf) Disputes() ([]checkin.StreamID, error) { return sh.disputed, nil }

// head is that of a stream; of one that nobody lacks, it is read.
func (sh *shelf) head(stream checkin.StreamID) (journal.Mark, error) {
	if head, ok := sh.heads[stream]; ok {
		return head, nil
	}
	head := journal.Mark{ID: checkin.EntryID{Stream: stream}}
	err := each(sh.ctx, sh.conn, `SELECT seq, sig FROM stream WHERE id = $1`, []any{[16]byte(stream)}, func(found pgx.Rows) error {
		return found.Scan(&head.ID.Seq, &head.Sig)
	})
	return head, err
}

// Marks lists those between, where there can be any, and that of the head.
func (sh *shelf) Marks(stream checkin.StreamID, after uint64) ([]journal.Mark, error) {
	head, err := sh.head(stream)
	if err != nil || head.ID.Seq <= after {
		return nil, err
	}
	var marks []journal.Mark
	if after/journal.MarkEvery < (head.ID.Seq-1)/journal.MarkEvery {
		err = each(sh.ctx, sh.conn, `SELECT seq, sig FROM mark WHERE stream = $1 AND seq > $2 AND seq < $3 ORDER BY seq`,
			[]any{[16]byte(stream), after, head.ID.Seq}, func(found pgx.Rows) error {
				m := journal.Mark{ID: checkin.EntryID{Stream: stream}}
				err := found.Scan(&m.ID.Seq, &m.Sig)
				marks = append(marks, m)
				return err
			})
	}
	return append(marks, head), err
}

// Entries reads a stream.
func (sh *shelf) Entries(stream checkin.StreamID, after uint64) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		found, err := sh.conn.Query(sh.ctx, `SELECT seq, bytes, salt, personal FROM entry WHERE stream = $1 AND seq > $2 ORDER BY seq`, [16]byte(stream), after)
		if err != nil {
			yield(journal.Entry{}, err)
			return
		}
		defer found.Close()
		for found.Next() {
			e := journal.Entry{ID: checkin.EntryID{Stream: stream}}
			err := found.Scan(&e.ID.Seq, &e.Bytes, &e.Salt, &e.Personal)
			if err == nil {
				err = openPersonal(sh.key, entryPlace(e.ID), &e)
			}
			if err != nil {
				yield(e, err)
				return
			}
			if !yield(e, nil) {
				return
			}
		}
		if err := found.Err(); err != nil {
			yield(journal.Entry{}, err)
		}
	}
}

func compareStreams(a, b checkin.StreamID) int { return bytes.Compare(a[:], b[:]) }
