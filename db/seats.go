package db

import (
	"context"
	"sync"

	"opale/checkin"
	"opale/checkin/journal"
)

// seats remembers who sat where: a few hundred rows that every history and
// every list of arrivals needs. What another process added since is read when
// it is first asked for.
//
// They are asked for by whoever is in the middle of reading, and so holds one of
// the readers' connections. They read on another: as many readers as there are
// connections, each waiting for one more, would wait for ever.
type seats struct {
	read *statements
	mu   sync.RWMutex
	at   map[seatKey]seat
}

type seatKey struct {
	stream checkin.StreamID
	seat   int
}

type seat struct {
	device checkin.DeviceID
	actor  checkin.Actor
}

var _ journal.Seats = (*seats)(nil)

// Seat finds who sat at a seat of a stream; nobody where it is not known.
func (s *seats) Seat(stream checkin.StreamID, number int) (checkin.DeviceID, checkin.Actor) {
	s.mu.RLock()
	found, ok := s.at[seatKey{stream, number}]
	s.mu.RUnlock()
	if !ok {
		_ = s.load() // a name that cannot be read is a name not shown
		s.mu.RLock()
		found = s.at[seatKey{stream, number}]
		s.mu.RUnlock()
	}
	return found.device, found.actor
}

func (s *seats) load() error {
	at := make(map[seatKey]seat)
	err := s.read.each(context.Background(), `
		SELECT stream.id, stream.device, seat.seat, seat.desk, seat.venue, seat.operator
		FROM seat JOIN stream ON stream.no = seat.stream`, nil,
		func(scan func(...any) error) error {
			var id, device []byte
			var key seatKey
			var found seat
			if err := scan(&id, &device, &key.seat, &found.actor.Desk, &found.actor.Venue, &found.actor.Operator); err != nil {
				return err
			}
			if err := s.read.openText(place("seat", id, uint64(key.seat)), &found.actor.Operator); err != nil {
				return err
			}
			copy(key.stream[:], id)
			copy(found.device[:], device)
			at[key] = found
			return nil
		})
	if err != nil {
		return failed("read desks", err)
	}
	s.mu.Lock()
	s.at = at
	s.mu.Unlock()
	return nil
}

func (s *seats) forget() {
	s.mu.Lock()
	s.at = nil
	s.mu.Unlock()
}
