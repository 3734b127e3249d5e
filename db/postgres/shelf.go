package postgres

import (
	"bytes"
	"context"
	"iter"

	"github.com/jackc/pgx/v5"

	"opale/checkin"
	"opale/checkin/journal"
)

// Have says what the store holds.
func (s *Store) Have() (journal.Vector, error) {
	ctx, cancel := s.call()
	defer cancel()
	v := journal.Vector{}
	err := s.each(ctx, `SELECT id, seq FROM stream WHERE seq > 0`, nil, func(found pgx.Rows) error {
		var id [16]byte
		var seq uint64
		err := found.Scan(&id, &seq)
		v[id] = seq
		return err
	})
	return v, failed(ctx, "read vector", err)
}

// Since gives what a holder of the vector lacks.
func (s *Store) Since(v journal.Vector) ([]journal.Strand, error) {
	strands, _, err := s.Some(v, journal.Everything)
	return strands, err
}

// Some gives a part of that: see [journal.Gather]. The heads are read first, as
// of one moment; what lies before them never changes.
func (s *Store) Some(v journal.Vector, limit int) (strands []journal.Strand, more bool, err error) {
	ctx, cancel := s.call()
	defer cancel()
	sh := &shelf{store: s, ctx: ctx, lacking: map[checkin.StreamID]journal.Mark{}}
	if err := sh.look(v); err != nil {
		return nil, false, failed(ctx, "read entries", err)
	}
	strands, more, err = journal.Gather(sh, v, limit)
	return strands, more, failed(ctx, "read entries", err)
}

// shelf is what somebody lacks.
type shelf struct {
	store   *Store
	ctx     context.Context
	lacking map[checkin.StreamID]journal.Mark // the heads of the streams
}

var _ journal.Shelf = (*shelf)(nil)

// look finds the streams of which a holder of the vector lacks something.
func (sh *shelf) look(v journal.Vector) error {
	streams, seqs := columns(v)
	return sh.store.each(sh.ctx, `
		SELECT stream.id, stream.seq, stream.sig FROM stream
		LEFT JOIN unnest($1::uuid[], $2::bigint[]) AS has (id, seq) ON has.id = stream.id
		WHERE stream.seq > coalesce(has.seq, 0)`, []any{streams, seqs}, func(found pgx.Rows) error {
		var id [16]byte
		var m journal.Mark
		err := found.Scan(&id, &m.ID.Seq, &m.Sig)
		m.ID.Stream = id
		sh.lacking[id] = m
		return err
	})
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
	v := make(journal.Vector, len(sh.lacking))
	for stream, head := range sh.lacking {
		v[stream] = head.ID.Seq
	}
	return v, nil
}

// Marks lists those between, where there can be any, and that of the head.
func (sh *shelf) Marks(stream checkin.StreamID, after uint64) ([]journal.Mark, error) {
	head := sh.lacking[stream]
	var marks []journal.Mark
	var err error
	if after/journal.MarkEvery < (head.ID.Seq-1)/journal.MarkEvery {
		err = sh.store.each(sh.ctx, `SELECT seq, sig FROM mark WHERE stream = $1 AND seq > $2 AND seq < $3 ORDER BY seq`,
			[]any{[16]byte(stream), after, head.ID.Seq}, func(found pgx.Rows) error {
				m := journal.Mark{ID: checkin.EntryID{Stream: stream}}
				err := found.Scan(&m.ID.Seq, &m.Sig)
				marks = append(marks, m)
				return err
			})
	}
	return append(marks, head), err
}

// Entries reads a stream as far as its head.
func (sh *shelf) Entries(stream checkin.StreamID, after uint64) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		found, err := sh.store.pool.Query(sh.ctx, `
			SELECT seq, bytes, salt, personal FROM entry WHERE stream = $1 AND seq > $2 AND seq <= $3 ORDER BY seq`,
			[16]byte(stream), after, sh.lacking[stream].ID.Seq)
		if err != nil {
			yield(journal.Entry{}, err)
			return
		}
		defer found.Close()
		for found.Next() {
			e := journal.Entry{ID: checkin.EntryID{Stream: stream}}
			if err := found.Scan(&e.ID.Seq, &e.Bytes, &e.Salt, &e.Personal); err != nil {
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

// each calls read for every row of an answer.
func (s *Store) each(ctx context.Context, text string, args []any, read func(pgx.Rows) error) error {
	found, err := s.pool.Query(ctx, text, args...)
	if err != nil {
		return err
	}
	defer found.Close()
	for found.Next() {
		if err := read(found); err != nil {
			return err
		}
	}
	return found.Err()
}

func compare16(a, b [16]byte) int { return bytes.Compare(a[:], b[:]) }

func compareStreams(a, b checkin.StreamID) int { return compare16(a, b) }
