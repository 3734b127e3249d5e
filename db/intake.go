package db

import (
	"context"
	"strings"

	"opale/checkin"
	"opale/checkin/journal"
)

// What an import asks of a transaction, many at a time: a query for each row of
// a list would take longer than writing it.

// placeholders is as many parameters as are looked up in one statement.
var placeholders = `?` + strings.Repeat(`, ?`, lookedUp-1)

// inChunks runs a statement for some values at a time; those that a chunk lacks
// are NULL, which equals nothing.
func (v view) inChunks(text string, values []any, yield func(scan func(...any) error) error) error {
	if len(values) == 0 {
		return nil
	}
	args := make([]any, lookedUp)
	for from := 0; from < len(values); from += lookedUp {
		clear(args)
		copy(args, values[from:])
		if err := v.q.each(context.Background(), text, args, yield); err != nil {
			return err
		}
	}
	return nil
}

func blobs(ids []checkin.RegistrationID) []any {
	values := make([]any, len(ids))
	for i := range ids {
		values[i] = ids[i][:]
	}
	return values
}

var (
	selectStamps        = `SELECT id, stamps FROM registration WHERE id IN (` + placeholders + `)`
	selectRegistrations = `SELECT id, personal, stamps FROM registration WHERE id IN (` + placeholders + `)`
	selectPassages      = `SELECT ` + passageColumns + `WHERE a.registration IN (` + placeholders + `) ORDER BY arrival.id, a.seq`
	selectBearers       = `SELECT code.registration, coalesce(kin.stays, code.registration), code.code FROM code LEFT JOIN kin ON kin.registration = code.registration WHERE code.bare IN (` + placeholders + `)`
	selectNames         = `SELECT name, registration, email FROM namesake WHERE name IN (` + placeholders + `) ORDER BY name, registration`
)

// preload reads registrations that this transaction has not touched.
func (p *projection) preload(ids []checkin.RegistrationID) error {
	if err := p.foldAnew(); err != nil {
		return err
	}
	if len(p.touched)+len(ids) > keepTouched {
		if err := p.flush(); err != nil {
			return err
		}
		clear(p.touched)
	}
	read := make(map[checkin.RegistrationID]*touched)
	var missing []checkin.RegistrationID
	for _, id := range ids {
		switch {
		case p.touched[id] != nil || read[id] != nil:
		case p.isAbsent(id):
			p.touchNew(id)
		default:
			read[id] = &touched{subject: &journal.Subject{ID: id}, fresh: true}
			missing = append(missing, id)
		}
	}
	v := view{q: p.q}
	var held []checkin.RegistrationID
	err := v.inChunks(selectRegistrations, blobs(missing), func(scan func(...any) error) error {
		var raw, values, stamps []byte
		if err := scan(&raw, &values, &stamps); err != nil {
			return err
		}
		id := checkin.RegistrationID(raw)
		s, err := p.q.restore(id, values, stamps)
		if err != nil {
			return err
		}
		read[id].subject, read[id].fresh, held = s, false, append(held, id)
		return nil
	})
	if err != nil {
		return err
	}
	err = v.inChunks(selectPassages, blobs(held), func(scan func(...any) error) error {
		passage, of, err := p.q.scanPassage(scan)
		read[of].subject.Passages = append(read[of].subject.Passages, passage)
		return err
	})
	for id, t := range read {
		p.touched[id] = t
	}
	return err
}

// Listed reads registrations as the organiser's list gave them.
func (tx *tx) Listed(ids ...checkin.RegistrationID) ([]checkin.Listed, error) {
	if err := tx.preload(ids); err != nil {
		return nil, failed("read registrations", err)
	}
	listed := make([]checkin.Listed, len(ids))
	var known []checkin.RegistrationID
	var at []int
	for i, id := range ids {
		s, err := tx.subject(id)
		if err != nil {
			return nil, failed("read registrations", err)
		}
		if listed[i] = s.AsListed(); listed[i].Known() {
			known, at = append(known, id), append(at, i)
		}
	}
	cells, err := tx.view.ownCells(known)
	for n := range cells {
		// What this transaction was told, and has not written yet, is in memory.
		if fields := listed[at[n]].Fields; cells[n] != "" && !tx.hasCells(known[n]) {
			fields[checkin.FieldCells] = string(cells[n])
		}
	}
	return listed, err
}

