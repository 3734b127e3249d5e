package checkin

import (
	"math"
	"time"
)

// What a forecast supposes where nothing has been measured yet.
const (
	supposedService = 15 * time.Second // for one guest
	rushLength      = 30 * time.Minute // in which two of three people arrive
	rushNotice      = time.Hour        // before the opening, from when on it is spoken of
)

// Basis is what a forecast rests on.
type Basis uint8

// The bases.
const (
	BasisNone  Basis = iota
	BasisRush        // two of three people expected arrive in the first half hour
	BasisTrend       // the next five minutes go on as the last ones went
)

// Forecast is how many desks a session will need: the arrivals of a minute at
// the peak, times the seconds that one takes, by sixty.
type Forecast struct {
	Basis     Basis
	At        time.Time     // of the peak
	PerMinute float64       // people, then
	Per       time.Duration // for one guest
	Measured  bool          // Per was measured at this desk, and is not supposed
	Needed    int           // desks
	Working   int           // desks at work now
}

// Foresee looks ahead. From an hour before a session opens until half an hour
// after, it counts on the rush that receptions know; else on the arrivals of the
// last two whole steps, which it draws on for one more, to no more than double.
// Of the two, the higher one is said. It is zero for a session that is over, or
// far, or that nobody comes to.
func Foresee(s *SessionFigures, service Service, working int, now time.Time) Forecast {
	f := Forecast{Per: service.Per, Measured: service.Per > 0, Working: working}
	if !f.Measured {
		f.Per = supposedService
	}
	if s.Over {
		return Forecast{}
	}
	if perMinute, at := trend(s.Paces, now); perMinute > 0 {
		f.Basis, f.PerMinute, f.At = BasisTrend, perMinute, at
	}
	if perMinute, at := rushOf(s, now); perMinute > f.PerMinute {
		f.Basis, f.PerMinute, f.At = BasisRush, perMinute, at
	}
	if f.Basis == BasisNone {
		return Forecast{}
	}
	f.Needed = max(1, int(math.Ceil(f.PerMinute*f.Per.Seconds()/60-1e-9)))
	return f
}

// trend draws the arrivals of the last two whole steps on; where they grow fewer,
// it stays with the last: a queue that stands does not wait less for that.
func trend(paces []Pace, now time.Time) (perMinute float64, at time.Time) {
	step := now.Truncate(paceStep)
	last, before := arrivalsIn(paces, step.Add(-paceStep)), arrivalsIn(paces, step.Add(-2*paceStep))
	next := min(last+(last-before), 2*last)
	return float64(max(next, last)) / paceStep.Minutes(), step.Add(paceStep)
}

func arrivalsIn(paces []Pace, start time.Time) int {
	for _, p := range paces {
		if p.Start.Equal(start) {
			return p.Arrivals
		}
	}
	return 0
}

// rushOf spreads two thirds of those expected, less those who came, evenly over
// what is left of the rush. Where no registration names its place, nobody knows
// whom to expect here.
func rushOf(s *SessionFigures, now time.Time) (perMinute float64, at time.Time) {
	ends := s.Opens.Add(rushLength)
	if !s.Named || now.Before(s.Opens.Add(-rushNotice)) || !now.Before(ends.Add(-paceStep)) {
		return 0, at
	}
	at = s.Opens
	if now.After(at) {
		at = now
	}
	left := max(2*s.Expected/3-s.In, 0)
	return float64(left) / ends.Sub(at).Minutes(), at
}
