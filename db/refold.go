package db

import (
	"context"

	"opale/checkin"
	"opale/checkin/journal"
)

// foldAnew folds again, of the journal, all that a ruling, a fill or a cut has
// put in doubt.
func (p *projection) foldAnew() error {
	if p.doubted {
		p.doubted = false
		if err := p.trustAnew(); err != nil {
			return err
		}
	}
	if len(p.stale) == 0 {
		return nil
	}
	joins, err := p.joins()
	if err != nil {
		return err
	}
	for len(p.stale) > 0 {
		for id := range p.stale {
			delete(p.stale, id)
			if err := p.refold(id, joins[id]); err != nil {
				return err
			}
		}
	}
	return nil
}

// joins reads the joinings, by the registration that the entry names second and
// under which the journal does not list it.
func (p *projection) joins() (map[checkin.RegistrationID][]journal.Written, error) {
	joins := make(map[checkin.RegistrationID][]journal.Written)
	err := p.entriesOf(isJoining, nil, func(w *journal.Written) error {
		if about := journal.About(&w.Content, w.Content.Says()); len(about) > 1 {
			joins[about[1]] = append(joins[about[1]], *w)
		}
		return nil
	})
	return joins, err
}

// isJoining finds joinings by an index of their own. Nothing else in an entry's
// bytes can read so: quotes within a text are escaped.
const isJoining = `instr(entry.bytes, CAST('"k":"joined"' AS BLOB)) > 0`

// entriesOf reads the entries that a WHERE clause names.
func (p *projection) entriesOf(where string, args []any, yield func(*journal.Written) error) error {
	if err := p.entries.flush(); err != nil {
		return err
	}
	var found []journal.Written // all are read before any is folded: one statement at a time
	err := p.q.each(context.Background(), `
		SELECT stream.id, entry.seq, entry.bytes, entry.salt, entry.personal
		FROM entry JOIN stream ON stream.no = entry.stream WHERE `+where, args, func(scan func(...any) error) error {
		e, err := p.q.scanEntry(scan)
		if err != nil {
			return err
		}
		w, err := e.Read()
		if err != nil {
			return &checkin.Error{Code: checkin.CodeDamaged, Op: "fold", Detail: e.ID.String(), Err: err}
		}
		found = append(found, w)
		return nil
	})
	if err != nil {
		return err
	}
	for i := range found {
		stands, err := p.stands(found[i].ID.Stream)
		if err != nil {
			return err
		}
		if found[i].ID.Seq > stands {
			continue
		}
		if err := yield(&found[i]); err != nil {
			return err
		}
	}
	return nil
}

// trustAnew folds what is about whom to trust, and what the event is.
func (p *projection) trustAnew() error {
	for _, text := range []string{`DELETE FROM vouched`, `DELETE FROM purged`, `DELETE FROM meta WHERE key IN ('definition', 'defined')`} {
		if err := p.q.exec(text); err != nil {
			return err
		}
	}
	return p.entriesOf(`entry.subject IS NULL`, nil, p.believe)
}

// refold folds one registration. Of whom nothing is said any more, nothing is
// known.
func (p *projection) refold(id checkin.RegistrationID, joins []journal.Written) error {
	t, err := p.touch(id)
	if err != nil {
		return err
	}
	p.change(t)
	t.subject, t.anew, t.gone, t.said = &journal.Subject{ID: id}, true, true, true
	take := func(w *journal.Written) error {
		t.gone = false
		t.subject.Apply(w.ID, &w.Content, w.Content.Says(), w.Revealed)
		return nil
	}
	for i := range joins {
		if err := take(&joins[i]); err != nil {
			return err
		}
	}
	err = p.entriesOf(`entry.subject = ? AND entry.subject IS NOT NULL`, []any{id[:]}, take)
	if err != nil {
		return err
	}
	if t.subject.Erased {
		p.forget[id] = true
	}
	for i := range t.subject.Passages {
		t.moved(t.subject.Passages[i].Arrival)
	}
	// Received anew, so that whoever reads the changes is told.
	return p.q.exec(`UPDATE entry SET no = (SELECT max(no) FROM entry) + 1
		WHERE no = (SELECT max(no) FROM entry WHERE subject = ? AND subject IS NOT NULL)`, id[:])
}

// clear takes out the rows of its own of a registration that is folded anew, so
// that they can be written as for the first time.
func (p *projection) clear(t *touched) error {
	id := t.subject.ID
	if err := p.q.exec(`DELETE FROM attendance WHERE registration = ?`, id[:]); err != nil {
		return err
	}
	for _, code := range t.before.Codes {
		if err := p.q.exec(`DELETE FROM code WHERE bare = ? AND registration = ?`, p.q.codeKey(code), id[:]); err != nil {
			return err
		}
	}
	if err := p.q.exec(deleteCells, id[:]); err != nil {
		return err
	}
	t.fresh = true
	return p.q.exec(`DELETE FROM registration WHERE id = ?`, id[:])
}
