package db

import (
	"context"
	"time"

	"opale/checkin"
)

// Pace counts the arrivals in force at a session by intervals of a step, which
// begin at whole multiples of it since 1970. Intervals without any are left
// out; the rest are in order.
func (s *Store) Pace(session checkin.SessionID, step time.Duration) ([]checkin.Pace, error) {
	var paces []checkin.Pace
	err := s.read.each(context.Background(), `
		SELECT time / ?, count(*) FROM attendance
		WHERE session = ? AND session IS NOT NULL AND undo_seq IS NULL GROUP BY 1 ORDER BY 1`,
		[]any{step.Milliseconds(), session}, func(scan func(...any) error) error {
			var interval int64
			var p checkin.Pace
			err := scan(&interval, &p.Arrivals)
			p.Start = time.UnixMilli(interval * step.Milliseconds())
			paces = append(paces, p)
			return err
		})
	return paces, failed("count arrivals", err)
}
