package db

import (
	"context"

	"opale/checkin"
	"opale/checkin/journal"
)

var (
	_ journal.Completer = (*Store)(nil)
	_ journal.Filler    = (*ledger)(nil)
)

// Wants lists incomplete entries: see [journal.Completer].
func (s *Store) Wants() ([]checkin.EntryID, error) {
	var wants []checkin.EntryID
	ctx := context.Background()
	err := s.snapshot(ctx, func(q *statements) error {
		if purged, err := isPurged(q, s.Device()); purged || err != nil {
			return err
		}
		wanted, err := readWants(ctx, q, `SELECT * FROM want ORDER BY random() LIMIT ?`, journal.MaxWants)
		for i := range wanted {
			if erased, err := wanted[i].erased(q); err != nil {
				return err
			} else if !erased {
				wants = append(wants, wanted[i].id)
			}
		}
		return err
	})
	return wants, failed("read wanted entries", err)
}

// wanted is an incomplete entry, and whom it is about.
type wanted struct {
	id      checkin.EntryID
	subject []byte
}

// readWants reads the wants that a statement names, by stream and number; as
// readRulings, it begins with them.
func readWants(ctx context.Context, q *statements, these string, args ...any) ([]wanted, error) {
	var all []wanted
	err := q.each(ctx, `
		SELECT stream.id, entry.seq, entry.subject
		FROM (`+these+`) AS want CROSS JOIN entry ON entry.stream = want.stream AND entry.seq = want.seq JOIN stream ON stream.no = want.stream
		ORDER BY 1, 2`, args, func(scan func(...any) error) error {
		var w wanted
		var stream []byte
		err := scan(&stream, &w.id.Seq, &w.subject)
		copy(w.id.Stream[:], stream)
		all = append(all, w)
		return err
	})
	return all, err
}

// erased reports whether nobody may ask for the entry, as the file has it.
func (w *wanted) erased(q *statements) (bool, error) {
	if w.subject == nil {
		return false, nil
	}
	s, err := view{q: q}.bare(checkin.RegistrationID(w.subject))
	return s != nil && s.Erased, err
}

// Give finds entries that another store wants and that are whole here.
func (s *Store) Give(ids []checkin.EntryID) ([]journal.Strand, error) {
	var found []journal.Entry
	ctx := context.Background()
	err := s.snapshot(ctx, func(q *statements) error {
		for _, id := range ids {
			e := journal.Entry{ID: id}
			whole, err := q.row(`
				SELECT entry.bytes, entry.salt, entry.personal FROM stream JOIN entry ON entry.stream = stream.no
				WHERE stream.id = ? AND entry.seq = ? AND length(entry.personal) > 0`,
				[]any{id.Stream[:], id.Seq}, []any{&e.Bytes, &e.Salt, &e.Personal})
			if err != nil {
				return err
			}
			if whole {
				if err := q.openPersonal("entry", &e); err != nil {
					return err
				}
				found = append(found, e)
			}
		}
		return nil
	})
	return journal.Repeats(found), failed("read entries", err)
}

// want notes an incomplete entry.
func (p *projection) want(id checkin.EntryID) error {
	no, err := p.stream(id.Stream)
	if err != nil {
		return err
	}
	return p.q.exec(`INSERT OR IGNORE INTO want VALUES (?, ?)`, no, id.Seq)
}

// Lacking lists the incomplete entries of a stream.
func (l *ledger) Lacking(stream checkin.StreamID, first, last uint64) ([]uint64, error) {
	if purged, err := l.isPurged(); purged || err != nil {
		return nil, err
	}
	no, err := l.stream(stream)
	if err != nil {
		return nil, err
	}
	if err := l.entries.flush(); err != nil {
		return nil, err
	}
	all, err := readWants(context.Background(), l.q, `SELECT * FROM want WHERE stream = ? AND seq BETWEEN ? AND ?`, no, first, last)
	if err != nil {
		return nil, err
	}
	var lacking []uint64
	for i := range all {
		erased := false
		if t := l.touched[checkin.RegistrationID(all[i].subject16())]; t != nil {
			erased = t.subject.Erased
		} else if erased, err = all[i].erased(l.q); err != nil {
			return nil, err
		}
		if !erased {
			lacking = append(lacking, all[i].id.Seq)
		}
	}
	return lacking, nil
}

// subject16 is whom it is about; zero for nobody.
func (w *wanted) subject16() (id checkin.RegistrationID) {
	copy(id[:], w.subject)
	return id
}

// Fill completes an entry.
func (l *ledger) Fill(w *journal.Written) error {
	no, err := l.stream(w.ID.Stream)
	if err != nil {
		return err
	}
	salt, personal := l.q.sealPersonal("entry", &w.Entry)
	err = l.q.exec(`UPDATE entry SET salt = ?, personal = ?, no = (SELECT max(no) FROM entry) + 1 WHERE stream = ? AND seq = ?`,
		salt, personal, no, w.ID.Seq)
	if err != nil {
		return err
	}
	if err := l.q.exec(`DELETE FROM want WHERE stream = ? AND seq = ?`, no, w.ID.Seq); err != nil {
		return err
	}
	if w.Content.Kind == checkin.KindDeskOpened {
		return l.sit(w.ID.Stream, w.Content.Operator, w.Content.Says(), w.Revealed)
	}
	if id := w.Content.Subject; !id.IsZero() {
		l.stale[id] = true
	}
	return nil
}
