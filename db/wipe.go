package db

import (
	"context"
	"errors"
)

// Wipe deletes all that is about people, for a laptop that may hold it no
// longer. The entries stay, and every chain verifies: what is gone is as if it
// had never come. It can be said twice.
func (s *Store) Wipe(ctx context.Context) error {
	err := s.change(ctx, "wipe", func(q *statements) error {
		for _, text := range []string{
			`UPDATE entry SET salt = NULL, personal = NULL WHERE personal IS NOT NULL`,
			`DELETE FROM inbox`, `DELETE FROM quarantine`, `DELETE FROM branch`,
		} {
			if err := q.exec(text); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := s.Rebuild(ctx); err != nil {
		return err
	}
	// What was deleted is overwritten in the file; it is still in the log beside
	// it until that is emptied.
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err = s.conn.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	return failed("wipe", errors.Join(err, s.witness.remove()))
}
