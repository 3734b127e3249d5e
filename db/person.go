package db

import (
	"bytes"
	"slices"

	"opale/checkin"
	"opale/checkin/journal"
)

// turn is what a flush makes of the persons of some registrations: of one
// registration nearly always, else of all that joinings tie together.
type turn struct {
	before, after []*journal.Subject
	said          bool               // more changed than arrivals
	kin           []*journal.Subject // of registrations that are or were joined
}

// savePersons writes what follows from the registrations that changed: the
// counts, under whose id each is found, under which name, and what has to be
// looked at. Their own rows are in the file already.
func (p *projection) savePersons() error {
	d := doubts{about: make(map[checkin.RegistrationID]bool), names: make(map[string]bool), codes: make(map[string]bool)}
	for _, t := range p.dirty {
		if t.counted {
			continue
		}
		c, err := p.turn(t)
		if err != nil {
			return err
		}
		p.count(&c)
		if err := p.saveKin(&c); err != nil {
			return err
		}
		if err := p.saveNamesakes(&c); err != nil {
			return err
		}
		d.add(&c)
	}
	if err := p.namesakes.flush(); err != nil {
		return err
	}
	return p.saveConflicts(&d)
}

// turn compares the persons of a registration that changed with those of before.
func (p *projection) turn(t *touched) (turn, error) {
	if len(t.subject.Joins)+len(t.before.Joins) == 0 {
		return turn{before: []*journal.Subject{t.before}, after: []*journal.Subject{t.subject}, said: t.said || t.fresh}, nil
	}
	was, is, err := p.kin(t.subject.ID)
	if err != nil {
		return turn{}, err
	}
	c := turn{before: journal.Persons(was), after: journal.Persons(is), kin: is}
	for _, s := range is {
		if t := p.touched[s.ID]; t != nil && t.dirty {
			c.said, t.counted = c.said || t.said || t.fresh, true
		}
	}
	return c, nil
}

// kin gathers, as they were and as they are, the registrations that joinings
// tie to one, by what is known now or was before.
func (p *projection) kin(id checkin.RegistrationID) (was, is []*journal.Subject, err error) {
	reached := map[checkin.RegistrationID]bool{id: true}
	for todo := []checkin.RegistrationID{id}; len(todo) > 0; todo = todo[1:] {
		now, err := p.peek(todo[0])
		if err != nil {
			return nil, nil, err
		}
		if now == nil {
			now = &journal.Subject{ID: todo[0]}
		}
		before := now
		if t := p.touched[now.ID]; t != nil && t.dirty {
			if before = t.before; before == nobody {
				before = &journal.Subject{ID: now.ID}
			}
		}
		was, is = append(was, before), append(is, now)
		for _, j := range slices.Concat(now.Joins, before.Joins) {
			if !reached[j.With] {
				reached[j.With] = true
				todo = append(todo, j.With)
			}
		}
	}
	byID := func(a, b *journal.Subject) int { return bytes.Compare(a.ID[:], b.ID[:]) }
	slices.SortFunc(was, byID)
	slices.SortFunc(is, byID)
	return was, is, nil
}

// peek reads a registration as this transaction has it, without keeping it; nil
// where nothing is known.
func (p *projection) peek(id checkin.RegistrationID) (*journal.Subject, error) {
	if t, ok := p.touched[id]; ok {
		return t.subject, nil
	}
	return view{q: p.q}.subject(id)
}

