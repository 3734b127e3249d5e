package postgres

import (
	"context"
	"errors"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"opale/checkin"
	"opale/checkin/journal"
)

// Append writes facts of this process's own.
func (s *Store) Append(ctx context.Context, actor checkin.Actor, facts ...checkin.Fact) error {
	return s.append(ctx, "", actor, facts...)
}

// append writes facts; event is empty for the one that the database is about.
// Whatever goes wrong, the run's stream is given up: a number that may have
// been committed is never used again.
func (s *Store) append(ctx context.Context, event checkin.EventID, actor checkin.Actor, facts ...checkin.Fact) error {
	sweeps, err := s.appendOwn(ctx, event, actor, facts)
	if err == nil && sweeps {
		_ = s.sweep(ctx) // the next one does
	}
	return err
}

// appendOwn also reports whether somebody may have been erased.
func (s *Store) appendOwn(ctx context.Context, event checkin.EventID, actor checkin.Actor, facts []checkin.Fact) (sweeps bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var batch *journal.Batch
	err = s.transact(ctx, "write", func(ctx context.Context, conn *pgxpool.Conn) error {
		about := event
		if about == "" {
			var err error
			if about, err = s.eventID(ctx, conn); err != nil {
				return err
			}
		}
		s.run.Rename(about)
		if err := s.follow(ctx, conn); err != nil {
			return err
		}
		batch = s.run.Batch()
		var err error
		sweeps, err = s.add(ctx, conn, about, batch, actor, facts)
		return err
	})
	if err != nil {
		s.run.Abandon()
		return false, err
	}
	s.run.Keep(batch)
	s.news.tell()
	return sweeps, nil
}

// follow has the run give its stream up where a twin of this process, on a
// virtual machine that was resumed twice, has written on under it.
func (s *Store) follow(ctx context.Context, conn *pgxpool.Conn) error {
	if !s.run.Started() {
		return nil
	}
	var head journal.Head
	var hash []byte
	err := conn.QueryRow(ctx, `SELECT seq, hash FROM stream WHERE id = $1`, [16]byte(s.run.Stream())).Scan(&head.Seq, &hash)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) { // an older copy may have been put back
		return err
	}
	copy(head.Hash[:], hash)
	s.run.Follow(head)
	return nil
}

func (s *Store) add(ctx context.Context, conn *pgxpool.Conn, event checkin.EventID, batch *journal.Batch, actor checkin.Actor, facts []checkin.Fact) (sweeps bool, err error) {
	var tick int64
	if err := conn.QueryRow(ctx, `SELECT coalesce(max(tick), 0) FROM stream`).Scan(&tick); err != nil {
		return false, err
	}
	var written []journal.Written
	for _, f := range facts {
		made, err := batch.Add(f, actor, tick+1, s.now())
		if err != nil {
			return false, err
		}
		written = append(written, made...)
		tick = made[len(made)-1].Content.Tick
	}
	if len(written) == 0 {
		return false, nil
	}
	stream := written[0].ID.Stream
	l, err := s.lock(ctx, conn, [][16]byte{stream}, written[0].ID.Seq == 1, slices.ContainsFunc(facts, isVouched))
	if err != nil {
		return false, err
	}
	var opening journal.Opening
	if written[0].ID.Seq == 1 {
		opening = journal.ReadOpening(stream, &written[0].Content)
	}
	last := &written[len(written)-1]
	l.admit(written, batch.Marks(), journal.Head{Seq: last.ID.Seq, Hash: last.Hash, Key: l.held[stream].head.Key}, opening)
	// Whoever has just been vouched for waits no longer.
	if _, err := journal.Merge(l, event, s.secret, nil); err != nil {
		return false, err
	}
	return l.sweeps, l.write(event)
}

func isVouched(f checkin.Fact) bool { return f.Kind == checkin.KindVouched }
