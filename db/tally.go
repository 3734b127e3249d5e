package db

import (
	"context"
	"time"

	"opale/checkin"
)

// Tally counts a session, from the counts that every write keeps.
func (s *Store) Tally(session checkin.SessionID, since time.Time) (checkin.Tally, error) {
	var t checkin.Tally
	event, err := s.Event()
	if err != nil {
		return t, err
	}
	place, _ := event.Session(session)
	err = s.read.each(context.Background(), `SELECT venue, sessions, status, walk_in, people FROM audience`, nil,
		func(scan func(...any) error) error {
			var a audience
			var people int
			if err := scan(&a.venue, &a.sessions, &a.status, &a.walkIn, &people); err != nil || people == 0 {
				return err
			}
			r := a.sample()
			t.People += people
			t.Named = t.Named || r.NamesPlace()
			if r.IsExpected() && r.ExpectedAt(place) {
				t.Expected += people
				if r.AwaitedAt(session) {
					t.Awaited += people
				}
			}
			return nil
		})
	if err != nil {
		return t, failed("count", err)
	}
	_, err = s.read.row(`SELECT present, inside, walk_ins, invited, unnamed FROM turnout WHERE session = ?`, []any{session}, []any{&t.In, &t.Inside, &t.WalkIns, &t.Invited, &t.Unnamed})
	if err != nil {
		return t, failed("count", err)
	}
	_, err = s.read.row(`SELECT count(*) FROM attendance WHERE session = ? AND session IS NOT NULL AND undo_seq IS NULL AND time >= ?`,
		[]any{session, since.UnixMilli()}, []any{&t.Recent})
	if err != nil {
		return t, failed("count", err)
	}
	_, err = s.read.row(`SELECT n, EXISTS (SELECT 1 FROM peer) FROM counter WHERE name = 'door'`, nil, []any{&t.OnlyHere, &t.Linked})
	return t, failed("count", err)
}

// audience is what registrations are counted by: all that decides whether one
// is expected at a session.
type audience struct {
	venue, sessions, status string
	walkIn                  bool
}

func audienceOf(r *checkin.Registration) audience {
	status := string(r.Status())
	if r.Erased {
		status = "erased"
	}
	return audience{r.Values[checkin.FieldVenue], r.Values[checkin.FieldSessions], status, r.WalkIn}
}

func (a audience) sample() checkin.Registration {
	r := checkin.Registration{WalkIn: a.walkIn}
	r.Values[checkin.FieldVenue], r.Values[checkin.FieldSessions] = a.venue, a.sessions
	r.Values[checkin.FieldStatus] = a.status
	return r
}
