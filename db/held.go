package db

import (
	"context"
	"slices"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// Held lists what revoked devices wrote and is held back, by desk.
func (s *Store) Held() ([]checkin.Held, error) {
	var all []checkin.Held
	err := s.snapshot(context.Background(), func(q *statements) error {
		return eachHeld(q, func(r *streamRow, device checkin.DeviceID, stands uint64) (err error) {
			_, actor := s.seats.Seat(r.id, 1)
			h := checkin.Held{
				Device: device, Desk: actor.Desk, Venue: actor.Venue, Entries: int(r.seq - stands),
				Heads: []checkin.EntryID{{Stream: r.id, Seq: r.seq}},
			}
			h.First, h.Last, err = r.walls(q, stands+1)
			all = journal.JoinHeld(all, h)
			return err
		})
	})
	slices.SortFunc(all, journal.CompareHeld)
	return all, failed("read what is held", err)
}

// countHeld counts the devices of which something is held back.
func (s *Store) countHeld() (int, error) {
	devices := make(map[checkin.DeviceID]bool)
	err := eachHeld(&s.read, func(_ *streamRow, device checkin.DeviceID, _ uint64) error {
		devices[device] = true
		return nil
	})
	return len(devices), err
}

// eachHeld visits the streams of revoked devices of which not all stands: those
// of others are not even read.
func eachHeld(q *statements, visit func(r *streamRow, device checkin.DeviceID, stands uint64) error) error {
	bounds, err := newProjection(q).bounds()
	if err != nil {
		return err
	}
	for _, device := range bounds.Revoked() {
		streams, err := readStreams(context.Background(), q, `WHERE device = ?`, device[:])
		if err != nil {
			return err
		}
		for i := range streams {
			r := &streams[i]
			if stands := bounds.Limit(r.id, device); r.seq > stands {
				if err := visit(r, device, stands); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// walls is when an entry and the last one were written.
func (r *streamRow) walls(q *statements, first uint64) (from, to time.Time, err error) {
	var walls [2]int64
	for i, seq := range []uint64{first, r.seq} {
		if _, err := q.row(`SELECT json_extract(CAST(bytes AS TEXT), '$.w') FROM entry WHERE stream = ? AND seq = ?`, []any{r.no, seq}, []any{&walls[i]}); err != nil {
			return from, to, err
		}
	}
	return time.UnixMilli(walls[0]), time.UnixMilli(walls[1]), nil
}

// HeadsOf lists the last entry of each stream of a device: what [journal.Revoke]
// says for a device whose entries all stand.
func (s *Store) HeadsOf(device checkin.DeviceID) ([]checkin.EntryID, error) {
	var heads []checkin.EntryID
	err := s.read.each(context.Background(), `SELECT id, seq FROM stream WHERE device = ? AND seq > 0 ORDER BY id`, []any{device[:]},
		func(scan func(...any) error) error {
			var id checkin.EntryID
			var stream []byte
			err := scan(&stream, &id.Seq)
			copy(id.Stream[:], stream)
			heads = append(heads, id)
			return err
		})
	return heads, failed("read streams", err)
}

// Revoked lists the devices that are revoked, by the journal.
func (s *Store) Revoked() (devices []checkin.DeviceID, err error) {
	err = s.snapshot(context.Background(), func(q *statements) error {
		bounds, err := newProjection(q).bounds()
		devices = bounds.Revoked()
		return err
	})
	return devices, failed("read revocations", err)
}
