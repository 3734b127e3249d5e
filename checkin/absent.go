package checkin

import (
	"context"
	"slices"
)

// Survey is what takes reading everybody, in one reading: about a second for a
// hundred thousand. It counts, for some sessions, who is registered for it by name
// and did not come: not yet, while it is open; people who may come to any session
// are missed at none. And it makes the [Desk.Census].
func (d *Desk) Survey(ctx context.Context, sessions ...SessionID) (absent map[SessionID]int, census Census, err error) {
	m, err := d.missing(sessions)
	if err != nil {
		return nil, Census{}, err
	}
	c, came, err := d.census()
	if err != nil {
		return nil, Census{}, err
	}
	err = d.store.People(ctx, func(r *Registration) bool {
		m.add(r)
		c.add(r, came[r.ID])
		return ctx.Err() == nil
	})
	if err != nil {
		return nil, Census{}, err
	}
	return m.absent, c.census(), ctx.Err()
}

// missing is a count under way of who did not come.
type missing struct {
	sessions []SessionID
	came     []map[RegistrationID]bool
	absent   map[SessionID]int
}

func (d *Desk) missing(sessions []SessionID) (*missing, error) {
	came := make([]map[RegistrationID]bool, len(sessions))
	for i, s := range sessions {
		present, err := d.store.Presence(s)
		if err != nil {
			return nil, err
		}
		came[i] = make(map[RegistrationID]bool, len(present))
		for _, id := range present {
			came[i][id] = true
		}
	}
	return &missing{sessions, came, make(map[SessionID]int, len(sessions))}, nil
}

func (m *missing) add(r *Registration) {
	if r.Values[FieldSessions] == "" || !r.IsExpected() {
		return
	}
	named := r.Sessions()
	for i, s := range m.sessions {
		if !m.came[i][r.ID] && slices.Contains(named, s) {
			m.absent[s]++
		}
	}
}
