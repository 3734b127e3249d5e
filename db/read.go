package db

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// view reads the folded state, over the pool or within a transaction.
type view struct {
	q     *statements
	seats journal.Seats
}

// subject reads one registration with its passages; nil where nothing is known.
func (v view) subject(id checkin.RegistrationID) (*journal.Subject, error) {
	s, err := v.bare(id)
	if err != nil || s == nil {
		return nil, err
	}
	s.Passages, err = v.passages(id)
	return s, err
}

func (v view) bare(id checkin.RegistrationID) (*journal.Subject, error) {
	var values, stamps []byte
	found, err := v.q.row(`SELECT personal, stamps FROM registration WHERE id = ?`, []any{id[:]}, []any{&values, &stamps})
	if err != nil || !found {
		return nil, failed("read registration", err)
	}
	s, err := journal.Restore(id, values, stamps)
	if err != nil {
		return nil, &checkin.Error{Code: checkin.CodeDamaged, Op: "read registration", Detail: id.String(), Err: err}
	}
	return s, nil
}

const passageColumns = `
	arrival.id, a.seq, coalesce(a.session, ''), a.session IS NOT NULL, a.time, a.seat, a.forced, a.reason,
	undo.id, coalesce(a.undo_seq, 0), coalesce(a.undo_tick, 0), coalesce(a.undo_time, 0), coalesce(a.undo_seat, 0), coalesce(a.undo_reason, ''),
	a.registration
	FROM attendance a JOIN stream arrival ON arrival.no = a.stream LEFT JOIN stream undo ON undo.no = a.undo_stream `

func scanPassage(scan func(...any) error) (p journal.Passage, of checkin.RegistrationID, err error) {
	var stream, undoStream, registration []byte
	var at, undoAt int64
	err = scan(&stream, &p.Arrival.Seq, &p.Session, &p.Known, &at, &p.Seat, &p.Forced, &p.Reason,
		&undoStream, &p.Undo.Stamp.Entry.Seq, &p.Undo.Stamp.Tick, &undoAt, &p.Undo.Seat, &p.Undo.Reason, &registration)
	copy(p.Arrival.Stream[:], stream)
	copy(p.Undo.Stamp.Entry.Stream[:], undoStream)
	copy(of[:], registration)
	if p.Known {
		p.Time = time.UnixMilli(at)
	}
	if !p.Undo.Stamp.IsZero() {
		p.Undo.Time = time.UnixMilli(undoAt)
	}
	return p, of, err
}

func (v view) passages(id checkin.RegistrationID) ([]journal.Passage, error) {
	var found []journal.Passage
	err := v.q.each(context.Background(), `SELECT `+passageColumns+`WHERE a.registration = ? ORDER BY arrival.id, a.seq`, []any{id[:]},
		func(scan func(...any) error) error {
			p, _, err := scanPassage(scan)
			found = append(found, p)
			return err
		})
	return found, failed("read arrivals", err)
}

// Registrations reads some registrations.
func (v view) Registrations(ids ...checkin.RegistrationID) ([]checkin.Registration, error) {
	var found []checkin.Registration
	for _, id := range ids {
		s, err := v.bare(id)
		if err != nil {
			return nil, err
		}
		if s != nil && s.IsRegistered() {
			found = append(found, s.Registration())
		}
	}
	return found, nil
}

// Arrivals reads the arrivals of some registrations.
func (v view) Arrivals(ids ...checkin.RegistrationID) ([]checkin.Arrival, error) {
	var found []checkin.Arrival
	for _, id := range ids {
		passages, err := v.passages(id)
		if err != nil {
			return nil, err
		}
		s := journal.Subject{ID: id, Passages: passages}
		found = append(found, s.Arrivals(v.seats)...)
	}
	return found, nil
}

// Arrival reads one arrival.
func (v view) Arrival(id checkin.EntryID) (checkin.Arrival, error) {
	var found []checkin.Arrival
	err := v.q.each(context.Background(), `SELECT `+passageColumns+`
		WHERE a.registration = (SELECT subject FROM entry JOIN stream ON stream.no = entry.stream WHERE stream.id = ?1 AND entry.seq = ?2)
		AND arrival.id = ?1 AND a.seq = ?2 AND a.session IS NOT NULL`,
		[]any{id.Stream[:], id.Seq}, func(scan func(...any) error) error {
			p, of, err := scanPassage(scan)
			s := journal.Subject{ID: of, Passages: []journal.Passage{p}}
			found = s.Arrivals(v.seats)
			return err
		})
	switch {
	case err != nil:
		return checkin.Arrival{}, failed("read arrival", err)
	case len(found) == 0:
		return checkin.Arrival{}, checkin.Errorf(checkin.CodeNotFound, "read arrival", "%s", id)
	}
	return found[0], nil
}

