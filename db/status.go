package db

import (
	"context"
	"time"
)

// Status is what a coordinator wants to know of a file.
type Status struct {
	Registrations int       `json:"registrations"`
	Entries       int       `json:"entries"`
	Streams       int       `json:"streams"`
	Unsent        int       `json:"unsent"`    // made at a desk and on no other machine
	Conflicts     int       `json:"conflicts"` // people about whom there is something to look at
	LastEntry     time.Time `json:"last_entry,omitzero"`
	Writers       []Writer  `json:"-"`
}

// Status counts. Unlike Tally, it reads the whole journal.
func (s *Store) Status(ctx context.Context) (Status, error) {
	var st Status
	err := s.snapshot(ctx, func(q *statements) error {
		for text, into := range map[string]*int{
			`SELECT coalesce(sum(people), 0) FROM audience`:               &st.Registrations,
			`SELECT count(*) FROM entry`:                                  &st.Entries,
			`SELECT count(*) FROM stream WHERE seq > 0`:                   &st.Streams,
			`SELECT coalesce(sum(n), 0) FROM counter WHERE name = 'door'`: &st.Unsent,
			`SELECT count(*) FROM conflict`:                               &st.Conflicts,
		} {
			if _, err := q.row(text, nil, []any{into}); err != nil {
				return err
			}
		}
		var err error
		st.Writers, err = readWriters(ctx, q)
		for _, w := range st.Writers {
			if w.LastEntry.After(st.LastEntry) {
				st.LastEntry = w.LastEntry
			}
		}
		return err
	})
	return st, failed("read status", err)
}
