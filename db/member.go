package db

import (
	"bytes"
	"encoding/json"

	"opale/checkin"
)

// Know gives the store the event's secret, as Options.Secret does before. A
// stream that was opened without it is given up: the next entry opens one
// under it. It is a no-op for a store that cannot be written.
func (s *Store) Know(secret []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.run == nil || bytes.Equal(s.run.Secret(), secret) {
		return
	}
	s.run.Know(secret)
	s.run.Abandon()
}

// Adopt makes a file without entries one of an event whose definition is still
// to come, by a bundle or from a hub. The error has CodeForeign where the file
// is another event's.
func (s *Store) Adopt(event checkin.EventID) error {
	if s.run == nil {
		return checkin.Errorf(checkin.CodeReadOnly, "adopt event", "no device key")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return failed("adopt event", s.transact(func() error {
		if err := s.write.exec(`INSERT OR IGNORE INTO meta VALUES ('event', ?)`, event); err != nil {
			return err
		}
		fixed, err := s.eventID(&s.write)
		if err != nil {
			return err
		}
		if fixed != event {
			return checkin.Errorf(checkin.CodeForeign, "adopt event", "%s", fixed)
		}
		s.run.Rename(event)
		return s.write.commit()
	}))
}

// Presume gives a file that has not learned its event's definition one to work
// with. It is nobody's entry: the first definition in the journal replaces it,
// and others are not told.
func (s *Store) Presume(event checkin.Event) error {
	definition, err := json.Marshal(event)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return failed("presume event", s.transact(func() error {
		fixed, err := s.eventID(&s.write)
		if err != nil {
			return err
		}
		if fixed != event.ID {
			return checkin.Errorf(checkin.CodeForeign, "presume event", "%s", fixed)
		}
		if err := s.write.exec(`INSERT OR IGNORE INTO meta VALUES ('definition', ?)`, string(definition)); err != nil {
			return err
		}
		return s.write.commit()
	}))
}

// Wrote reports whether this laptop has written in the journal, in this run or
// any other.
func (s *Store) Wrote() (bool, error) {
	device := s.Device()
	var one int
	found, err := s.read.row(`SELECT 1 FROM stream WHERE device = ? AND seq > 0 LIMIT 1`, []any{device[:]}, []any{&one})
	return found, failed("read streams", err)
}
