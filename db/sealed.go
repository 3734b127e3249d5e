package db

import (
	"context"
	"errors"
	"slices"
	"strings"

	"opale/checkin"
	"opale/db/seal"
)

// unseal finds the file's key among its slots. A file in which nothing stands
// yet is sealed, where there is something to lock its key with; one with entries
// and without slots is a rehearsal's, and stays open.
func (s *Store) unseal(ctx context.Context, o *Options) error {
	slots, err := readSlots(ctx, &s.read)
	if err == nil && len(slots) == 0 && o.Ring != nil && o.Ring.New != nil && !o.ReadOnly {
		slots, err = s.sealNew(ctx, o.Ring)
	}
	if err != nil || len(slots) == 0 {
		return failed("open database", err)
	}
	key, with, err := o.Ring.Unlock(slots)
	if err != nil {
		return &checkin.Error{Code: checkin.CodeSealed, Op: "open database", Detail: kindsOf(slots), Err: err}
	}
	s.key, s.read.key, s.sat.key, s.write.key, s.slots, s.asked = key, key, key, key, slots, with == seal.KindPassphrase
	return nil
}

// kindsOf says what the slots of a file are locked with.
func kindsOf(slots []seal.Slot) string {
	var kinds []string
	for _, slot := range slots {
		kinds = append(kinds, string(slot.Kind))
	}
	slices.Sort(kinds)
	return strings.Join(slices.Compact(kinds), " ")
}

func readSlots(ctx context.Context, q *statements) ([]seal.Slot, error) {
	var slots []seal.Slot
	err := q.each(ctx, `SELECT kind, name, box FROM slot ORDER BY kind, name`, nil, func(scan func(...any) error) error {
		var slot seal.Slot
		err := scan(&slot.Kind, &slot.Name, &slot.Box)
		slots = append(slots, slot)
		return err
	})
	return slots, err
}

// sealNew gives an empty file a key, unless another process was first.
func (s *Store) sealNew(ctx context.Context, ring *seal.Ring) ([]seal.Slot, error) {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	var used bool
	err = tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM slot) OR EXISTS (SELECT 1 FROM stream) OR EXISTS (SELECT 1 FROM setting)`).Scan(&used)
	if err != nil {
		return nil, err
	}
	if !used {
		_, slot, err := ring.NewKey()
		if err != nil {
			return nil, err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO slot VALUES (?, ?, ?)`, slot.Kind, slot.Name, slot.Box); err != nil {
			return nil, err
		}
		if err := tx.Commit(); err != nil {
			return nil, err
		}
	}
	return readSlots(ctx, &s.read)
}

// Sealed says what the slots are locked with that hold the file's key; none for
// a file that is not sealed.
func (s *Store) Sealed() []seal.Kind {
	s.mu.Lock()
	defer s.mu.Unlock()
	var kinds []seal.Kind
	for _, slot := range s.slots {
		kinds = append(kinds, slot.Kind)
	}
	return slices.Compact(kinds)
}

// Share lets a keeper open the file as well, from now on. A file that is not
// sealed needs nobody to open it, and of events each has its slot once.
func (s *Store) Share(ctx context.Context, keeper seal.Keeper) error {
	if s.key == nil || s.shared(keeper) {
		return nil
	}
	slot, err := s.key.Share(keeper)
	if errors.Is(err, seal.ErrOther) {
		return nil
	}
	if err != nil {
		return failed("lock key", err)
	}
	err = s.change(ctx, "lock key", func(q *statements) error {
		return q.exec(`INSERT OR REPLACE INTO slot VALUES (?, ?, ?)`, slot.Kind, slot.Name, slot.Box)
	})
	if err != nil {
		return err
	}
	slots, err := readSlots(ctx, &s.read)
	if err != nil {
		return failed("lock key", err)
	}
	s.mu.Lock()
	s.slots = slots
	s.mu.Unlock()
	return nil
}

func (s *Store) shared(keeper seal.Keeper) bool {
	event, ok := keeper.(seal.Event)
	if !ok {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.ContainsFunc(s.slots, func(slot seal.Slot) bool { return slot.Kind == seal.KindEvent && slot.Name == event.Name })
}
