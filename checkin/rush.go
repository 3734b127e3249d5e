package checkin

import (
	"slices"
	"sync"
	"time"
)

// A rush is more arrivals at a desk than leave time for a question: over four a
// minute for three minutes. It is over when they are three a minute again.
const (
	rushWindow = 3 * time.Minute
	rushFrom   = 12 // arrivals in the window that are not yet one
	rushUntil  = 9
)

// rush remembers the last arrivals that this run of the desk noted.
type rush struct {
	mu   sync.Mutex
	last []time.Time
	on   bool
}

// note takes in n arrivals.
func (r *rush) note(at time.Time, n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for range min(n, rushFrom+1) {
		r.last = append(r.last, at)
	}
	r.last = r.last[max(0, len(r.last)-rushFrom-1):]
}

// isOn tells whether there is one now.
func (r *rush) isOn(now time.Time) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.last = slices.DeleteFunc(r.last, func(t time.Time) bool { return now.Sub(t) >= rushWindow })
	if r.on {
		r.on = len(r.last) > rushUntil
	} else {
		r.on = len(r.last) > rushFrom
	}
	return r.on
}

// Rush reports whether people arrive at this desk faster than they can be asked
// anything.
func (d *Desk) Rush() bool { return d.rush.isOn(d.now()) }
