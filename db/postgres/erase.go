package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"

	"opale/checkin"
	"opale/checkin/journal"
)

// Whoever is erased is forgotten in the transaction that takes the erasure in.
// Others may take in entries about them at that very moment, having looked
// before: so behind that transaction the tables are swept once more, when
// nobody writes who has not seen it. Each transaction that writes entries holds
// the lock of their table from before it looks who is erased.
//
// What PostgreSQL keeps of rows that were overwritten goes when it vacuums; its
// own log, replicas and backups are for whoever runs it.

// standing reads who is erased, by erasures that are not held back.
func standing(ctx context.Context, q asker) (map[checkin.RegistrationID]bool, error) {
	said, err := readErasures(ctx, q)
	if err != nil || len(said) == 0 {
		return nil, err
	}
	return weighErasures(ctx, q, said)
}

// erasure is an entry that says that somebody was erased, and who wrote it.
type erasure struct {
	subject checkin.RegistrationID
	id      checkin.EntryID
	device  checkin.DeviceID
}

const selectErasures = `SELECT erased.subject, erased.stream, erased.seq, stream.device FROM erased JOIN stream ON stream.id = erased.stream`

func readErasures(ctx context.Context, q asker) (said []erasure, err error) {
	err = each(ctx, q, selectErasures, nil, func(found pgx.Rows) error { return scanErasure(found, &said) })
	return said, err
}

func scanErasure(found pgx.Rows, said *[]erasure) error {
	var subject, stream [16]byte
	var device pgtype.UUID
	var e erasure
	err := found.Scan(&subject, &stream, &e.id.Seq, &device)
	e.subject, e.id.Stream, e.device = subject, stream, device.Bytes
	*said = append(*said, e)
	return err
}

func weighErasures(ctx context.Context, q asker, said []erasure) (map[checkin.RegistrationID]bool, error) {
	law, err := readLaw(ctx, q)
	if err != nil {
		return nil, err
	}
	erased := make(map[checkin.RegistrationID]bool)
	for i := range said {
		if e := &said[i]; !law.bounds.Holds(e.id, e.device) {
			erased[e.subject] = true
		}
	}
	return erased, nil
}

func (l *ledger) isErased(id checkin.RegistrationID) bool { return l.erased[id] }

// unnamed is an entry as it may be kept.
func (l *ledger) unnamed(w *journal.Written) *journal.Written {
	if w.IsSilent() || !l.purged && !l.isErased(w.Content.Subject) {
		return w
	}
	if l.purged {
		l.left++
	}
	without := w.Unnamed()
	return &without
}

const (
	wantForgotten = `
		INSERT INTO want (stream, seq, subject) SELECT stream, seq, subject FROM entry
		WHERE subject = ANY($1) AND (salt IS NOT NULL OR personal IS NOT NULL) ON CONFLICT DO NOTHING`
	forgetEntries = `UPDATE entry SET salt = NULL, personal = NULL WHERE subject = ANY($1) AND (salt IS NOT NULL OR personal IS NOT NULL)`
)

// forget deletes, in the journal, what is said of all who are erased, where
// something was added that may have erased somebody.
func (l *ledger) forget() error {
	if !l.sweeps {
		return nil
	}
	if err := l.flush(); err != nil {
		return err
	}
	erased, err := standing(l.ctx, l.conn)
	if l.sweeps = len(erased) > 0; err != nil || !l.sweeps {
		return err
	}
	return forgetIn(l.ctx, l.conn, erased)
}

func forgetIn(ctx context.Context, conn *pgxpool.Conn, erased map[checkin.RegistrationID]bool) error {
	var subjects [][16]byte
	for id := range erased {
		subjects = append(subjects, id)
	}
	var batch pgx.Batch
	batch.Queue(wantForgotten, subjects)
	batch.Queue(forgetEntries, subjects)
	return conn.SendBatch(ctx, &batch).Close()
}

// swept are the tables that are swept, in the order in which they are locked.
var swept = []string{"entry", "inbox", "branch", "quarantine"}

// sweep deletes what is left of all who are erased, in the journal and beside
// it, while nobody writes. Where it fails, the next erasure does it, or the next
// process that starts.
func (s *Store) sweep(ctx context.Context) error {
	err := s.transact(ctx, "forget who was erased", func(ctx context.Context, conn *pgxpool.Conn) error {
		batch := begin()
		for _, table := range swept {
			batch.Queue(`LOCK TABLE ` + table + ` IN SHARE ROW EXCLUSIVE MODE`)
		}
		if err := conn.SendBatch(ctx, batch).Close(); err != nil {
			return err
		}
		erased, err := standing(ctx, conn)
		if err == nil && len(erased) > 0 {
			if err = forgetIn(ctx, conn, erased); err == nil {
				err = s.forgetBeside(ctx, conn, func(id checkin.RegistrationID) bool { return erased[id] })
			}
		}
		if err != nil {
			return err
		}
		return commit(ctx, conn, &pgx.Batch{})
	})
	if err != nil {
		return err
	}
	// Where it may not, the server's own vacuum does it later.
	for _, table := range swept {
		_, _ = s.pool.Exec(ctx, `VACUUM `+table)
	}
	return nil
}
