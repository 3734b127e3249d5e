package db

import (
	"context"
	"slices"

	"opale/checkin"
	"opale/checkin/journal"
)

// Whoever is erased is forgotten in the transaction that learns of it: in the
// journal and beside it, while the fold forgets them in the projections. What
// is still in the log of earlier transactions goes when that is emptied
// (scrub.go).

// isErased reports whether somebody was erased, as far as this transaction has
// folded by now. Of whoever is folded anew later, forgetErased will know.
func (p *projection) isErased(id checkin.RegistrationID) (bool, error) {
	if p.stale[id] {
		return false, nil
	}
	t, err := p.touch(id)
	if err != nil {
		return false, err
	}
	return t.subject.Erased, nil
}

// unnamed is an entry as it may be kept: without what it says of somebody who
// was erased.
func (p *projection) unnamed(w *journal.Written) (*journal.Written, error) {
	if w.IsSilent() {
		return w, nil
	}
	out, err := p.isPurged()
	if out {
		p.purge.left++
	} else if err == nil && !w.Content.Subject.IsZero() {
		out, err = p.isErased(w.Content.Subject)
	}
	if err != nil || !out {
		return w, err
	}
	p.forgot = true // it may have waited in the file
	without := w.Unnamed()
	return &without, nil
}

// forgetIn takes what may not be kept off entries on their way to a place
// beside the journal.
func (p *projection) forgetIn(entries []journal.Entry) ([]journal.Entry, error) {
	purged, err := p.isPurged()
	if err != nil {
		return nil, err
	}
	if purged {
		left := slices.Clone(entries)
		for i := range left {
			if !left[i].IsSilent() {
				left[i] = left[i].Unnamed()
				p.purge.left++
			}
		}
		return left, nil
	}
	var failure error
	left, changed := journal.Forget(entries, func(id checkin.RegistrationID) bool {
		erased, err := p.isErased(id)
		if err != nil {
			failure = err
		}
		return erased
	})
	p.forgot = p.forgot || changed
	return left, failure
}

// forgetErased deletes what is said of those about whom this transaction has
// something, and who are erased. It comes behind the rows of a flush.
func (p *projection) forgetErased() error {
	if len(p.forget) == 0 {
		return nil
	}
	for id := range p.forget {
		if err := p.forgetEntries(id); err != nil {
			return err
		}
	}
	erased := func(id checkin.RegistrationID) bool { return p.forget[id] }
	err := p.forgetBeside(erased)
	clear(p.forget)
	return err
}

const saysMore = `subject = ? AND subject IS NOT NULL AND (salt IS NOT NULL OR personal IS NOT NULL)`

// forgetEntries does so in the journal. Should the erasure turn out to be held
// back, what is deleted here will be asked for.
func (p *projection) forgetEntries(id checkin.RegistrationID) error {
	var one int
	says, err := p.q.row(`SELECT 1 FROM entry WHERE `+saysMore+` LIMIT 1`, []any{id[:]}, []any{&one})
	if err != nil || !says {
		return err
	}
	p.forgot = true
	if err := p.q.exec(`INSERT OR IGNORE INTO want SELECT stream, seq FROM entry WHERE `+saysMore, id[:]); err != nil {
		return err
	}
	return p.q.exec(`UPDATE entry SET salt = NULL, personal = NULL WHERE `+saysMore, id[:])
}

// forgetBeside does so among what waits, what was not taken and what does not
// stand: mostly there is nothing there.
func (p *projection) forgetBeside(erased func(checkin.RegistrationID) bool) error {
	for _, table := range []string{"inbox", "branch"} {
		if err := p.forgetStrands(table, erased); err != nil {
			return err
		}
	}
	return p.forgetRefused(erased)
}

// kept is a row beside the journal: its place, and what it holds.
type kept struct {
	key  []any
	text []byte
}

func (p *projection) forgetStrands(table string, erased func(checkin.RegistrationID) bool) error {
	columns := map[string]string{"inbox": "stream, first, last", "branch": "stream, head, entries"}[table]
	var changed []kept
	err := p.q.each(context.Background(), `SELECT strand, `+columns+` FROM `+table, nil, func(scan func(...any) error) error {
		row := kept{key: make([]any, 3)}
		if err := scan(&row.text, &row.key[0], &row.key[1], &row.key[2]); err != nil {
			return err
		}
		stream, _ := row.key[0].([]byte)
		at := strandPlace(table, stream, row.key[1])
		strand, err := p.q.openStrand(at, row.text)
		if err != nil || !strand.Forget(erased) {
			return err
		}
		row.text, err = p.q.sealStrand(at, &strand)
		changed = append(changed, row)
		return err
	})
	for _, row := range changed {
		p.forgot = true
		if err == nil {
			err = p.q.exec(`UPDATE `+table+` SET strand = ? WHERE (`+columns+`) = (?, ?, ?)`, append([]any{row.text}, row.key...)...)
		}
	}
	return err
}

func (p *projection) forgetRefused(erased func(checkin.RegistrationID) bool) error {
	var changed []kept
	err := p.q.each(context.Background(), `SELECT stream, seq, bytes, salt, personal FROM quarantine WHERE salt IS NOT NULL OR personal IS NOT NULL`, nil, func(scan func(...any) error) error {
		e, err := scanShut(scan)
		if err != nil {
			return err
		}
		if _, says := journal.Forget([]journal.Entry{e}, erased); says {
			changed = append(changed, kept{[]any{e.ID.Stream[:], e.ID.Seq, e.Bytes}, nil})
		}
		return nil
	})
	for _, row := range changed {
		p.forgot = true
		if err == nil {
			err = p.q.exec(`UPDATE quarantine SET salt = NULL, personal = NULL WHERE stream = ? AND seq = ? AND bytes = ?`, row.key...)
		}
	}
	return err
}

// IsErased reports whether a registration itself was erased, whatever it was
// joined with.
func (s *Store) IsErased(id checkin.RegistrationID) (bool, error) {
	subject, err := s.view().bare(id)
	return subject != nil && subject.Erased, failed("read registration", err)
}
