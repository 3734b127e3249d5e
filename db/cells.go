package db

import (
	"context"

	"opale/checkin"
	"opale/checkin/journal"
)

// The rows of the organiser's lists are kept beside the registrations, so that
// whoever reads these does not pay for what is only ever exported.

// saveCells writes the row of a registration's list if another one is known now.
func (p *projection) saveCells(t *touched) error {
	now, id := &t.subject.Listed[checkin.FieldCells], t.subject.ID
	if now.Stamp == t.stored().Listed[checkin.FieldCells].Stamp {
		return nil
	}
	switch {
	case now.Value == "":
		return p.q.exec(deleteCells, id[:])
	case t.fresh:
		p.cells.add(t.no, p.q.sealText(place("cells", id[:]), now.Value))
		return nil
	}
	return p.q.exec(`INSERT OR REPLACE INTO cells SELECT no, ? FROM registration WHERE id = ?`, p.q.sealText(place("cells", id[:]), now.Value), id[:])
}

const deleteCells = `DELETE FROM cells WHERE no = (SELECT no FROM registration WHERE id = ?)`

// Cells reads rows of the organisers' lists.
func (v view) Cells(ids ...checkin.RegistrationID) ([]checkin.Cells, error) {
	own, err := v.ownCells(ids)
	if err != nil {
		return nil, err
	}
	joined, err := v.ids(`SELECT registration FROM kin`) // few, if any
	if err != nil || len(joined) == 0 {
		return own, err
	}
	isJoined := make(map[checkin.RegistrationID]bool, len(joined))
	for _, id := range joined {
		isJoined[id] = true
	}
	for i, id := range ids {
		if !isJoined[id] {
			continue
		}
		whose, err := journal.WhoseCells(id, v.subject)
		if err != nil {
			return nil, err
		}
		cells, err := v.ownCells([]checkin.RegistrationID{whose})
		if err != nil {
			return nil, err
		}
		own[i] = cells[0]
	}
	return own, nil
}

// lookedUp is how many registrations are looked up in one statement.
const lookedUp = 64

var selectCells = `SELECT id, cells FROM registration JOIN cells USING (no) WHERE id IN (` + placeholders + `)`

// ownCells reads the row of each registration by itself, whatever it was joined with.
func (v view) ownCells(ids []checkin.RegistrationID) ([]checkin.Cells, error) {
	cells := make([]checkin.Cells, len(ids))
	at := make(map[checkin.RegistrationID][]int, len(ids))
	for i, id := range ids {
		at[id] = append(at[id], i)
	}
	err := v.inChunks(selectCells, blobs(ids), func(scan func(...any) error) error {
		var id []byte
		var text string
		if err := scan(&id, &text); err != nil {
			return err
		}
		err := v.q.openText(place("cells", id), &text)
		for _, i := range at[checkin.RegistrationID(id)] {
			cells[i] = checkin.Cells(text)
		}
		return err
	})
	return cells, failed("read cells", err)
}

// Cells reads rows of the organisers' lists.
func (s *Store) Cells(ids ...checkin.RegistrationID) ([]checkin.Cells, error) {
	return s.view().Cells(ids...)
}

// Cells, within the transaction, sees what it appended.
func (tx *tx) Cells(ids ...checkin.RegistrationID) ([]checkin.Cells, error) {
	if err := tx.flush(); err != nil {
		return nil, failed("read cells", err)
	}
	return tx.view.Cells(ids...)
}

// isImport finds entries about imports by an index of their own.
const isImport = `entry.subject IS NULL AND instr(entry.bytes, CAST('"k":"imported"' AS BLOB)) > 0`

// Lists tells of the lists that were imported.
func (s *Store) Lists() ([]checkin.RosterList, error) { return s.imported(journal.Lists) }

// Imports tells of each import, the last one last.
func (s *Store) Imports() ([]checkin.RosterList, error) { return s.imported(journal.Imports) }

func (s *Store) imported(tell func([]journal.Written, journal.Seats) []checkin.RosterList) (lists []checkin.RosterList, err error) {
	err = s.snapshot(context.Background(), func(q *statements) error {
		var imports []journal.Written
		err := newProjection(q).entriesOf(isImport, nil, func(w *journal.Written) error {
			imports = append(imports, *w)
			return nil
		})
		lists = tell(imports, &s.seats)
		return err
	})
	return lists, failed("read lists", err)
}
