package checkin

import (
	"slices"
	"time"
)

// paceStep is how arrivals are counted over a day: as package curve draws them.
const paceStep = 5 * time.Minute

// deskIdle is how long a desk may note nobody and still counts as one at work: as
// long as [Tally] counts recent arrivals.
const deskIdle = 10 * time.Minute

// Figures is what the dashboard says of one day, as of one moment. It names
// nobody.
type Figures struct {
	Event    Event
	Now      time.Time // in the event's time zone
	Day      time.Time // the day shown: today, or the event's nearest
	Here     SessionID // the desk's own
	Sessions []SessionFigures
	Service  Service  // at this laptop
	Working  int      // desks that noted somebody at the session lately, this one always
	Forecast Forecast // of the queue at the session; zero where nothing can be said
}

// SessionFigures counts one session of the day. Tally counts people, each once,
// and who is inside; Passages is something else.
type SessionFigures struct {
	Session
	Tally
	Open     bool // now
	Over     bool
	Passages int // arrivals in force: who left and came back passed twice
	Paces    []Pace
}

// Figures counts the day. It reads counts that the store keeps, and the last
// arrivals: a matter of milliseconds whatever the number of people.
func (d *Desk) Figures() (Figures, error) {
	place, now := d.Place(), d.now()
	f := Figures{Event: place.Event, Now: now.In(place.Event.Location()), Here: place.Session.ID}
	f.Day = place.Event.NearestDay(f.Now)
	for _, v := range place.Event.Venues {
		for _, s := range place.Event.SessionsAt(v.ID) {
			if s.ID != f.Here && !place.Event.Day(s).Equal(f.Day) {
				continue
			}
			counted, err := d.figuresOf(s, now)
			if err != nil {
				return Figures{}, err
			}
			f.Sessions = append(f.Sessions, counted)
		}
	}
	own, err := d.store.Recent(f.Here, d.store.Device(), serviceSample)
	if err != nil {
		return Figures{}, err
	}
	f.Service = ServiceOf(own)
	if here := f.Session(f.Here); here != nil {
		if f.Working, err = d.working(here, now); err != nil {
			return Figures{}, err
		}
		f.Forecast = Foresee(here, f.Service, f.Working, now)
	}
	return f, nil
}

// Session finds one of the sessions counted; nil where it is not among them.
func (f *Figures) Session(id SessionID) *SessionFigures {
	i := slices.IndexFunc(f.Sessions, func(s SessionFigures) bool { return s.ID == id })
	if i < 0 {
		return nil
	}
	return &f.Sessions[i]
}

func (d *Desk) figuresOf(s Session, now time.Time) (SessionFigures, error) {
	f := SessionFigures{Session: s, Open: s.distance(now) == 0, Over: !now.Before(s.Closes)}
	var err error
	if f.Tally, err = d.store.Tally(s.ID, now.Add(-deskIdle)); err != nil {
		return f, err
	}
	if f.Paces, err = d.store.Pace(s.ID, paceStep); err != nil {
		return f, err
	}
	for _, p := range f.Paces {
		f.Passages += p.Arrivals
	}
	return f, nil
}

// lately is how many of the last arrivals are looked at for the desks at work:
// more than come in deskIdle but in the worst of a rush, where they still name
// every desk that is at work.
const lately = 200

// working counts the desks that have noted somebody lately.
func (d *Desk) working(s *SessionFigures, now time.Time) (int, error) {
	devices := map[DeviceID]bool{d.store.Device(): true}
	if s.Recent == 0 {
		return len(devices), nil
	}
	arrivals, err := d.store.Recent(s.ID, DeviceID{}, min(s.Recent, lately))
	for i := range arrivals {
		if now.Sub(arrivals[i].Time) <= deskIdle {
			devices[arrivals[i].Device] = true
		}
	}
	return len(devices), err
}

// NearestDay is today, at midnight, where the event has a session today, else
// the nearest day that has one.
func (e *Event) NearestDay(now time.Time) time.Time {
	now = now.In(e.Location())
	y, m, d := now.Date()
	today := time.Date(y, m, d, 0, 0, 0, 0, now.Location())
	var nearest time.Time
	for _, s := range e.Sessions {
		day := e.Day(s)
		if nearest.IsZero() || day.Sub(today).Abs() < nearest.Sub(today).Abs() {
			nearest = day
		}
	}
	if nearest.IsZero() {
		return today
	}
	return nearest
}
