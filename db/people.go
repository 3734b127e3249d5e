package db

import (
	"bytes"
	"context"
	"database/sql"
	"maps"
	"slices"

	"opale/checkin"
	"opale/checkin/journal"
)

// People visits every registration, in the order of their ids; persons of
// several come last.
func (s *Store) People(ctx context.Context, yield func(*checkin.Registration) bool) error {
	var id, values, stamps sql.RawBytes
	rows, err := s.reader.QueryContext(ctx, `SELECT id, personal, stamps FROM registration`)
	if err != nil {
		return failed("read people", err)
	}
	defer rows.Close()
	var joined []checkin.RegistrationID
	for rows.Next() {
		if err := rows.Scan(&id, &values, &stamps); err != nil {
			return failed("read people", err)
		}
		if journal.IsJoined(stamps) {
			joined = append(joined, checkin.RegistrationID(id))
			continue
		}
		plain, err := s.read.open(place("registration", id), values)
		if err != nil {
			return failed("read people", err)
		}
		r, err := journal.RestoreRegistration(checkin.RegistrationID(id), plain, stamps)
		if err != nil {
			return &checkin.Error{Code: checkin.CodeDamaged, Op: "read people", Err: err}
		}
		if journal.IsRegistered(stamps) && !yield(&r) {
			return nil
		}
	}
	if err := rows.Err(); err != nil {
		return failed("read people", err)
	}
	return s.joined(joined, yield)
}

// joined visits the persons that some registrations are.
func (s *Store) joined(ids []checkin.RegistrationID, yield func(*checkin.Registration) bool) error {
	for _, id := range ids {
		person, err := s.view().person(id)
		if err != nil {
			return err
		}
		if person.ID != id || !person.IsRegistered() {
			continue
		}
		if r := person.Registration(); !yield(&r) {
			return nil
		}
	}
	return nil
}

// Presence lists who came to a session.
func (s *Store) Presence(session checkin.SessionID) ([]checkin.RegistrationID, error) {
	return s.view().ids(`
		SELECT DISTINCT coalesce(kin.stays, a.registration) FROM attendance a LEFT JOIN kin ON kin.registration = a.registration
		WHERE a.session = ? AND a.session IS NOT NULL AND a.undo_seq IS NULL`, session)
}

// Recent lists the last arrivals in force at a session, latest first.
func (s *Store) Recent(session checkin.SessionID, device checkin.DeviceID, n int) ([]checkin.Arrival, error) {
	of, args := ``, []any{session}
	if (device != checkin.DeviceID{}) {
		of, args = `AND stream IN (SELECT no FROM stream WHERE device = ?)`, append(args, device[:])
	}
	// Which ones they are is read off the index alone: between those of a quiet
	// desk there may be thousands of others'.
	which := `SELECT registration, stream, last.seq FROM attendance last JOIN stream writer ON writer.no = last.stream
		WHERE session = ? AND session IS NOT NULL AND undo_seq IS NULL ` + of + ` ORDER BY time DESC, writer.id DESC, last.seq DESC LIMIT ?`
	var passages []journal.Passage
	var who []checkin.RegistrationID
	err := s.read.each(context.Background(), `SELECT `+passageColumns+`WHERE (a.registration, a.stream, a.seq) IN (`+which+`)
		ORDER BY a.time DESC, arrival.id DESC, a.seq DESC`, append(args, n),
		func(scan func(...any) error) error {
			p, of, err := s.read.scanPassage(scan)
			passages, who = append(passages, p), append(who, of)
			return err
		})
	if err != nil {
		return nil, failed("read arrivals", err)
	}
	all, err := s.Arrivals(who...)
	if err != nil {
		return nil, err
	}
	whole := make(map[checkin.EntryID]checkin.Arrival, len(all))
	for _, a := range all {
		whole[a.Entry] = a
	}
	var recent []checkin.Arrival
	for i := range passages {
		if a, ok := whole[passages[i].Arrival]; ok {
			recent = append(recent, a)
		}
	}
	return recent, nil
}

