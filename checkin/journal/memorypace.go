package journal

import (
	"cmp"
	"slices"
	"time"

	"opale/checkin"
)

// Pace counts the arrivals in force at a session by intervals of a step, which
// begin at whole multiples of it since 1970. Intervals without any are left
// out; the rest are in order.
func (m *Memory) Pace(session checkin.SessionID, step time.Duration) ([]checkin.Pace, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	counts := map[int64]int{}
	for _, subject := range m.subjects {
		for i := range subject.Passages {
			if p := &subject.Passages[i]; p.Session == session && p.InForce() {
				counts[p.Time.UnixMilli()/step.Milliseconds()]++
			}
		}
	}
	var paces []checkin.Pace
	for interval, n := range counts {
		paces = append(paces, checkin.Pace{Start: time.UnixMilli(interval * step.Milliseconds()), Arrivals: n})
	}
	slices.SortFunc(paces, func(a, b checkin.Pace) int { return cmp.Compare(a.Start.UnixMilli(), b.Start.UnixMilli()) })
	return paces, nil
}
