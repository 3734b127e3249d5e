package db

import (
	"context"

	"opale/checkin"
	"opale/checkin/journal"
)

// Write runs fn in one immediate transaction and returns when its commit is on
// the disk. Where fn returns an error, or the commit does, nothing was written.
func (s *Store) Write(ctx context.Context, actor checkin.Actor, fn func(checkin.Tx) error) error {
	if s.run == nil {
		return checkin.Errorf(checkin.CodeReadOnly, "write", "no device key")
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.transact(func() error {
		if err := s.settleEvent(); err != nil {
			return failed("write", err)
		}
		head, err := readHead(&s.write, s.run.Stream())
		if err != nil {
			return failed("write", err)
		}
		s.run.Follow(head)
		tx := &tx{view: view{&s.write, &s.seats}, store: s, actor: actor, batch: s.run.Batch()}
		tx.projection = newProjection(&s.write)
		tx.here = s.Device()
		if _, err := s.write.row(`SELECT n FROM counter WHERE name = 'tick'`, nil, []any{&tx.tick}); err != nil {
			return failed("write", err)
		}
		if err := fn(tx); err != nil {
			return err
		}
		if err := tx.finish(); err != nil {
			return failed("write", err)
		}
		return tx.commit()
	})
}

// transact brackets fn in BEGIN IMMEDIATE and, unless fn has committed, ROLLBACK.
func (s *Store) transact(fn func() error) error {
	if err := s.write.exec(`BEGIN IMMEDIATE`); err != nil {
		return failed("write", err)
	}
	committed := false
	defer func() {
		if !committed {
			s.write.rollback()
		}
	}()
	err := fn()
	committed = err == nil
	return err
}

// tx is one transaction. What it appends is folded at once, in memory; the
// rows are written at its end, or when a question needs them.
type tx struct {
	*projection
	view   view
	store  *Store
	actor  checkin.Actor
	batch  *journal.Batch
	tick   int64
	stream int64 // number of the stream's row, once there is one
	seq    uint64
	first  uint64 // number of the first entry of this transaction
	door   int
}

var _ checkin.Tx = (*tx)(nil)

// Append writes an entry and folds it.
func (tx *tx) Append(f checkin.Fact) (checkin.EntryID, error) {
	if !f.Personal.IsZero() {
		if purged, err := tx.isPurged(); err != nil {
			return checkin.EntryID{}, failed("append entry", err)
		} else if purged {
			return checkin.EntryID{}, &checkin.Error{Code: checkin.CodePurged, Op: "append entry"}
		}
	}
	if journal.IsEdit(f.Kind) {
		person, err := tx.person(f.Subject)
		if err != nil {
			return checkin.EntryID{}, failed("append entry", err)
		}
		f = journal.InSight(f, person)
	}
	written, err := tx.batch.Add(f, tx.actor, tx.tick+1, tx.store.now())
	if err != nil {
		return checkin.EntryID{}, err
	}
	for i := range written {
		if err := tx.append(&written[i]); err != nil {
			return checkin.EntryID{}, failed("append entry", err)
		}
	}
	return written[len(written)-1].ID, nil
}

func (tx *tx) append(w *journal.Written) error {
	if tx.stream == 0 {
		var err error
		if tx.stream, err = streamNumber(tx.q, w.ID.Stream); err != nil {
			return err
		}
		tx.first = w.ID.Seq
	}
	tx.tick, tx.seq = w.Content.Tick, w.ID.Seq
	if journal.AtTheDoor(w) {
		tx.door++
	}
	return tx.projection.append(tx.stream, w)
}

// streamNumber finds the row of a stream, and makes it where there is none.
func streamNumber(q *statements, id checkin.StreamID) (int64, error) {
	var no int64
	found, err := q.row(`SELECT no FROM stream WHERE id = ?`, []any{id[:]}, []any{&no})
	if err != nil || found {
		return no, err
	}
	_, err = q.row(`INSERT INTO stream (id) VALUES (?) RETURNING no`, []any{id[:]}, []any{&no})
	return no, err
}

// finish writes what the fold changed, the counters, and the signed head.
func (tx *tx) finish() error {
	if tx.batch.Empty() {
		return nil
	}
	if err := tx.flush(); err != nil {
		return err
	}
	if err := tx.q.exec(`UPDATE counter SET n = CASE name WHEN 'tick' THEN ? ELSE n + ? END WHERE name IN ('tick', 'door')`, tx.tick, tx.door); err != nil {
		return err
	}
	// Remembered here, so that an empty file takes the id of its first event.
	if tx.first == 1 {
		event, err := tx.store.eventID(tx.q)
		if err != nil {
			return err
		}
		if err := tx.q.exec(`INSERT OR IGNORE INTO meta VALUES ('event', ?)`, event); err != nil {
			return err
		}
	}
	if err := tx.store.forgotten(tx.projection); err != nil {
		return err
	}
	return keepMarks(tx.q, tx.stream, tx.batch.Marks())
}

// keepMarks keeps the head of a stream, signed, and beside it one in
// journal.MarkEvery.
func keepMarks(q *statements, stream int64, marks []journal.Mark) error {
	for i := range marks {
		if m := &marks[i]; m.ID.Seq%journal.MarkEvery == 0 {
			if err := q.exec(`INSERT INTO mark VALUES (?, ?, ?, ?)`, stream, m.ID.Seq, m.Hash[:], m.Sig); err != nil {
				return err
			}
		}
	}
	head := &marks[len(marks)-1]
	return q.exec(`UPDATE stream SET seq = ?, hash = ?, sig = ? WHERE no = ?`, head.ID.Seq, head.Hash[:], head.Sig, stream)
}

// commit makes it durable. Where it fails, or nobody knows whether it did, the
// stream is given up: no number of it is ever used twice.
func (tx *tx) commit() error {
	if err := tx.q.commit(); err != nil {
		tx.store.run.Abandon()
		tx.store.seats.forget()
		return failed("commit", err)
	}
	tx.store.run.Keep(tx.batch)
	tx.acknowledge()
	tx.store.drain(tx.projection)
	if tx.sat {
		tx.store.seats.forget()
	}
	return nil
}

// acknowledge has the witness say what was committed.
func (tx *tx) acknowledge() {
	stream, head := tx.batch.Head()
	if head.Seq == 0 {
		return
	}
	var seats map[checkin.StreamID]seatOf
	if tx.first == 1 {
		seats = map[checkin.StreamID]seatOf{stream: {tx.store.run.Device(), tx.actor.Desk, tx.actor.Venue}}
	}
	tx.store.witness.acknowledge(map[checkin.StreamID]journal.Head{stream: head}, seats)
}

// Registrations, within the transaction, sees what it appended.
func (tx *tx) Registrations(ids ...checkin.RegistrationID) ([]checkin.Registration, error) {
	return registrations(ids, tx.person)
}

// Arrivals, within the transaction, sees what it appended.
func (tx *tx) Arrivals(ids ...checkin.RegistrationID) ([]checkin.Arrival, error) {
	return arrivals(ids, tx.person, tx.view.seats)
}

// Happening reads one entry.
func (tx *tx) Happening(id checkin.EntryID) (checkin.Happening, error) {
	if err := tx.flush(); err != nil {
		return checkin.Happening{}, failed("read entry", err)
	}
	return tx.view.Happening(id)
}

// Arrival reads one arrival.
func (tx *tx) Arrival(id checkin.EntryID) (checkin.Arrival, error) {
	if err := tx.flush(); err != nil {
		return checkin.Arrival{}, failed("read arrival", err)
	}
	return tx.view.Arrival(id)
}

// Holders finds registrations by code.
func (tx *tx) Holders(match checkin.CodeMatch, code string) ([]checkin.RegistrationID, error) {
	if err := tx.flush(); err != nil {
		return nil, failed("read codes", err)
	}
	return tx.view.Holders(match, code)
}

// Namesakes finds registrations by name and e-mail address.
func (tx *tx) Namesakes(name, email string) ([]checkin.RegistrationID, error) {
	if err := tx.flush(); err != nil {
		return nil, failed("read names", err)
	}
	return tx.view.Namesakes(name, email)
}

// Remember writes a local setting.
func (s *Store) Remember(key, value string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return failed("write setting", s.write.exec(`INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
		key, s.write.setting(key, value)))
}
