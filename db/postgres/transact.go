package postgres

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"opale/checkin"
)

// attempts is how often a transaction is tried where others get in its way.
const attempts = 8

// errUnclear: the connection was lost in a commit.
var errUnclear = errors.New("nobody knows whether it was committed")

// transact runs fn on one connection, and again where another transaction got
// in its way. fn brackets what it does by begin and commit, which travel with
// its first and its last statements; it must begin anew each time. The error is
// errUnclear where the commit may or may not have happened.
func (s *Store) transact(ctx context.Context, op string, fn func(ctx context.Context, conn *pgxpool.Conn) error) error {
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

func (s *Store) attempt(ctx context.Context, fn func(ctx context.Context, conn *pgxpool.Conn) error) error {
	conn, err := s.pool.Acquire(ctx)
	if err != nil {
		return err
	}
	defer conn.Release() // which throws a connection away that is still in a transaction
	err = fn(ctx, conn)
	if err != nil && conn.Conn().PgConn().TxStatus() != idle {
		_, _ = conn.Exec(context.WithoutCancel(ctx), `ROLLBACK`)
	}
	return err
}

// idle is the status of a connection outside of a transaction.
const idle = 'I'

// begin is a batch that begins with BEGIN: each statement in it sees what was
// committed before it.
func begin() *pgx.Batch {
	var batch pgx.Batch
	batch.Queue(`BEGIN ISOLATION LEVEL READ COMMITTED`)
	return &batch
}

// commit sends a batch, and COMMIT behind it.
func commit(ctx context.Context, conn *pgxpool.Conn, batch *pgx.Batch) error {
	batch.Queue(`COMMIT`)
	return unclear(conn.SendBatch(ctx, batch).Close())
}

// unclear says so of an error of a commit, unless the server refused.
func unclear(err error) error {
	var refused *pgconn.PgError
	var known *checkin.Error
	if err == nil || errors.As(err, &refused) || errors.As(err, &known) {
		return err
	}
	return errors.Join(errUnclear, err)
}