// Holders finds registrations by code. All three ways of matching look under
// the code's barest form and then compare.
func (v view) Holders(match checkin.CodeMatch, code string) ([]checkin.RegistrationID, error) {
	want := checkin.CodeKey(match, code)
	var holders []checkin.RegistrationID
	err := v.q.each(context.Background(), `SELECT registration, code FROM code WHERE bare = ?`,
		[]any{checkin.CodeKey(checkin.CodeBare, code)}, func(scan func(...any) error) error {
			var id []byte
			var held string
			err := scan(&id, &held)
			if checkin.CodeKey(match, held) == want {
				holders = appendOnce(holders, checkin.RegistrationID(id))
			}
			return err
		})
	return holders, failed("read codes", err)
}

func appendOnce(ids []checkin.RegistrationID, id checkin.RegistrationID) []checkin.RegistrationID {
	for _, known := range ids {
		if known == id {
			return ids
		}
	}
	return append(ids, id)
}

// Namesakes finds registrations by name and e-mail address.
func (v view) Namesakes(name, email string) ([]checkin.RegistrationID, error) {
	return v.ids(`SELECT registration FROM namesake WHERE key = ?`, journal.NameKey(name, email))
}

func (v view) ids(text string, args ...any) ([]checkin.RegistrationID, error) {
	var ids []checkin.RegistrationID
	err := v.q.each(context.Background(), text, args, func(scan func(...any) error) error {
		var id []byte
		if err := scan(&id); err != nil {
			return err
		}
		ids = append(ids, checkin.RegistrationID(id))
		return nil
	})
	return ids, failed("read registrations", err)
}

func (s *Store) view() view { return view{&s.read, &s.seats} }

// Registrations reads some registrations, in the order of the ids.
func (s *Store) Registrations(ids ...checkin.RegistrationID) ([]checkin.Registration, error) {
	return s.view().Registrations(ids...)
}

// Arrivals reads the arrivals of some registrations.
func (s *Store) Arrivals(ids ...checkin.RegistrationID) ([]checkin.Arrival, error) {
	return s.view().Arrivals(ids...)
}

// Arrival reads one arrival.
func (s *Store) Arrival(id checkin.EntryID) (checkin.Arrival, error) { return s.view().Arrival(id) }

// Holders finds registrations by code.
func (s *Store) Holders(match checkin.CodeMatch, code string) ([]checkin.RegistrationID, error) {
	return s.view().Holders(match, code)
}

// Namesakes finds registrations by name and e-mail address.
func (s *Store) Namesakes(name, email string) ([]checkin.RegistrationID, error) {
	return s.view().Namesakes(name, email)
}

// Event is the event as last defined, else the built-in one in the current year.
func (s *Store) Event() (checkin.Event, error) {
	var event checkin.Event
	var definition string
	found, err := s.read.row(`SELECT value FROM meta WHERE key = 'definition'`, nil, []any{&definition})
	if err != nil {
		return event, failed("read event", err)
	}
	if !found {
		return checkin.Fabriques(s.now().Year()), nil
	}
	if err := json.Unmarshal([]byte(definition), &event); err != nil {
		return event, &checkin.Error{Code: checkin.CodeDamaged, Op: "read event", Err: err}
	}
	return event, nil
}

