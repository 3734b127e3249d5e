package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"opale/checkin"
	"opale/checkin/journal"
)

// A purged database has nobody's data any more, and takes none in again, whichever
// process brings it: the row in purged says so, which each transaction that writes
// entries reads behind the lock of their table. What is left are entries whose
// chains verify, and the figures that were counted before.

// Purged is what a purge has left.
type Purged struct {
	At     time.Time
	Device checkin.DeviceID // that did it
	Counts checkin.Counts
}

// Purge deletes, for all processes and for good, all that is about people. It is all done
// or nothing, and can be said again: then the first figures stay. The files of the
// tables are written anew behind it, however long that takes.
func (s *Store) Purge(ctx context.Context, counts checkin.Counts) error {
	text, err := json.Marshal(counts)
	if err != nil {
		return err
	}
	err = s.attempt(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		batch := begin()
		for _, table := range swept {
			batch.Queue(`LOCK TABLE ` + table + ` IN SHARE ROW EXCLUSIVE MODE`)
		}
		batch.Queue(`INSERT INTO purged (device, at, counts) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [16]byte(s.device), s.now().UnixMilli(), text)
		batch.Queue(`UPDATE entry SET salt = NULL, personal = NULL WHERE salt IS NOT NULL OR personal IS NOT NULL`)
		batch.Queue(`DELETE FROM inbox`)
		batch.Queue(`DELETE FROM branch`)
		batch.Queue(`DELETE FROM quarantine`)
		batch.Queue(`UPDATE stream SET waiting = false, stranger = NULL, aside = false WHERE waiting OR stranger IS NOT NULL OR aside`)
		return commit(ctx, conn, batch)
	})
	for _, table := range swept {
		if err == nil {
			_, err = s.pool.Exec(ctx, `VACUUM (FULL) `+table)
		}
	}
	return failed(ctx, "purge", err)
}

// Purged reads what a purge has left; nil where nobody has purged.
func (s *Store) Purged(ctx context.Context) (*Purged, error) {
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	var p Purged
	var device [16]byte
	var at int64
	var text []byte
	err := s.pool.QueryRow(ctx, `SELECT device, at, counts FROM purged`).Scan(&device, &at, &text)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &p.Counts)
	}
	p.At, p.Device = time.UnixMilli(at), device
	return &p, failed(ctx, "read purge", err)
}

// Unsent counts the entries about people that nobody else has said to hold who is
// still let in.
func (s *Store) Unsent(ctx context.Context) (n int, err error) {
	peers, err := s.Peers()
	if err != nil {
		return 0, err
	}
	members, err := s.Members(ctx)
	if err != nil {
		return 0, err
	}
	out := map[checkin.DeviceID]bool{s.device: true}
	for i := range members {
		out[members[i].ID] = out[members[i].ID] || !members[i].Revoked.IsZero()
	}
	stated := journal.Vector{}
	for i := range peers {
		if !out[peers[i].Device] {
			stated.Join(peers[i].Have)
		}
	}
	streams, seqs := columns(stated)
	err = s.pool.QueryRow(ctx, `
		SELECT count(*) FROM entry LEFT JOIN unnest($1::uuid[], $2::bigint[]) AS has (id, seq) ON has.id = entry.stream
		WHERE entry.subject IS NOT NULL AND entry.seq > coalesce(has.seq, 0)`, streams, seqs).Scan(&n)
	return n, failed(ctx, "count entries", err)
}

// LastEntry is when the last entry was written, by its writer's clock; zero where
// there is none.
func (s *Store) LastEntry(ctx context.Context) (time.Time, error) {
	return s.latest(ctx, `SELECT entry.bytes FROM stream JOIN entry ON entry.stream = stream.id AND entry.seq = stream.seq`)
}

const isPurged = `SELECT EXISTS (SELECT FROM purged)`

// kept are entries as they may be kept beside the journal: without what they say of
// whom nothing is kept any more.
func (l *ledger) kept(entries []journal.Entry) []journal.Entry {
	if !l.purged {
		left, _ := journal.Forget(entries, l.isErased)
		return left
	}
	left := make([]journal.Entry, len(entries))
	for i := range entries {
		if left[i] = entries[i].Unnamed(); !entries[i].IsSilent() {
			l.left++
		}
	}
	return left
}
