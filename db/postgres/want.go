package postgres

import (
	"github.com/jackc/pgx/v5"

	"opale/checkin"
	"opale/checkin/journal"
)

var (
	_ journal.Completer = (*Store)(nil)
	_ journal.Filler    = (*ledger)(nil)
)

// notErased: an erasure that is held back counts here too. What nobody needs
// to know is not asked for, and nothing where the database was purged.
const notErased = ` NOT EXISTS (SELECT FROM erased WHERE erased.subject = want.subject) AND NOT EXISTS (SELECT FROM purged) `

// Wants lists incomplete entries: see [journal.Completer].
func (s *Store) Wants() ([]checkin.EntryID, error) {
	ctx, cancel := s.call()
	defer cancel()
	var wants []checkin.EntryID
	err := each(ctx, s.pool, `SELECT stream, seq FROM want WHERE`+notErased+`ORDER BY random() LIMIT $1`, []any{journal.MaxWants}, func(found pgx.Rows) error {
		var stream [16]byte
		var id checkin.EntryID
		err := found.Scan(&stream, &id.Seq)
		id.Stream = stream
		wants = append(wants, id)
		return err
	})
	return wants, failed(ctx, "read wanted entries", err)
}

// Give finds entries that another store wants and that are whole here.
func (s *Store) Give(ids []checkin.EntryID) ([]journal.Strand, error) {
	ctx, cancel := s.call()
	defer cancel()
	var wanted subjectRows
	for _, id := range ids {
		wanted.stream, wanted.seq = append(wanted.stream, id.Stream), append(wanted.seq, id.Seq)
	}
	var found []journal.Entry
	err := each(ctx, s.pool, `
		SELECT DISTINCT entry.stream, entry.seq, bytes, salt, personal FROM entry
		JOIN unnest($1::uuid[], $2::bigint[]) AS wanted (stream, seq) ON entry.stream = wanted.stream AND entry.seq = wanted.seq
		WHERE length(personal) > 0`, []any{wanted.stream, wanted.seq}, func(answer pgx.Rows) error {
		var stream [16]byte
		var e journal.Entry
		if err := answer.Scan(&stream, &e.ID.Seq, &e.Bytes, &e.Salt, &e.Personal); err != nil {
			return err
		}
		e.ID.Stream = stream
		err := openPersonal(s.key, entryPlace(e.ID), &e)
		found = append(found, e)
		return err
	})
	return journal.Repeats(found), failed(ctx, "read entries", err)
}

// Lacking lists the incomplete entries of a stream.
func (l *ledger) Lacking(stream checkin.StreamID, first, last uint64) ([]uint64, error) {
	var lacking []uint64
	err := l.ask(func(found pgx.Rows) error {
		var seq uint64
		err := found.Scan(&seq)
		lacking = append(lacking, seq)
		return err
	}, `SELECT seq FROM want WHERE stream = $1 AND seq BETWEEN $2 AND $3 AND`+notErased+`ORDER BY seq`, [16]byte(stream), first, last)
	return lacking, err
}

// Fill completes an entry.
func (l *ledger) Fill(w *journal.Written) error {
	var batch pgx.Batch
	salt, personal := sealPersonal(l.store.key, entryPlace(w.ID), &w.Entry)
	batch.Queue(`UPDATE entry SET salt = $3, personal = $4 WHERE stream = $1 AND seq = $2`, [16]byte(w.ID.Stream), w.ID.Seq, salt, personal)
	batch.Queue(`DELETE FROM want WHERE stream = $1 AND seq = $2`, [16]byte(w.ID.Stream), w.ID.Seq)
	return l.tell(&batch)
}
