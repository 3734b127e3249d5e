package checkin

import (
	"slices"
	"time"
)

const (
	serviceSample = 60               // of the last arrivals at a desk
	serviceGap    = 45 * time.Second // between two arrivals while somebody waits, at most
	serviceLeast  = 5                // gaps, below which nothing is said
	serviceFloor  = time.Second      // below which it was a command that noted a batch
)

// Service is how fast a desk serves. Nobody sees the queue: what stands for it
// are the gaps between one arrival and the next at the same laptop, none of
// them longer than 45 seconds, where a longer one is taken for nobody waiting. So
// somebody who took longer than that is left out, and a guest who came 20
// seconds after the last one left counts as 20 seconds of service: it is what
// this desk does when it is busy, and no stopwatch. Several people noted by one
// gesture share the gap before it; less than a second for one is no person's
// work, and left out. Per is the median of these gaps.
type Service struct {
	Per  time.Duration // for one guest; zero: not known yet
	Gaps int           // of which it is the median
}

// ServiceOf measures the last arrivals at one desk, in any order.
func ServiceOf(arrivals []Arrival) Service {
	var moments []time.Time
	for i := range arrivals {
		if arrivals[i].InForce() {
			moments = append(moments, arrivals[i].Time)
		}
	}
	slices.SortFunc(moments, time.Time.Compare)
	var gaps []time.Duration
	for from := 0; from < len(moments); {
		to := from + 1
		for to < len(moments) && moments[to].Sub(moments[from]) < time.Second {
			to++
		}
		if from > 0 {
			gap := moments[from].Sub(moments[from-1])
			if each := gap / time.Duration(to-from); gap <= serviceGap && each >= serviceFloor {
				gaps = append(gaps, slices.Repeat([]time.Duration{each}, to-from)...) // a group shares
			}
		}
		from = to
	}
	if len(gaps) < serviceLeast {
		return Service{Gaps: len(gaps)}
	}
	slices.Sort(gaps)
	return Service{gaps[len(gaps)/2], len(gaps)}
}
