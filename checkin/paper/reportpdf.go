package paper

import (
	"fmt"
	"io"
	"strings"

	"opale/checkin/curve"
)

// WriteReportPDF writes a report on A4: two pages for an event of some days and
// venues.
func WriteReportPDF(w io.Writer, l Language, r *Report) error {
	s := r.spread(wordsIn(l))
	b, err := newBook(s.words, s.Title+", "+s.Event, r.Made, false)
	if err != nil {
		return err
	}
	f := &flow{page: b.page(), spread: s}
	f.head()
	f.grid(&s.Turnout, 62)
	f.notes()
	f.turn()
	f.charts()
	f.grid(&s.Census, 56)
	f.say(s.CensusSum)
	if len(s.Known.Rows) > 0 {
		f.grid(&s.Known, 70)
		f.say(s.KnownSum)
		f.say(s.Fresh)
	}
	f.grid(&s.Desks, 35, 31, 45)
	f.foot()
	return b.write(w, "")
}

// flow is a report being laid out: what does not fit goes on another page.
type flow struct {
	*page
	*spread
	y float64 // where the next thing begins
}

const (
	margin = 17.0
	bottom = 18.0
)

func (f *flow) room() float64 { return f.page.wide - 2*margin }

// turn begins another page.
func (f *flow) turn() {
	f.page = f.book.page()
	f.page.text(margin, 14, strings.ToUpper(f.Title), hand{7.5, true, faint})
	f.page.right(f.page.wide-margin, 14, f.Event, hand{7.5, false, faint})
	f.y = 24
}

// need makes room for something so high.
func (f *flow) need(high float64) {
	if f.y+high > f.page.high-bottom {
		f.turn()
	}
}

func (f *flow) head() {
	p := f.page
	p.text(margin, 20, strings.ToUpper(f.Title), hand{8, true, faint})
	name := hand{21, true, black}
	if p.width(f.Event, name) > f.room() {
		name.size = 15
	}
	f.y = p.paragraph(margin, 29, f.room(), f.Event, name) - name.leading() + 6.5
	p.text(margin, f.y, f.AsOf, hand{10, false, faint})
	f.y += 8.5
	f.warnings()
	f.figures()
}

func (f *flow) warnings() {
	if len(f.Warnings) == 0 {
		return
	}
	var lines []string
	for _, text := range f.Warnings {
		lines = append(lines, f.page.wrap(text, hand{9, false, black}, f.room()-10)...)
	}
	high := float64(len(lines))*4.6 + 4
	f.page.block(margin, f.y-4, f.room(), high, tint)
	f.page.block(margin, f.y-4, 1.2, high, black)
	for i, line := range lines {
		f.page.text(margin+5, f.y+1+float64(i)*4.6, line, hand{9, false, black})
	}
	f.y += high + 5
}

// figures are the large one and, beside it, six in two rows.
func (f *flow) figures() {
	p := f.page
	p.text(margin, f.y+13, f.Came, hand{40, true, sea})
	p.text(margin, f.y+20, f.CameLabel, hand{11, false, black})
	left := margin + 62
	wide := (f.page.wide - margin - left) / 3
	for i, figure := range f.Figures {
		x, y := left+float64(i%3)*wide, f.y+5+float64(i/3)*14
		p.within(x, y, wide-3, figure.Value, hand{16, true, black})
		p.within(x, y+4.8, wide-3, figure.Label, hand{8.5, false, faint})
	}
	f.y += 30
	f.y = p.paragraph(margin, f.y, f.room(), f.Sum, hand{9, false, faint}) + 7
}

func (f *flow) title(text string) {
	f.page.text(margin, f.y, text, hand{12, true, black})
	f.y += 6
}

// say writes a paragraph below something.
func (f *flow) say(text string) {
	f.need(10)
	f.y = f.page.paragraph(margin, f.y-1, f.room(), text, hand{8.5, false, faint}) + 7
}