// hasCells reports whether the row of a registration's list is in memory.
func (p *projection) hasCells(id checkin.RegistrationID) bool {
	t := p.touched[id]
	return t != nil && t.dirty && t.subject.Listed[checkin.FieldCells].Stamp != t.stored().Listed[checkin.FieldCells].Stamp
}

// PartsOf lists the registrations of a person.
func (tx *tx) PartsOf(id checkin.RegistrationID) ([]checkin.RegistrationID, error) {
	p, err := tx.person(id)
	if err != nil || p == nil {
		return []checkin.RegistrationID{id}, failed("read registrations", err)
	}
	return p.Registrations(), nil
}

// Known tells who is registered.
func (tx *tx) Known(ids ...checkin.RegistrationID) ([]bool, error) {
	if err := tx.flush(); err != nil {
		return nil, failed("read registrations", err)
	}
	registered := make(map[checkin.RegistrationID]bool, len(ids))
	err := tx.view.inChunks(selectStamps, blobs(ids), func(scan func(...any) error) error {
		var id, stamps []byte
		err := scan(&id, &stamps)
		registered[checkin.RegistrationID(id)] = journal.IsRegistered(stamps)
		return err
	})
	known := make([]bool, len(ids))
	for i, id := range ids {
		is, held := registered[id]
		if known[i] = is; !held && err == nil {
			tx.absent[id] = struct{}{}
		}
	}
	return known, failed("read registrations", err)
}

// Bearers finds registrations by their codes.
func (tx *tx) Bearers(codes ...string) ([][]checkin.RegistrationID, error) {
	if err := tx.flush(); err != nil {
		return nil, failed("read codes", err)
	}
	at := make(map[string][]int, len(codes)) // by the code itself
	bare := make([]any, len(codes))
	for i, code := range codes {
		key := checkin.CodeKey(checkin.CodeExact, code)
		at[key] = append(at[key], i)
		bare[i] = tx.q.codeKey(code)
	}
	bearers := make([][]checkin.RegistrationID, len(codes))
	err := tx.view.inChunks(selectBearers, bare, func(scan func(...any) error) error {
		var of, id []byte
		var code string
		if err := scan(&of, &id, &code); err != nil {
			return err
		}
		err := tx.q.openText(place("code", of), &code)
		for _, i := range at[checkin.CodeKey(checkin.CodeExact, code)] {
			bearers[i] = appendOnce(bearers[i], checkin.RegistrationID(id))
		}
		return err
	})
	return bearers, failed("read codes", err)
}

// SameNames finds registrations by their names.
func (tx *tx) SameNames(names ...string) ([][]checkin.Namesake, error) {
	if err := tx.flush(); err != nil {
		return nil, failed("read names", err)
	}
	at := make(map[string][]int, len(names))
	var folded []any
	for i, name := range names {
		key := tx.q.nameKey(checkin.Fold(name))
		if key == "" {
			continue
		}
		if at[key] == nil {
			folded = append(folded, key)
		}
		at[key] = append(at[key], i)
	}
	namesakes := make([][]checkin.Namesake, len(names))
	err := tx.view.inChunks(selectNames, folded, func(scan func(...any) error) error {
		var id []byte
		var name, email string
		if err := scan(&name, &id, &email); err != nil {
			return err
		}
		err := tx.q.openText(place("namesake", id), &email)
		for _, i := range at[name] {
			namesakes[i] = append(namesakes[i], checkin.Namesake{ID: checkin.RegistrationID(id), Email: email})
		}
		return err
	})
	return namesakes, failed("read names", err)
}

// OfList lists whom a list registered.
func (tx *tx) OfList(label string) ([]checkin.RegistrationID, error) {
	if err := tx.flush(); err != nil {
		return nil, failed("read list", err)
	}
	var ids []checkin.RegistrationID
	err := tx.q.each(context.Background(), `SELECT id, stamps FROM registration ORDER BY id`, nil, func(scan func(...any) error) error {
		var id, stamps []byte
		err := scan(&id, &stamps)
		if err == nil && journal.IsListed(stamps, label) {
			ids = append(ids, checkin.RegistrationID(id))
		}
		return err
	})
	return ids, failed("read list", err)
}
