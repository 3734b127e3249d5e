package figures

import (
	"fmt"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin/curve"
	"opale/tui/widget"
)

// The chart: how many lines its columns take, and how much of the day it shows at
// least.
const (
	leastRows, mostRows = 3, 12
	leastSteps          = int(2 * time.Hour / curve.Step)
	widestStep          = 3 // cells
)

// curve draws the passages of the day, on at most room lines if it can.
func (f *Figures) curve(room int) []string {
	w, t := f.env.Words, f.env.Theme
	lines := []string{f.rule(w.Figures.Curve + " (" + w.Figures.Returns + ")")}
	c := &f.known.chart
	if c.Peak == 0 {
		return append(lines, f.wrapped(t.Faint, w.Figures.Nobody)...)
	}
	peak := fmt.Sprintf(w.Figures.Peak, w.Number(c.Peak), w.Clock(c.PeakAt), w.Clock(c.PeakAt.Add(curve.Step)))
	scale := w.Number(c.Peak)
	label := ansi.StringWidth(scale) + 2
	view := f.window(c, f.env.Frame.Inner()-label)
	rows := min(max(room-3, leastRows), mostRows)
	for i, drawn := range widget.Columns(t.Full, view.values, view.cell, rows, c.Peak) {
		mark := ""
		switch i {
		case 0:
			mark = scale
		case rows - 1:
			mark = "0"
		}
		lines = append(lines, t.Faint.Render(strings.Repeat(" ", label-2-ansi.StringWidth(mark))+mark+" ")+t.Rule.Render("│")+drawn)
	}
	lines = append(lines, t.Faint.Render(strings.Repeat(" ", label)+f.hours(view)))
	return append(lines, t.Text.Render(widget.Cut(peak, f.env.Frame.Inner())))
}

// window is the part of a day that a chart shows.
type window struct {
	from   time.Time
	values []int
	cell   int // columns of the terminal that a step takes
}

// window shows from the hour of the first passage to now, or to the last passage
// of a day that is over: the last hours of these, where there is no room for all.
func (f *Figures) window(c *curve.Chart, width int) window {
	first, last := c.Columns[0].X, c.Columns[len(c.Columns)-1].X
	perHour := int(time.Hour / curve.Step)
	first -= first % perHour
	if now := int(f.known.Now.Sub(c.Frame.From) / curve.Step); now < c.Frame.Width() {
		last = max(last, now)
	}
	last = min(max(last, first+leastSteps-1), c.Frame.Width()-1)
	first = max(first, last-width+1)
	steps := last - first + 1
	w := window{c.Frame.From.Add(time.Duration(first) * curve.Step), make([]int, steps), min(max(width/steps, 1), widestStep)}
	for _, column := range c.Columns {
		if x := column.X - first; x >= 0 && x < steps {
			w.values[x] = column.N
		}
	}
	return w
}

// hours writes the whole hours below the columns that begin them.
func (f *Figures) hours(v window) string {
	var b strings.Builder
	used := 0
	for i := range v.values {
		at := v.from.Add(time.Duration(i) * curve.Step)
		x, said := i*v.cell, f.env.Words.Hour(at)
		if at.Minute() != 0 || used > 0 && x < used+2 || x+ansi.StringWidth(said) > len(v.values)*v.cell {
			continue
		}
		b.WriteString(strings.Repeat(" ", x-used) + said)
		used = x + ansi.StringWidth(said)
	}
	return b.String()
}
