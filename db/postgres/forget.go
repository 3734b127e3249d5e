package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"opale/checkin"
	"opale/checkin/journal"
)

// forgetBeside deletes what is said of whoever is erased among what waits, what does
// not stand and what was not taken.
func (s *Store) forgetBeside(ctx context.Context, conn *pgxpool.Conn, erased func(checkin.RegistrationID) bool) error {
	var batch pgx.Batch
	err := s.forgetWaiting(ctx, conn, &batch, erased)
	if err == nil {
		err = s.forgetBranches(ctx, conn, &batch, erased)
	}
	if err == nil {
		err = forgetAside(ctx, conn, &batch, erased)
	}
	if err != nil || batch.Len() == 0 {
		return err
	}
	return conn.SendBatch(ctx, &batch).Close()
}

func (s *Store) forgetWaiting(ctx context.Context, q asker, batch *pgx.Batch, erased func(checkin.RegistrationID) bool) error {
	return each(ctx, q, `SELECT stream, first, last, strand FROM inbox`, nil, func(found pgx.Rows) error {
		var stream [16]byte
		var p piece
		var box []byte
		if err := found.Scan(&stream, &p.first, &p.last, &box); err != nil {
			return err
		}
		p.stream = stream
		box, err := s.forgetIn(p.place(), box, erased)
		if box != nil {
			batch.Queue(`UPDATE inbox SET strand = $1 WHERE stream = $2 AND first = $3 AND last = $4`, box, stream, p.first, p.last)
		}
		return err
	})
}

func (s *Store) forgetBranches(ctx context.Context, q asker, batch *pgx.Batch, erased func(checkin.RegistrationID) bool) error {
	return each(ctx, q, `SELECT stream, head, strand FROM branch`, nil, func(found pgx.Rows) error {
		var stream [16]byte
		var head, box []byte
		if err := found.Scan(&stream, &head, &box); err != nil {
			return err
		}
		box, err := s.forgetIn(branchPlace(stream, head), box, erased)
		if box != nil {
			batch.Queue(`UPDATE branch SET strand = $1 WHERE stream = $2 AND head = $3`, box, stream, head)
		}
		return err
	})
}

// forgetIn is a strand of the database without what it says of them; nil where it says
// nothing.
func (s *Store) forgetIn(at, box []byte, erased func(checkin.RegistrationID) bool) ([]byte, error) {
	strand, err := readStrand(s.key, at, box)
	if err != nil || !strand.Forget(erased) {
		return nil, err
	}
	return writeStrand(s.key, at, &strand)
}

// forgetAside looks at the bytes alone, which say whom an entry is about.
func forgetAside(ctx context.Context, q asker, batch *pgx.Batch, erased func(checkin.RegistrationID) bool) error {
	return each(ctx, q, `SELECT stream, seq, digest, bytes, salt, personal FROM quarantine WHERE salt IS NOT NULL OR personal IS NOT NULL`, nil, func(found pgx.Rows) error {
		var e journal.Entry
		var stream [16]byte
		var digest []byte
		if err := found.Scan(&stream, &e.ID.Seq, &digest, &e.Bytes, &e.Salt, &e.Personal); err != nil {
			return err
		}
		if _, says := journal.Forget([]journal.Entry{e}, erased); says {
			batch.Queue(`UPDATE quarantine SET salt = NULL, personal = NULL WHERE stream = $1 AND seq = $2 AND digest = $3`, stream, e.ID.Seq, digest)
		}
		return nil
	})
}
