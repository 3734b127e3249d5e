package db

import (
	"context"

	"opale/checkin"
)

// Wipe deletes all that is about people, for a laptop that may hold it no
// longer. The entries stay, and every chain verifies: what is gone is as if it
// had never come. It is all done or nothing, and can be said twice.
func (s *Store) Wipe(ctx context.Context) error {
	if s.run == nil {
		return checkin.Errorf(checkin.CodeReadOnly, "wipe", "no device key")
	}
	s.mu.Lock()
	err := s.wipe(ctx)
	s.mu.Unlock()
	if err != nil {
		return err
	}
	if err := s.Scrub(ctx); err != nil {
		return err
	}
	return failed("wipe", s.witness.remove())
}

// wipe is Wipe for a caller that holds the lock; the file is still to be
// scrubbed.
func (s *Store) wipe(ctx context.Context) error {
	defer s.seats.forget()
	return failed("wipe", s.transact(func() error {
		for _, text := range []string{
			`UPDATE entry SET salt = NULL, personal = NULL WHERE personal IS NOT NULL`,
			`DELETE FROM inbox`, `DELETE FROM quarantine`, `DELETE FROM branch`,
		} {
			if err := s.write.exec(text); err != nil {
				return err
			}
		}
		if err := s.foldAll(ctx); err != nil {
			return err
		}
		if err := s.forgotten(&projection{forgot: true}); err != nil {
			return err
		}
		return s.write.commit()
	}))
}