// grid draws a table; the first columns are so wide, the others share the rest.
func (f *flow) grid(g *grid, wide ...float64) {
	const high = 5.6
	f.need(high*4 + 10)
	f.title(g.Title)
	at := f.columns(g, wide)
	f.gridHead(g, at)
	for i := range g.Rows {
		row := &g.Rows[i]
		if i > 0 && row.Strong {
			f.y += 1.6
		}
		if f.y+high > f.page.high-bottom {
			f.turn()
			f.gridHead(g, at)
		}
		f.cells(row.Cells, g.Texts, at, hand{9.5, row.Strong, black})
		f.page.line(margin, f.y+1.8, f.page.wide-margin, f.y+1.8, 0.12, rule)
		f.y += high
	}
	f.y += 4
}

func (f *flow) gridHead(g *grid, at []float64) {
	f.cells(g.Head, g.Texts, at, hand{8, false, faint})
	f.page.line(margin, f.y+1.8, f.page.wide-margin, f.y+1.8, 0.25, grey(0.5))
	f.y += 6
}

// columns are where each begins, and the end.
func (f *flow) columns(g *grid, wide []float64) []float64 {
	at := []float64{margin}
	for _, w := range wide {
		at = append(at, at[len(at)-1]+w)
	}
	from, others := at[len(at)-1], len(g.Head)-len(wide)
	for i := range others {
		at = append(at, from+float64(i+1)*(margin+f.room()-from)/float64(others))
	}
	return at
}

// cells writes a row: texts from the left, numbers to the right.
func (f *flow) cells(cells []string, texts int, at []float64, h hand) {
	for i, cell := range cells {
		room := at[i+1] - at[i] - 2
		text, fitted := f.page.fit(cell, h, room)
		if i < texts {
			f.page.text(at[i], f.y, text, fitted)
		} else {
			f.page.right(at[i+1], f.y, text, fitted)
		}
	}
}

// charts draws the days one below the other, the venues of each side by side.
func (f *flow) charts() {
	const gap, high = 6.0, 13.5
	across := 2
	for _, day := range f.Days {
		across = min(4, max(across, len(day.Venues)))
	}
	wide := (f.room() - float64(across-1)*gap) / float64(across)
	f.title(f.report.curves)
	f.y = f.page.paragraph(margin, f.y, f.room(), f.Scale, hand{8.5, false, faint}) + 2
	for _, day := range f.Days {
		for from := 0; from < len(day.Venues); from += across {
			f.need(high + 19)
			f.page.text(margin, f.y+1, day.Day, hand{9, true, black})
			for i, c := range day.Venues[from:min(from+across, len(day.Venues))] {
				f.chart(&c, margin+float64(i)*(wide+gap), f.y+4, wide, high)
			}
			f.y += high + 19
		}
	}
	f.y += 4
}

func (f *flow) chart(c *venueChart, x, y, wide, high float64) {
	p, foot := f.page, y+4+high
	p.within(x, y+2, wide, c.Name, hand{8, false, black})
	step := wide / float64(max(1, c.Frame.Width()))
	for _, column := range c.Columns {
		tall := high * float64(c.Height(column.N)) / curve.High
		p.block(x+float64(column.X)*step+step*0.1, foot-tall, step*0.8, tall, sea)
	}
	p.line(x, foot, x+wide, foot, 0.2, grey(0.5))
	small := hand{6.5, false, faint}
	p.text(x, foot+3, f.at(c.Frame.From), small)
	p.right(x+wide, foot+3, f.at(c.Frame.To), small)
	p.within(x, foot+6.2, wide, c.Peak, hand{7, false, faint})
}

func (f *flow) notes() {
	h := hand{7.5, false, faint}
	f.need(float64(len(f.Notes)) * 2 * h.leading())
	for _, note := range f.Notes {
		f.y = f.page.paragraph(margin, f.y, f.room(), note, h)
	}
}

// foot numbers the pages, once their number is known.
func (f *flow) foot() {
	for i, p := range f.book.pages {
		p.text(margin, p.high-9, f.Nobody(), hand{7.5, false, faint})
		p.right(p.wide-margin, p.high-9, fmt.Sprintf(f.words.page, i+1, len(f.book.pages)), hand{8, false, black})
	}
}
