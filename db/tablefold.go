package db

import (
	"context"
	"errors"
	"fmt"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/db/seal"
)

// tableFold folds the journal, one registration at a time, to what the
// projections should be. What follows from several registrations together, it
// takes from the tables of single ones: these are compared too, so that where
// they are wrong, the whole is found wrong.
type tableFold struct {
	*tables
	ctx    context.Context
	counts *projection
	joins  map[checkin.RegistrationID][]journal.Written // by the registration that the entry names second
	joined []checkin.RegistrationID
	unsure []checkin.RegistrationID // walk-ins, who may resemble somebody
}

// foldTables folds the whole journal.
func foldTables(ctx context.Context, q *statements) (*tables, error) {
	f := &tableFold{tables: newTables(), ctx: ctx, counts: newProjection(q), joins: make(map[checkin.RegistrationID][]journal.Written)}
	f.counts.audience, f.counts.turnout = f.audience, f.tables.turnout
	if err := f.readJoins(q); err != nil {
		return nil, err
	}
	if err := f.readSubjects(q); err != nil {
		return nil, err
	}
	return f.tables, f.addPersons(q)
}

// readJoins gathers the joinings: each is about a second registration, under
// which the journal does not list it.
func (f *tableFold) readJoins(q *statements) error {
	return q.each(f.ctx, `
		SELECT stream.id, entry.seq, entry.bytes, entry.salt, entry.personal
		FROM entry JOIN stream ON stream.no = entry.stream WHERE `+isJoining, nil,
		f.standing(func(e *journal.Entry, c *journal.Content) {
			if about := journal.About(c, c.Says()); len(about) > 1 {
				f.joins[about[1]] = append(f.joins[about[1]], journal.Written{Entry: *e, Content: *c})
			}
		}))
}

// standing reads the entries that can be read and are not held back.
func (f *tableFold) standing(yield func(*journal.Entry, *journal.Content)) func(scan func(...any) error) error {
	return func(scan func(...any) error) error {
		e, err := f.counts.q.scanEntry(scan)
		if errors.Is(err, seal.ErrSealed) {
			e.Salt, e.Personal, err = nil, nil, nil // said by the walk along the chain
		}
		if err != nil {
			return err
		}
		content, err := e.Content()
		if err != nil {
			return nil // said by the walk along the chain
		}
		stands, err := f.counts.stands(e.ID.Stream)
		if err == nil && e.ID.Seq <= stands {
			yield(&e, &content)
		}
		return err
	}
}

func (f *tableFold) readSubjects(q *statements) error {
	var subject *journal.Subject
	err := q.each(f.ctx, entriesBySubject, nil, f.standing(func(e *journal.Entry, c *journal.Content) {
		if subject == nil || c.Subject != subject.ID {
			f.done(subject)
			subject = f.begin(c.Subject)
		}
		personal, _ := e.Reveals(c)
		subject.Apply(e.ID, c, c.Says(), personal)
	}))
	f.done(subject)
	for id := range f.joins { // of which nothing else is known
		f.done(f.begin(id))
	}
	return err
}

func (f *tableFold) begin(id checkin.RegistrationID) *journal.Subject {
	s := &journal.Subject{ID: id}
	for i := range f.joins[id] {
		w := &f.joins[id][i]
		s.Apply(w.ID, &w.Content, w.Content.Says(), checkin.Personal{})
	}
	delete(f.joins, id)
	return s
}

// done adds the rows of a registration's own and, unless it was ever joined with
// another, of the person that it is.
func (f *tableFold) done(s *journal.Subject) {
	if s == nil {
		return
	}
	f.addRegistration(s.ID[:], s.Values(), s.Stamps())
	f.addCells(s.ID[:], s.Listed[checkin.FieldCells].Value)
	for _, code := range s.Codes {
		f.addCode(f.counts.q.codeKey(code), s.ID[:], code)
	}
	for i := range s.Passages {
		f.addPassage(s.ID, &s.Passages[i])
	}
	switch {
	case len(s.Joins) > 0:
		f.joined = append(f.joined, s.ID)
		return
	case s.IsWalkIn():
		f.unsure = append(f.unsure, s.ID)
	default:
		f.addConflict(s.ID[:], len(s.Conflicts(f.counts)))
	}
	f.addPerson(s)
}

func (f *tableFold) addPerson(s *journal.Subject) {
	f.counts.tally(s, +1)
	for _, n := range namesakesOf([]*journal.Subject{s}) {
		n.name = f.counts.q.nameKey(n.name)
		f.addNamesake(n)
	}
}

// addPersons adds what several registrations come to.
func (f *tableFold) addPersons(q *statements) error {
	for _, id := range f.joined {
		person, err := f.counts.peekPerson(id)
		if err != nil || person == nil {
			return err
		}
		f.add("kin", fmt.Sprintf("%x", id[:]), fmt.Sprintf("%x", person.ID[:]))
		if person.ID == id {
			f.unsure = append(f.unsure, id)
			f.addPerson(person)
		}
	}
	for _, id := range f.unsure {
		person, err := f.counts.peekPerson(id)
		if err != nil || person == nil {
			return err
		}
		conflicts, err := conflictsOf(q, person, f.counts.peekPerson, f.counts)
		if err != nil {
			return err
		}
		f.addConflict(id[:], len(conflicts))
	}
	return nil
}
