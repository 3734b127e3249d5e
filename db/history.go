package db

import (
	"context"
	"slices"
	"strings"

	"opale/checkin"
	"opale/checkin/journal"
)

// Happening reads one entry about a registration.
func (v view) Happening(id checkin.EntryID) (checkin.Happening, error) {
	var all []checkin.Happening
	err := v.happenings(&all, `stream.id = ? AND entry.seq = ?`, id.Stream[:], id.Seq)
	if err == nil && len(all) == 0 {
		err = checkin.Errorf(checkin.CodeNotFound, "read entry", "%s", id)
	}
	if err != nil {
		return checkin.Happening{}, err
	}
	s, err := v.subject(all[0].Subject)
	if err == nil && s != nil {
		all[0].Undone = s.TookBack(id)
	}
	return all[0], err
}

// happenings reads entries about registrations as lines of history, by tick, not
// yet knowing which were taken back.
func (v view) happenings(into *[]checkin.Happening, where string, args ...any) error {
	err := v.q.each(context.Background(), `
		SELECT stream.id, entry.seq, entry.bytes, entry.salt, entry.personal
		FROM entry JOIN stream ON stream.no = entry.stream WHERE entry.subject IS NOT NULL AND `+where+`
		ORDER BY json_extract(CAST(entry.bytes AS TEXT), '$.t'), stream.id, entry.seq`, args,
		func(scan func(...any) error) error {
			e, err := v.q.scanEntry(scan)
			if err != nil {
				return err
			}
			w, err := e.Read()
			if err != nil {
				return &checkin.Error{Code: checkin.CodeDamaged, Op: "read history", Err: err}
			}
			*into = append(*into, journal.Tell(&w, v.seats))
			return nil
		})
	return failed("read history", err)
}

// History tells what happened to a person, in the order of the ticks.
func (s *Store) History(id checkin.RegistrationID) ([]checkin.Happening, error) {
	v := s.view()
	person, err := v.person(id)
	if err != nil || person == nil {
		return nil, err
	}
	var args []any
	own := make(map[checkin.RegistrationID]*journal.Subject)
	for _, id := range person.Registrations() {
		args = append(args, slices.Clone(id[:]))
		if own[id], err = v.subject(id); err != nil {
			return nil, err
		}
	}
	var history []checkin.Happening
	if err := v.happenings(&history, `entry.subject IN (?`+strings.Repeat(`, ?`, len(args)-1)+`)`, args...); err != nil {
		return nil, err
	}
	for i := range history {
		history[i].Undone = own[history[i].Subject].TookBack(history[i].Entry)
	}
	return history, nil
}
