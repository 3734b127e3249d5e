package tui

import (
	"context"
	"fmt"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// visitor is one of the soak's guests.
type visitor struct {
	id                checkin.RegistrationID // of a walk-in, or of somebody without a name, the journal gives it
	first, last, code string
	in, out           bool
	at                time.Time
	arrival           checkin.EntryID // the last one, as the journal has it
}

// story is what the journal must tell, by what the screen told: entry by entry.
type story struct {
	listed   []checkin.RegistrationID // registered before the day
	chapters []chapter
}

// chapter is what one gesture wrote, of the same kind about each: in any order.
type chapter struct {
	kind  checkin.Kind
	about []*visitor
}

func (s *story) wrote(kind checkin.Kind, about ...*visitor) {
	s.chapters = append(s.chapters, chapter{kind, about})
}

// read takes the next entry of the journal, which must be what was told.
func (s *story) read(h *checkin.Happening) error {
	if len(s.listed) > 0 {
		id := s.listed[0]
		s.listed = s.listed[1:]
		if h.Kind != checkin.KindRegistered || h.Subject != id {
			return fmt.Errorf("the journal has %s of %s, the list %s", h.Kind, h.Subject, id)
		}
		return nil
	}
	if len(s.chapters) == 0 {
		return fmt.Errorf("nobody did this: %s of %s", h.Kind, h.Subject)
	}
	now := &s.chapters[0]
	for i, v := range now.about {
		if now.kind != h.Kind || !v.did(h) {
			continue
		}
		now.about = append(append([]*visitor(nil), now.about[:i]...), now.about[i+1:]...)
		if len(now.about) == 0 {
			s.chapters = s.chapters[1:]
		}
		return nil
	}
	return fmt.Errorf("the journal has %s of %s, the screen told %s of %s", h.Kind, h.Subject, now.kind, now.about[0].last)
}

// did reports whether an entry is what the visitor did, and learns from it.
func (v *visitor) did(h *checkin.Happening) bool {
	switch h.Kind {
	case checkin.KindRegistered:
		v.id = h.Subject
		return h.Personal.Fields[checkin.FieldLastName] == v.last
	case checkin.KindArrived:
		v.arrival = h.Entry
		return h.Subject == v.id && h.Session == "calais-j1"
	case checkin.KindUndone:
		return h.Subject == v.id && h.Body.Entry == v.arrival
	}
	return false
}

// audit compares the journal with what was told, one by one, and who is in with
// who must be.
func (s *soak) audit() {
	s.t.Helper()
	s.did = "the audit"
	var all []*visitor
	for _, c := range s.chapters {
		all = append(all, c.about...)
	}
	n := 0
	err := s.store.Logbook(context.Background(), func(_ *journal.Written, h checkin.Happening) error {
		n++
		if h.Kind == checkin.KindDeskOpened || h.Kind == checkin.KindEventDefined {
			return nil
		}
		if err := s.read(&h); err != nil {
			return fmt.Errorf("entry %d: %w", n, err)
		}
		return nil
	})
	if err != nil {
		s.fail("%v", err)
	}
	if len(s.chapters) > 0 {
		s.fail("%d gestures were lost, the first is %s of %s", len(s.chapters), s.chapters[0].kind, s.chapters[0].about[0].last)
	}
	in := make(map[checkin.RegistrationID]bool)
	for _, v := range all {
		in[v.id] = v.in
	}
	present, err := s.store.Presence("calais-j1")
	if err != nil {
		s.fail("%v", err)
	}
	for _, id := range present {
		if !in[id] {
			s.fail("%s is in, whom nobody let in", id)
		}
	}
	if want := s.sums.arrived - s.sums.undone; len(present) != want {
		s.fail("%d are in, want %d", len(present), want)
	}
}
