package postgres

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// attempts is how often a transaction is tried where others get in its way.
const attempts = 8

// beginning of each transaction: each statement sees what was committed before
// it, and the locks of a process that was cut off are let go soon.
var beginning = pgx.TxOptions{BeginQuery: `BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL idle_in_transaction_session_timeout = '20s'`}

// errUnclear: the connection was lost in a commit.
var errUnclear = errors.New("nobody knows whether it was committed")

// transact runs fn in one transaction, and again where another transaction got
// in its way; fn must begin anew each time. The error is errUnclear where the
// commit may or may not have happened.
func (s *Store) transact(ctx context.Context, op string, fn func(ctx context.Context, tx pgx.Tx) error) error {
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	for try := 1; ; try++ {
		err := s.attempt(ctx, fn)
		if err == nil || try == attempts || !transient(err) {
			return failed(ctx, op, err)
		}
		select {
		case <-ctx.Done():
			return failed(ctx, op, err)
		case <-time.After(time.Duration(rand.Int64N(int64(time.Millisecond) << try))):
		}
	}
}

func (s *Store) attempt(ctx context.Context, fn func(ctx context.Context, tx pgx.Tx) error) error {
	tx, err := s.pool.BeginTx(ctx, beginning)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback(context.WithoutCancel(ctx)) }() // does nothing behind a commit
	if err := fn(ctx, tx); err != nil {
		return err
	}
	err = tx.Commit(ctx)
	var refused *pgconn.PgError
	if err == nil || errors.As(err, &refused) || errors.Is(err, pgx.ErrTxCommitRollback) {
		return err
	}
	return errors.Join(errUnclear, err)
}