// Conflicts lists what a person has to look at.
func (s *Store) Conflicts() ([]checkin.Conflict, error) {
	v := s.view()
	ids, err := v.ids(`SELECT registration FROM conflict ORDER BY registration`)
	if err != nil {
		return nil, err
	}
	lost, err := s.lost()
	if err != nil {
		return nil, failed("read branches", err)
	}
	ids = slices.AppendSeq(ids, maps.Keys(lost))
	slices.SortFunc(ids, func(a, b checkin.RegistrationID) int { return bytes.Compare(a[:], b[:]) })
	var conflicts []checkin.Conflict
	for _, id := range slices.Compact(ids) {
		person, err := v.person(id)
		if err != nil {
			return nil, err
		}
		if person == nil {
			person = &journal.Subject{ID: id}
		}
		about, err := conflictsOf(v.q, person, v.person, v.seats)
		if err != nil {
			return nil, err
		}
		conflicts = append(append(conflicts, about...), person.Forked(lost[id])...)
	}
	return conflicts, journal.WhoSaid(conflicts, v.Happening)
}

// ToCheck counts what Conflicts and Held list, by what every write keeps. Only
// where a stream has forked, or a device is revoked, is more read than a number.
func (s *Store) ToCheck() (int, error) {
	var n int
	if _, err := s.read.row(`SELECT coalesce(sum(n), 0) FROM conflict`, nil, []any{&n}); err != nil {
		return 0, failed("count conflicts", err)
	}
	lost, err := s.lost()
	if err != nil {
		return 0, failed("read branches", err)
	}
	for id, of := range lost {
		person, err := s.view().person(id)
		if err != nil {
			return 0, err
		}
		if person == nil {
			person = &journal.Subject{ID: id}
		}
		n += len(person.Forked(of))
	}
	held, err := s.countHeld()
	return n + held, failed("count what is held", err)
}

// lost is what branches that do not stand say of people.
func (s *Store) lost() (map[checkin.RegistrationID]journal.Lost, error) {
	all := make(map[checkin.RegistrationID]journal.Lost)
	branches, err := readBranches(context.Background(), &s.read, ``)
	for i := range branches {
		for id, of := range branches[i].Lost(&s.seats) {
			person, err := s.view().person(id)
			if err != nil {
				return nil, err
			}
			if person != nil {
				id = person.ID
			}
			all[id] = all[id].Join(of)
		}
	}
	return all, err
}

// mayBe finds who has a walk-in's name, or a code of theirs, in the order of their
// ids; they themselves are among them.
func (v view) mayBe(walkIn *journal.Subject) (may []checkin.RegistrationID, err error) {
	r := walkIn.Registration()
	if name := journal.Likeness(&r); name != "" {
		if may, err = v.ids(`SELECT registration FROM namesake WHERE name = ?`, v.q.nameKey(name)); err != nil {
			return nil, err
		}
	}
	for _, code := range walkIn.Codes {
		bearers, err := v.Holders(checkin.CodeExact, code)
		if err != nil {
			return nil, err
		}
		may = append(may, bearers...)
	}
	slices.SortFunc(may, func(a, b checkin.RegistrationID) int { return bytes.Compare(a[:], b[:]) })
	return slices.Compact(may), nil
}

// conflictsOf lists what has to be looked at about a person and, of a walk-in,
// whom they resemble.
func conflictsOf(q *statements, person *journal.Subject, find journal.Folds, seats journal.Seats) ([]checkin.Conflict, error) {
	conflicts := person.Conflicts(seats)
	if !person.IsWalkIn() {
		return conflicts, nil
	}
	alike, err := view{q: q}.mayBe(person)
	if err != nil {
		return nil, err
	}
	for _, id := range alike {
		other, err := find(id)
		if err != nil {
			return nil, err
		}
		if other == nil {
			continue
		}
		if c, ok := journal.Resembling(person, other, seats); ok {
			conflicts = append(conflicts, c)
		}
	}
	return conflicts, nil
}
