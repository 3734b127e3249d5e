package live

import (
	"context"
	"time"

	"opale/checkin"
	"opale/checkin/curve"
	"opale/checkin/hub"
)

// board is everything that the page shows, as of one moment.
type board struct {
	Event     checkin.Event
	Now       time.Time // in the event's zone
	Day       time.Time // the day shown: today, or the event's nearest
	Today     count
	Whole     count // all days
	Chart     curve.Chart
	Venues    []venueBoard
	Desks     []hub.Device
	Conflicts int
}

// count is people, each once a session.
type count struct {
	In, Expected, WalkIns int
}

func (c *count) add(t *checkin.Tally) {
	c.In += t.In
	c.WalkIns += t.WalkIns
	if t.Named { // else everybody may come to every session, and the sum of them says nothing
		c.Expected += t.Expected
	}
}

type venueBoard struct {
	Name     string
	Today    count
	Sessions []sessionBoard // of the day
	Chart    curve.Chart
}

type sessionBoard struct {
	checkin.Session
	count
	Open bool // now
}

// Share is how full a bar is, in percent.
func (c count) Share() int {
	if c.Expected <= 0 {
		return 0
	}
	return min(100, 100*c.In/c.Expected)
}

func (p *Page) board(ctx context.Context) (*board, error) {
	event, err := p.Source.Event()
	if err != nil {
		return nil, err
	}
	now := p.Now().In(event.Location())
	b := &board{Event: event, Now: now, Day: event.NearestDay(now)}
	frame := curve.FrameOf(&event, b.Day)
	var whole []checkin.Pace
	for _, v := range event.Venues {
		venue := venueBoard{Name: v.Name}
		var paces []checkin.Pace
		for _, s := range event.SessionsAt(v.ID) {
			tally, err := p.Source.Tally(s.ID, now)
			if err != nil {
				return nil, err
			}
			b.Whole.add(&tally)
			if !event.Day(s).Equal(b.Day) {
				continue
			}
			pace, err := p.Source.Pace(s.ID, curve.Step)
			if err != nil {
				return nil, err
			}
			paces = append(paces, pace...)
			venue.Today.add(&tally)
			open := !now.Before(s.Opens) && now.Before(s.Closes)
			session := sessionBoard{Session: s, Open: open}
			session.add(&tally)
			venue.Sessions = append(venue.Sessions, session)
		}
		b.Today.In += venue.Today.In
		b.Today.Expected += venue.Today.Expected
		b.Today.WalkIns += venue.Today.WalkIns
		venue.Chart = curve.New(frame, paces)
		whole = append(whole, paces...)
		b.Venues = append(b.Venues, venue)
	}
	b.Chart = curve.New(frame, whole)
	charts := make([]*curve.Chart, len(b.Venues))
	for i := range b.Venues {
		charts[i] = &b.Venues[i].Chart
	}
	curve.Compare(charts...)
	conflicts, err := p.Source.Conflicts()
	if err != nil {
		return nil, err
	}
	b.Conflicts = len(conflicts)
	b.Desks, err = p.Members(ctx)
	return b, err
}
