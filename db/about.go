package db

import (
	"context"
	"slices"

	"opale/checkin"
	"opale/checkin/journal"
)

// Place is where beside the journal an entry is kept.
type Place string

// The places.
const (
	PlaceInbox      Place = "inbox"      // it waits for an earlier one, or for a word of trust
	PlaceQuarantine Place = "quarantine" // it was not taken
	PlaceBranch     Place = "branch"     // of a forked stream, and does not stand
)

// Beside is an entry that is not in the journal.
type Beside struct {
	Place Place
	journal.Written
}

// BesideAbout lists what is kept beside the journal about some registrations:
// it counts nowhere, and is held all the same.
func (s *Store) BesideAbout(ctx context.Context, ids ...checkin.RegistrationID) ([]Beside, error) {
	var found []Beside
	take := func(place Place, e journal.Entry) {
		if w, err := e.Read(); w.Content.Kind != "" && slices.Contains(ids, w.Content.Subject) {
			if err != nil {
				w.Revealed = checkin.Personal{}
			}
			found = append(found, Beside{place, w})
		}
	}
	err := s.snapshot(ctx, func(q *statements) error {
		for _, from := range []struct {
			place Place
			text  string
		}{
			{PlaceInbox, `SELECT stream, first, strand FROM inbox ORDER BY stream, first`},
			{PlaceBranch, `SELECT stream, head, strand FROM branch ORDER BY stream, head`},
		} {
			err := q.each(ctx, from.text, nil, func(scan func(...any) error) error {
				var stream, box []byte
				var within any
				if err := scan(&stream, &within, &box); err != nil {
					return err
				}
				strand, err := q.openStrand(strandPlace(string(from.place), stream, within), box)
				for _, e := range strand.Entries {
					take(from.place, e)
				}
				return err
			})
			if err != nil {
				return err
			}
		}
		return q.each(ctx, `SELECT stream, seq, bytes, salt, personal FROM quarantine ORDER BY stream, seq`, nil, func(scan func(...any) error) error {
			e, err := scanShut(scan)
			if err == nil {
				err = q.openPersonal("quarantine", &e)
			}
			if err == nil {
				take(PlaceQuarantine, e)
			}
			return err
		})
	})
	return found, failed("read what is aside", err)
}

// Parts lists the registrations of a person: see [checkin.Tx].
func (s *Store) Parts(id checkin.RegistrationID) ([]checkin.RegistrationID, error) {
	p, err := s.view().person(id)
	if err != nil || p == nil {
		return []checkin.RegistrationID{id}, failed("read registrations", err)
	}
	return p.Registrations(), nil
}