// saveKin notes of each registration that was joined with another one which of
// them stays.
func (p *projection) saveKin(c *turn) error {
	if !c.said || c.kin == nil {
		return nil
	}
	stays := make(map[checkin.RegistrationID]checkin.RegistrationID)
	for _, s := range c.after {
		for _, id := range s.Registrations() {
			stays[id] = s.ID
		}
	}
	for _, s := range c.kin {
		id, to := s.ID, stays[s.ID]
		var err error
		if len(s.Joins) == 0 {
			err = p.q.exec(`DELETE FROM kin WHERE registration = ?`, id[:])
		} else {
			err = p.q.exec(`INSERT OR REPLACE INTO kin VALUES (?, ?)`, id[:], to[:])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// namesake is a row of the table: under which name and address a person is
// looked up.
type namesake struct {
	name, email string
	id          checkin.RegistrationID
	walkIn      bool
}

func namesakesOf(persons []*journal.Subject) []namesake {
	var all []namesake
	for _, s := range persons {
		r := s.Registration()
		n := namesake{checkin.Fold(r.FullName()), checkin.Fold(r.Email()), s.ID, r.WalkIn}
		if n.name != "" || n.email != "" || n.walkIn && len(s.Codes) > 0 {
			all = append(all, n)
		}
	}
	return all
}

func (p *projection) saveNamesakes(c *turn) error {
	if !c.said {
		return nil
	}
	before, after := namesakesOf(c.before), namesakesOf(c.after)
	for _, n := range before {
		if slices.Contains(after, n) {
			continue
		}
		if err := p.q.exec(`DELETE FROM namesake WHERE name = ? AND email = ? AND registration = ?`, p.q.nameKey(n.name), p.q.sealText(place("namesake", n.id[:]), n.email), n.id[:]); err != nil {
			return err
		}
	}
	for _, n := range after {
		if slices.Contains(before, n) {
			continue
		}
		p.walkIns = p.walkIns || n.walkIn
		p.namesakes.add(p.q.nameKey(n.name), p.q.sealText(place("namesake", n.id[:]), n.email), n.id[:], n.walkIn)
	}
	return nil
}

// doubts is what a flush has to look into again: the persons that changed, and
// the walk-ins with a name or a code that one of them has, or had.
type doubts struct {
	about map[checkin.RegistrationID]bool
	names map[string]bool
	codes map[string]bool // by code; true where somebody had it and has it no more
}

func (d *doubts) add(c *turn) {
	before := slices.ContainsFunc(c.before, (*journal.Subject).MayConflict)
	after := slices.ContainsFunc(c.after, (*journal.Subject).MayConflict)
	for _, persons := range [][]*journal.Subject{c.before, c.after} {
		for _, s := range persons {
			if s == nobody {
				continue
			}
			if before || after || c.said && (c.kin != nil || s.IsWalkIn()) {
				d.about[s.ID] = true
			}
			if !c.said {
				continue
			}
			r := s.Registration()
			if name := journal.Likeness(&r); name != "" {
				d.names[name] = true
			}
			for _, code := range s.Codes {
				d.codes[code] = d.codes[code] || !someBear(c.after, code)
			}
		}
	}
}

func someBear(persons []*journal.Subject, code string) bool {
	return slices.ContainsFunc(persons, func(s *journal.Subject) bool { return slices.Contains(s.Codes, code) })
}

// saveConflicts notes about whom there is something to look at.
func (p *projection) saveConflicts(d *doubts) error {
	if err := p.addWalkIns(d); err != nil {
		return err
	}
	for id := range d.about {
		s, err := journal.Person(id, p.peek)
		if err != nil {
			return err
		}
		var conflicts []checkin.Conflict
		if s != nil && s.ID == id {
			if conflicts, err = conflictsOf(p.q, s, p.peekPerson, p); err != nil {
				return err
			}
		}
		if err := p.saveConflict(id, len(conflicts)); err != nil {
			return err
		}
	}
	return nil
}

func (p *projection) saveConflict(id checkin.RegistrationID, n int) error {
	if n == 0 {
		return p.q.exec(`DELETE FROM conflict WHERE registration = ?`, id[:])
	}
	return p.q.exec(`INSERT OR REPLACE INTO conflict VALUES (?, ?)`, id[:], n)
}

func (p *projection) peekPerson(id checkin.RegistrationID) (*journal.Subject, error) {
	return journal.Person(id, p.peek)
}

// addWalkIns adds those who may resemble somebody that changed. Most of a bulk
// import happens before there is any.
func (p *projection) addWalkIns(d *doubts) error {
	if len(d.names)+len(d.codes) == 0 {
		return nil
	}
	if any, err := p.anyWalkIn(); err != nil || !any {
		return err
	}
	for name := range d.names {
		ids, err := view{q: p.q}.ids(`SELECT registration FROM namesake WHERE name = ? AND walk_in`, p.q.nameKey(name))
		if err != nil {
			return err
		}
		for _, id := range ids {
			d.about[id] = true
		}
	}
	return p.addBearers(d)
}

var selectCodes = `SELECT code.bare, coalesce(kin.stays, code.registration) FROM code LEFT JOIN kin ON kin.registration = code.registration WHERE code.bare IN (` + placeholders + `)`

// addBearers adds those who have a code in common: most codes are one's. Of a code
// that somebody has no more, whoever is left with it shared it.
func (p *projection) addBearers(d *doubts) error {
	keys, lost := make([]any, 0, len(d.codes)), make(map[string]bool)
	for code, gone := range d.codes {
		key := p.q.codeKey(code)
		keys = append(keys, key)
		lost[key] = lost[key] || gone
	}
	bearer := make(map[string]checkin.RegistrationID, len(keys))
	return view{q: p.q}.inChunks(selectCodes, keys, func(scan func(...any) error) error {
		var key string
		var id []byte
		if err := scan(&key, &id); err != nil {
			return err
		}
		now := checkin.RegistrationID(id)
		if first, known := bearer[key]; !known {
			bearer[key] = now
		} else if first != now {
			d.about[first], d.about[now] = true, true
		}
		if lost[key] {
			d.about[now] = true
		}
		return nil
	})
}

// anyWalkIn reports whether the file has a walk-in. It is asked once, since what a
// bulk transaction writes is not asked for without waiting for it.
func (p *projection) anyWalkIn() (bool, error) {
	var err error
	if !p.askedWalkIns {
		var one int
		p.askedWalkIns = true
		p.walkIns, err = p.q.row(`SELECT 1 FROM namesake WHERE walk_in LIMIT 1`, nil, []any{&one})
	}
	return p.walkIns, err
}
