package db

import (
	"context"
	"encoding/json"
	"errors"
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
	return v.q.restore(id, values, stamps)
}

const passageColumns = `
	arrival.id, a.seq, coalesce(a.session, ''), a.session IS NOT NULL, a.time, a.seat, a.forced, a.reason,
	undo.id, coalesce(a.undo_seq, 0), coalesce(a.undo_tick, 0), coalesce(a.undo_time, 0), coalesce(a.undo_seat, 0), coalesce(a.undo_reason, ''),
	after.id, coalesce(a.after_seq, 0), a.registration
	FROM attendance a JOIN stream arrival ON arrival.no = a.stream
	LEFT JOIN stream undo ON undo.no = a.undo_stream LEFT JOIN stream after ON after.no = a.after_stream `

func (s *statements) scanPassage(scan func(...any) error) (p journal.Passage, of checkin.RegistrationID, err error) {
	var stream, undoStream, after, registration []byte
	var at, undoAt int64
	err = scan(&stream, &p.Arrival.Seq, &p.Session, &p.Known, &at, &p.Seat, &p.Forced, &p.Reason,
		&undoStream, &p.Undo.Stamp.Entry.Seq, &p.Undo.Stamp.Tick, &undoAt, &p.Undo.Seat, &p.Undo.Reason,
		&after, &p.After.Seq, &registration)
	copy(p.Arrival.Stream[:], stream)
	copy(p.Undo.Stamp.Entry.Stream[:], undoStream)
	copy(p.After.Stream[:], after)
	copy(of[:], registration)
	if p.Known {
		p.Time = time.UnixMilli(at)
	}
	if !p.Undo.Stamp.IsZero() {
		p.Undo.Time = time.UnixMilli(undoAt)
	}
	if err == nil {
		err = errors.Join(s.openText(reasonPlace(of, p.Arrival, arrivalReason), &p.Reason), s.openText(reasonPlace(of, p.Arrival, undoReason), &p.Undo.Reason))
	}
	return p, of, err
}

func (v view) passages(id checkin.RegistrationID) ([]journal.Passage, error) {
	var found []journal.Passage
	err := v.q.each(context.Background(), `SELECT `+passageColumns+`WHERE a.registration = ? ORDER BY arrival.id, a.seq`, []any{id[:]},
		func(scan func(...any) error) error {
			p, _, err := v.q.scanPassage(scan)
			found = append(found, p)
			return err
		})
	return found, failed("read arrivals", err)
}

// person finds whose registration one is; nil where nothing is known of it.
func (v view) person(id checkin.RegistrationID) (*journal.Subject, error) {
	return journal.Person(id, v.subject)
}

// Registrations reads some registrations.
func (v view) Registrations(ids ...checkin.RegistrationID) ([]checkin.Registration, error) {
	return registrations(ids, func(id checkin.RegistrationID) (*journal.Subject, error) {
		s, err := v.bare(id)
		if err != nil || s == nil || len(s.Joins) == 0 {
			return s, err
		}
		return v.person(id)
	})
}

// registrations reads each person once.
func registrations(ids []checkin.RegistrationID, person journal.Folds) ([]checkin.Registration, error) {
	var found []checkin.Registration
	for _, id := range ids {
		s, err := person(id)
		if err != nil {
			return nil, err
		}
		again := func(r checkin.Registration) bool { return r.ID == s.ID }
		if s != nil && s.IsRegistered() && !slices.ContainsFunc(found, again) {
			found = append(found, s.Registration())
		}
	}
	return found, nil
}

// Arrivals reads the arrivals of some registrations.
func (v view) Arrivals(ids ...checkin.RegistrationID) ([]checkin.Arrival, error) {
	return arrivals(ids, v.person, v.seats)
}

// arrivals reads those of each person once.
func arrivals(ids []checkin.RegistrationID, person journal.Folds, seats journal.Seats) ([]checkin.Arrival, error) {
	var found []checkin.Arrival
	var read []checkin.RegistrationID
	for _, id := range ids {
		s, err := person(id)
		if err != nil {
			return nil, err
		}
		if s != nil && !slices.Contains(read, s.ID) {
			read = append(read, s.ID)
			found = append(found, s.Arrivals(seats)...)
		}
	}
	return found, nil
}

// Arrival reads one arrival.
func (v view) Arrival(id checkin.EntryID) (checkin.Arrival, error) {
	var subject []byte
	found, err := v.q.row(`SELECT entry.subject FROM entry JOIN stream ON stream.no = entry.stream WHERE stream.id = ? AND entry.seq = ? AND entry.subject IS NOT NULL`,
		[]any{id.Stream[:], id.Seq}, []any{&subject})
	if err != nil {
		return checkin.Arrival{}, failed("read arrival", err)
	}
	if found {
		all, err := v.Arrivals(checkin.RegistrationID(subject))
		if err != nil {
			return checkin.Arrival{}, err
		}
		if i := slices.IndexFunc(all, func(a checkin.Arrival) bool { return a.Entry == id }); i >= 0 {
			return all[i], nil
		}
	}
	return checkin.Arrival{}, checkin.Errorf(checkin.CodeNotFound, "read arrival", "%s", id)
}

// Holders finds registrations by code. All three ways of matching look under
// the code's barest form and then compare.
func (v view) Holders(match checkin.CodeMatch, code string) ([]checkin.RegistrationID, error) {
	want := checkin.CodeKey(match, code)
	var holders []checkin.RegistrationID
	err := v.q.each(context.Background(), `
		SELECT code.registration, coalesce(kin.stays, code.registration), code.code FROM code LEFT JOIN kin ON kin.registration = code.registration WHERE bare = ?`,
		[]any{v.q.codeKey(code)}, func(scan func(...any) error) error {
			var of, id []byte
			var held string
			if err := scan(&of, &id, &held); err != nil {
				return err
			}
			err := v.q.openText(place("code", of), &held)
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
	want := checkin.Fold(email)
	var ids []checkin.RegistrationID
	err := v.q.each(context.Background(), `SELECT registration, email FROM namesake WHERE name = ? AND email <> ''`, []any{v.q.nameKey(checkin.Fold(name))},
		func(scan func(...any) error) error {
			var id []byte
			var has string
			if err := scan(&id, &has); err != nil {
				return err
			}
			err := v.q.openText(place("namesake", id), &has)
			if has == want {
				ids = append(ids, checkin.RegistrationID(id))
			}
			return err
		})
	return ids, failed("read names", err)
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
	return event.Legible(), nil
}

// Remembered reads a local setting.
func (s *Store) Remembered(key string) (string, error) {
	var value string
	_, err := s.read.row(`SELECT value FROM setting WHERE key = ?`, []any{key}, []any{&value})
	if err == nil {
		err = s.read.openText(place("setting", []byte(key)), &value)
	}
	return value, failed("read setting", err)
}
