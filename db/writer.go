package db

import (
	"context"
	"slices"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// Writer is a desk that the journal has heard of.
type Writer struct {
	Device    checkin.DeviceID `json:"-"`
	Desk      string           `json:"desk"`
	Venue     checkin.VenueID  `json:"venue"`
	Streams   int              `json:"streams"`
	Entries   int              `json:"entries"`
	First     time.Time        `json:"-"`
	LastEntry time.Time        `json:"last_entry"`
}

// Writers lists the desks whose entries are held.
func (s *Store) Writers() ([]journal.Writer, error) {
	rows, err := readWriters(context.Background(), &s.read)
	writers := make([]journal.Writer, len(rows))
	for i, w := range rows {
		writers[i] = journal.Writer{Device: w.Device, Desk: w.Desk, Venue: w.Venue, Streams: w.Streams, Entries: w.Entries, First: w.First, Last: w.LastEntry}
	}
	slices.SortFunc(writers, journal.CompareWriters)
	return writers, failed("read desks", err)
}

func readWriters(ctx context.Context, q *statements) ([]Writer, error) {
	var writers []Writer
	err := q.each(ctx, `
		SELECT coalesce(stream.device, x''), coalesce(seat.desk, ''), coalesce(seat.venue, ''), count(*), sum(stream.seq),
		       min((SELECT json_extract(CAST(bytes AS TEXT), '$.w') FROM entry WHERE entry.stream = stream.no AND entry.seq = 1)),
		       max((SELECT json_extract(CAST(bytes AS TEXT), '$.w') FROM entry WHERE entry.stream = stream.no AND entry.seq = stream.seq))
		FROM stream LEFT JOIN seat ON seat.stream = stream.no AND seat.seat = 1
		WHERE stream.seq > 0 GROUP BY 1, 2, 3 ORDER BY 2, 3`, nil, func(scan func(...any) error) error {
		var w Writer
		var device []byte
		var first, last int64
		err := scan(&device, &w.Desk, &w.Venue, &w.Streams, &w.Entries, &first, &last)
		copy(w.Device[:], device)
		w.First, w.LastEntry = time.UnixMilli(first), time.UnixMilli(last)
		writers = append(writers, w)
		return err
	})
	return writers, err
}
