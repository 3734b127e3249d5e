package db

import (
	"context"

	"opale/checkin"
	"opale/checkin/hub"
)

var _ hub.Store = (*Store)(nil)

// Append writes facts in one transaction.
func (s *Store) Append(ctx context.Context, actor checkin.Actor, facts ...checkin.Fact) error {
	return s.Write(ctx, actor, func(tx checkin.Tx) error {
		for _, f := range facts {
			if _, err := tx.Append(f); err != nil {
				return err
			}
		}
		return nil
	})
}

// Ping reports whether the file can be read.
func (s *Store) Ping(ctx context.Context) error {
	var one int
	return failed("reach database", s.reader.QueryRowContext(ctx, `SELECT 1 FROM counter`).Scan(&one))
}

// change runs fn in one transaction that writes no entry.
func (s *Store) change(ctx context.Context, op string, fn func(q *statements) error) error {
	if s.run == nil {
		return checkin.Errorf(checkin.CodeReadOnly, op, "no device key")
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return failed(op, s.transact(func() error {
		if err := fn(&s.write); err != nil {
			return err
		}
		return s.write.commit()
	}))
}
