package db

import (
	"context"

	"opale/checkin"
)

// RegistrationsBetween lists the first n registrations whose ids lie between
// low and high, both included: those that begin as [checkin.IDPrefix] says.
func (s *Store) RegistrationsBetween(low, high [16]byte, n int) ([]checkin.RegistrationID, error) {
	return s.view().ids(`SELECT id FROM registration WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?`, low[:], high[:], n)
}

// ArrivalsBetween lists the first n arrivals with that number in the streams
// whose ids lie between low and high, both included.
func (s *Store) ArrivalsBetween(low, high [16]byte, seq uint64, n int) ([]checkin.EntryID, error) {
	var found []checkin.EntryID
	err := s.read.each(context.Background(), `
		SELECT stream.id FROM stream
		JOIN entry ON entry.stream = stream.no AND entry.seq = ?
		JOIN attendance a ON a.registration = entry.subject AND a.stream = entry.stream AND a.seq = entry.seq
		WHERE stream.id BETWEEN ? AND ? AND a.session IS NOT NULL ORDER BY stream.id LIMIT ?`,
		[]any{seq, low[:], high[:], n}, func(scan func(...any) error) error {
			var stream []byte
			if err := scan(&stream); err != nil {
				return err
			}
			found = append(found, checkin.EntryID{Stream: checkin.StreamID(stream), Seq: seq})
			return nil
		})
	return found, failed("read arrivals", err)
}
