package db

import (
	"context"
	"database/sql"
	"errors"
	"sync"

	"opale/db/seal"
)

// statements prepares each text once: for a pool of connections, or for the
// one that writes.
type statements struct {
	prepare func(text string) (*sql.Stmt, error)
	key     *seal.Key // of what is personal in the file; nil where it is open
	mu      sync.Mutex
	ready   map[string]*sql.Stmt
	line    *line // of a bulk transaction, while any of it waits
}

func (s *statements) get(text string) (*sql.Stmt, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if st, ok := s.ready[text]; ok {
		return st, nil
	}
	st, err := s.prepare(text)
	if err != nil {
		return nil, err
	}
	if s.ready == nil {
		s.ready = make(map[string]*sql.Stmt)
	}
	s.ready[text] = st
	return st, nil
}

func (s *statements) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var errs []error
	for _, st := range s.ready {
		errs = append(errs, st.Close())
	}
	s.ready = nil
	return errors.Join(errs...)
}

// exec runs a statement that returns no rows: at once or, in a bulk transaction,
// in its turn.
func (s *statements) exec(text string, args ...any) error {
	if s.line != nil {
		s.later(text, args)
		return nil
	}
	return s.run(text, args)
}

// commit makes a transaction durable, once nothing of it waits any more.
func (s *statements) commit() error {
	if err := s.settle(); err != nil {
		return err
	}
	return s.run(`COMMIT`, nil)
}

// rollback takes a transaction back. It fails where SQLite has rolled back by
// itself; what waited, if it was not run, is not missed.
func (s *statements) rollback() {
	_ = s.settle()
	_ = s.run(`ROLLBACK`, nil)
}

func (s *statements) run(text string, args []any) error {
	st, err := s.get(text)
	if err != nil {
		return err
	}
	_, err = st.Exec(args...)
	return err
}

// row reads one row into dest; found is false where there is none.
func (s *statements) row(text string, args, dest []any) (found bool, err error) {
	if err := s.settle(); err != nil {
		return false, err
	}
	st, err := s.get(text)
	if err != nil {
		return false, err
	}
	switch err := st.QueryRow(args...).Scan(dest...); {
	case errors.Is(err, sql.ErrNoRows):
		return false, nil
	case err != nil:
		return false, err
	}
	return true, nil
}

// each calls yield once a row, with a function that reads its columns; it
// stops at the first error.
func (s *statements) each(ctx context.Context, text string, args []any, yield func(scan func(...any) error) error) error {
	if err := s.settle(); err != nil {
		return err
	}
	st, err := s.get(text)
	if err != nil {
		return err
	}
	rows, err := st.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := yield(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
