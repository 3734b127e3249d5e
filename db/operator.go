package db

import (
	"context"
	"slices"

	"opale/checkin"
)

// Operators lists who sat at which desk, each once, in no order: whoever is
// known by a first name.
func (s *Store) Operators() ([]checkin.Actor, error) {
	var known []checkin.Actor
	err := s.read.each(context.Background(), `SELECT stream.id, seat, desk, venue, operator FROM seat JOIN stream ON stream.no = seat.stream WHERE operator <> ''`, nil,
		func(scan func(...any) error) error {
			var a checkin.Actor
			var stream []byte
			var seat uint64
			if err := scan(&stream, &seat, &a.Desk, &a.Venue, &a.Operator); err != nil {
				return err
			}
			err := s.read.openText(place("seat", stream, seat), &a.Operator)
			if !slices.Contains(known, a) {
				known = append(known, a)
			}
			return err
		})
	return known, failed("read operators", err)
}
