package checkin

import "time"

// Pace is how many arrivals fell into one interval of time.
type Pace struct {
	Start    time.Time
	Arrivals int
}
