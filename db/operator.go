package db

import (
	"context"

	"opale/checkin"
)

// Operators lists who sat at which desk, each once, in no order: whoever is
// known by a first name.
func (s *Store) Operators() ([]checkin.Actor, error) {
	var known []checkin.Actor
	err := s.read.each(context.Background(), `SELECT DISTINCT desk, venue, operator FROM seat WHERE operator <> ''`, nil,
		func(scan func(...any) error) error {
			var a checkin.Actor
			err := scan(&a.Desk, &a.Venue, &a.Operator)
			known = append(known, a)
			return err
		})
	return known, failed("read operators", err)
}
