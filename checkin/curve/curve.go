// Package curve is when people arrive: the arrivals of a day in steps, as a
// drawing shows them, on a page or on paper. It draws nothing itself.
package curve

import (
	"time"

	"opale/checkin"
)

// Step is how much of a day a column stands for.
const Step = 5 * time.Minute

// Chart is arrivals over a day, a column a step, in the units of its drawing: a
// column is 1 wide, the drawing [High] high.
type Chart struct {
	Frame   Frame
	Columns []Column
	Peak    int // of one step
	PeakAt  time.Time
	Sum     int // of the day
	Others  int // noted on other days: not drawn
	top     int // what the drawing's height stands for
}

// Column is the arrivals of one step.
type Column struct {
	X, N int
}

// High is the height of a drawing, in its own units.
const High = 40

// Frame is the hours that a drawing spans: whole ones.
type Frame struct {
	From, To time.Time
}

// FrameOf spans a day's sessions, with an hour before for those who come early.
func FrameOf(e *checkin.Event, day time.Time) Frame {
	var f Frame
	for _, s := range e.Sessions {
		if !e.Day(s).Equal(day) {
			continue
		}
		opens, closes := s.Opens.In(day.Location()), s.Closes.In(day.Location())
		if f.From.IsZero() || opens.Before(f.From) {
			f.From = opens
		}
		if closes.After(f.To) {
			f.To = closes
		}
	}
	if f.From.IsZero() {
		f.From, f.To = day.Add(8*time.Hour), day.Add(20*time.Hour)
	}
	f.From = f.From.Add(-time.Hour).Truncate(time.Hour)
	f.To = f.To.Add(time.Hour - 1).Truncate(time.Hour)
	return f
}

// Width is how many columns the frame has.
func (f Frame) Width() int { return int(f.To.Sub(f.From) / Step) }

// Hours are written below a drawing, evenly from its one edge to the other: as
// many as a telephone's width lets one read.
func (f Frame) Hours() []time.Time {
	hours := int(f.To.Sub(f.From) / time.Hour)
	each := hours
	for _, n := range []int{1, 2, 3, 4, 6} {
		if hours%n == 0 && hours/n <= 6 {
			each = n
			break
		}
	}
	var marks []time.Time
	for h := 0; h <= hours; h += max(1, each) {
		marks = append(marks, f.From.Add(time.Duration(h)*time.Hour))
	}
	return marks
}

// drawn reports whether a moment belongs to the day of the frame: to its hours,
// or to the date on which they begin.
func (f Frame) drawn(t time.Time) bool {
	y, m, d := f.From.Date()
	midnight := time.Date(y, m, d, 0, 0, 0, 0, f.From.Location())
	end := midnight.AddDate(0, 0, 1)
	if f.To.After(end) {
		end = f.To
	}
	return !t.Before(midnight) && t.Before(end)
}

// New makes a chart. Who comes on the day, but before or after the frame,
// stands at its edge; whoever was noted on another day has no hour here.
func New(f Frame, paces []checkin.Pace) Chart {
	c := Chart{Frame: f}
	byX := make([]int, max(1, f.Width()))
	for _, p := range paces {
		if !f.drawn(p.Start) {
			c.Others += p.Arrivals
			continue
		}
		x := min(max(int(p.Start.Sub(f.From)/Step), 0), len(byX)-1)
		byX[x] += p.Arrivals
		c.Sum += p.Arrivals
	}
	for x, n := range byX {
		if n == 0 {
			continue
		}
		c.Columns = append(c.Columns, Column{x, n})
		if n > c.Peak {
			c.Peak, c.PeakAt = n, f.From.Add(time.Duration(x)*Step)
		}
	}
	c.top = c.Peak
	return c
}

// Compare lets charts be compared with one another: one height, one number.
func Compare(charts ...*Chart) {
	top := 0
	for _, c := range charts {
		top = max(top, c.Peak)
	}
	for _, c := range charts {
		c.top = top
	}
}

// Height is how high a column is drawn: at least one unit, so that one person
// is seen.
func (c Chart) Height(n int) int {
	if c.top == 0 {
		return 0
	}
	return max(1, High*n/c.top)
}

// Top is the y of a column's upper edge.
func (c Chart) Top(n int) int { return High - c.Height(n) }
