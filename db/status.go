package db

import (
	"context"
	"database/sql"
	"time"

	"opale/checkin"
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

// Writer is a desk that the journal has heard of.
type Writer struct {
	Device    checkin.DeviceID `json:"-"`
	Desk      string           `json:"desk"`
	Venue     checkin.VenueID  `json:"venue"`
	Streams   int              `json:"streams"`
	Entries   int              `json:"entries"`
	LastEntry time.Time        `json:"last_entry"`
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
		return q.each(ctx, `
			SELECT coalesce(stream.device, x''), coalesce(seat.desk, ''), coalesce(seat.venue, ''), count(*), sum(stream.seq),
			       max((SELECT json_extract(CAST(bytes AS TEXT), '$.w') FROM entry WHERE entry.stream = stream.no AND entry.seq = stream.seq))
			FROM stream LEFT JOIN seat ON seat.stream = stream.no AND seat.seat = 1
			WHERE stream.seq > 0 GROUP BY 1, 2, 3 ORDER BY 2, 3`, nil, func(scan func(...any) error) error {
			var w Writer
			var device []byte
			var last int64
			err := scan(&device, &w.Desk, &w.Venue, &w.Streams, &w.Entries, &last)
			copy(w.Device[:], device)
			w.LastEntry = time.UnixMilli(last)
			if w.LastEntry.After(st.LastEntry) {
				st.LastEntry = w.LastEntry
			}
			st.Writers = append(st.Writers, w)
			return err
		})
	})
	return st, failed("read status", err)
}

// CheckFile runs SQLite's quick_check. The error has CodeDamaged where the
// file's pages are not sound.
func (s *Store) CheckFile(ctx context.Context) error {
	return quickCheck(ctx, s.reader)
}

func quickCheck(ctx context.Context, db *sql.DB) error {
	var answer string
	if err := db.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&answer); err != nil {
		return failed("check file", err)
	}
	if answer != "ok" {
		return checkin.Errorf(checkin.CodeDamaged, "check file", "%s", answer)
	}
	return nil
}