// People visits every registration, in the order of their ids.
func (s *Store) People(ctx context.Context, yield func(*checkin.Registration) bool) error {
	var id, values, stamps sql.RawBytes
	rows, err := s.reader.QueryContext(ctx, `SELECT id, personal, stamps FROM registration`)
	if err != nil {
		return failed("read people", err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(&id, &values, &stamps); err != nil {
			return failed("read people", err)
		}
		r, err := journal.RestoreRegistration(checkin.RegistrationID(id), values, stamps)
		if err != nil {
			return &checkin.Error{Code: checkin.CodeDamaged, Op: "read people", Err: err}
		}
		if !yield(&r) {
			return nil
		}
	}
	return failed("read people", rows.Err())
}

// Presence lists who is in at a session.
func (s *Store) Presence(session checkin.SessionID) ([]checkin.RegistrationID, error) {
	return s.view().ids(`SELECT DISTINCT registration FROM attendance WHERE session = ? AND session IS NOT NULL AND undo_seq IS NULL`, session)
}

// Recent lists the last arrivals in force at a session, latest first.
func (s *Store) Recent(session checkin.SessionID, device checkin.DeviceID, n int) ([]checkin.Arrival, error) {
	where, args := ``, []any{session}
	if (device != checkin.DeviceID{}) {
		where, args = `AND arrival.device = ?`, append(args, device[:])
	}
	var recent []checkin.Arrival
	err := s.read.each(context.Background(), `SELECT `+passageColumns+`
		WHERE a.session = ? AND a.session IS NOT NULL AND a.undo_seq IS NULL `+where+`
		ORDER BY a.time DESC, arrival.id DESC, a.seq DESC LIMIT ?`, append(args, n),
		func(scan func(...any) error) error {
			p, of, err := scanPassage(scan)
			subject := journal.Subject{ID: of, Passages: []journal.Passage{p}}
			recent = append(recent, subject.Arrivals(&s.seats)...)
			return err
		})
	return recent, failed("read arrivals", err)
}

// History tells what happened to a registration, in the order of the ticks.
func (s *Store) History(id checkin.RegistrationID) ([]checkin.Happening, error) {
	subject, err := s.view().subject(id)
	if err != nil || subject == nil {
		return nil, err
	}
	var history []checkin.Happening
	err = s.read.each(context.Background(), `
		SELECT stream.id, entry.seq, entry.bytes, entry.salt, entry.personal
		FROM entry JOIN stream ON stream.no = entry.stream WHERE entry.subject = ? AND entry.subject IS NOT NULL
		ORDER BY json_extract(CAST(entry.bytes AS TEXT), '$.t'), stream.id, entry.seq`, []any{id[:]},
		func(scan func(...any) error) error {
			e, err := scanEntry(scan)
			if err != nil {
				return err
			}
			w, err := e.Read()
			if err != nil {
				return &checkin.Error{Code: checkin.CodeDamaged, Op: "read history", Err: err}
			}
			h := journal.Tell(&w, &s.seats)
			h.Undone = subject.TookBack(e.ID)
			history = append(history, h)
			return nil
		})
	return history, failed("read history", err)
}

func scanEntry(scan func(...any) error, more ...any) (journal.Entry, error) {
	var e journal.Entry
	var stream []byte
	err := scan(append([]any{&stream, &e.ID.Seq, &e.Bytes, &e.Salt, &e.Personal}, more...)...)
	copy(e.ID.Stream[:], stream)
	return e, err
}

// Conflicts lists what a person has to look at.
func (s *Store) Conflicts() ([]checkin.Conflict, error) {
	ids, err := s.view().ids(`SELECT registration FROM conflict ORDER BY registration`)
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
		subject, err := s.view().subject(id)
		if err != nil {
			return nil, err
		}
		if subject != nil {
			conflicts = append(conflicts, subject.Conflicts(&s.seats)...)
		}
		conflicts = append(conflicts, subject.Forked(id, lost[id])...)
	}
	return conflicts, nil
}

// lost is what branches that do not stand say of people.
func (s *Store) lost() (map[checkin.RegistrationID]journal.Lost, error) {
	all := make(map[checkin.RegistrationID]journal.Lost)
	branches, err := readBranches(context.Background(), &s.read, ``)
	for i := range branches {
		for id, of := range branches[i].Lost(&s.seats) {
			all[id] = all[id].Join(of)
		}
	}
	return all, err
}

// Position is the number of the last entry received.
func (s *Store) Position() (checkin.Position, error) {
	last, err := lastEntry(&s.read)
	return last, failed("read position", err)
}

// Changes lists the registrations that entries since a position are about.
func (s *Store) Changes(since checkin.Position) (checkin.Change, error) {
	last, err := s.Position()
	change := checkin.Change{Position: last}
	if err != nil || last == since {
		return change, err
	}
	change.Registrations, err = s.view().ids(`SELECT DISTINCT subject FROM entry WHERE no > ? AND no <= ? AND subject IS NOT NULL`, since, last)
	return change, err
}

// Remembered reads a local setting.
func (s *Store) Remembered(key string) (string, error) {
	var value string
	_, err := s.read.row(`SELECT value FROM setting WHERE key = ?`, []any{key}, []any{&value})
	return value, failed("read setting", err)
}
