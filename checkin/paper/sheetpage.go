package paper

import (
	"fmt"
	"strings"

	"opale/checkin"
)

// sheetFrame is one part of a sheet, whose pages are drawn one by one.
type sheetFrame struct {
	*Sheet
	part   Part
	halves []string
	rows   []Signer
	pages  int
}

// The places of a page.
const (
	edge      = 12.0
	tableTop  = 36.0
	headHigh  = 6.5
	firstRow  = tableTop + headHigh
	tableFoot = firstRow + rowsAPage*rowHigh
)

// columns are where each begins, the last one where the table ends.
func (f *sheetFrame) columns(wide float64) []float64 {
	at := []float64{edge, edge + 10, edge + 64, edge + 106}
	signs := edge + 106 + 44
	end := wide - edge
	for i := range f.halves {
		at = append(at, signs+float64(i)*(end-signs)/float64(len(f.halves)))
	}
	return append(at, end)
}

func (f *sheetFrame) draw(p *page, n int) {
	f.head(p)
	columns := f.columns(p.wide)
	f.table(p, columns)
	for i := range rowsAPage {
		number := n*rowsAPage + i
		f.row(p, columns, firstRow+float64(i)*rowHigh, number)
	}
	if n == f.pages-1 {
		f.sums(p)
	}
	f.foot(p, n)
}

func (f *sheetFrame) head(p *page) {
	w, half := &p.words.sheet, 168.0
	p.text(edge, 14, strings.ToUpper(w.title), hand{8, true, faint})
	if name := f.part.String(); name != "" {
		p.text(edge+p.width(strings.ToUpper(w.title), hand{8, true, faint})+5, 14, fmt.Sprintf(w.part, name), hand{8, true, black})
	}
	title := checkin.Clean(f.Event.Name)
	if f.Session.Name != f.Event.Name {
		title += " · " + checkin.Clean(f.Session.Name)
	}
	p.within(edge, 21.5, half, title, hand{15, true, black})
	opens, closes := f.Session.Opens.In(f.Event.Location()), f.Session.Closes.In(f.Event.Location())
	p.within(edge, 27.8, half, capital(p.dated(opens))+", "+p.hours(opens, closes), hand{10, false, black})
	place := checkin.Clean(f.Place)
	if name := venue(&f.Event, f.Session.Venue); !strings.Contains(checkin.Fold(place), checkin.Fold(name)) {
		place = strings.TrimSuffix(name+", "+place, ", ")
	}
	p.within(edge, 32.8, half, place, hand{10, false, black})

	left, end := edge+half+6, p.wide-edge
	f.field(p, left, 14, end, w.organiser, checkin.Clean(f.Organiser))
	f.field(p, left, 26, end, w.speaker, checkin.Clean(f.Speaker))
	f.field(p, left, 33, end, w.speakerSigns, "")
}

// field is a thing to be filled in, by us or by hand.
func (f *sheetFrame) field(p *page, x, y, end float64, name, value string) {
	label := hand{7.5, false, faint}
	p.text(x, y, name, label)
	from := x + 24
	if value != "" {
		h := hand{9, false, black}
		if p.width(value, h) > end-from {
			h.size = 7.5 // an address takes two lines, and with its numbers three
		}
		p.paragraph(from, y, end-from, value, h)
		return
	}
	p.line(from, y+0.8, end, y+0.8, 0.2, rule)
}

// table draws the head of the table and its rules.
func (f *sheetFrame) table(p *page, columns []float64) {
	w, end := &p.words.sheet, columns[len(columns)-1]
	p.block(edge, tableTop, end-edge, headHigh, tint)
	names := append([]string{w.number, w.family, w.given, w.company}, f.halves...)
	for i, name := range names {
		p.within(columns[i]+1.8, tableTop+4.4, columns[i+1]-columns[i]-3, name, hand{8, true, black})
	}
	for i := range rowsAPage + 1 {
		y := firstRow + float64(i)*rowHigh
		p.line(edge, y, end, y, 0.2, rule)
	}
	p.line(edge, tableTop, end, tableTop, 0.2, rule)
	for i, x := range columns {
		top := tableTop
		if i == 2 || i == 3 {
			continue // a name is one thing, and stands freer without
		}
		p.line(x, top, x, tableFoot, 0.2, rule)
	}
}

func (f *sheetFrame) row(p *page, columns []float64, top float64, number int) {
	y := top + rowHigh/2 + 1.3
	p.right(columns[1]-2, y, fmt.Sprint(number+1), hand{8, false, faint})
	if number >= len(f.rows) {
		return
	}
	row := &f.rows[number]
	family := hand{10.5, true, black}
	if checkin.Clean(row.Family) == checkin.Nameless {
		family = hand{9, false, faint}
	}
	p.within(columns[1]+1.8, y, columns[2]-columns[1]-3, row.surname(), family)
	p.within(columns[2]+1.8, y, columns[3]-columns[2]-3, checkin.Clean(row.Given), hand{10.5, false, black})
	company, room := checkin.Clean(row.Company), columns[4]-columns[3]-3
	if row.Arrived.IsZero() {
		p.within(columns[3]+1.8, y, room, company, hand{9, false, black})
		return
	}
	if company != "" {
		p.within(columns[3]+1.8, y-1.7, room, company, hand{9, false, black})
		y += 2.2
	}
	arrived := fmt.Sprintf(p.words.sheet.arrived, p.at(row.Arrived.In(f.Event.Location())))
	p.text(columns[3]+1.8, y, arrived, hand{7.5, false, faint})
}

// sums is the line below the last row.
func (f *sheetFrame) sums(p *page) {
	w, y := &p.words.sheet, tableFoot+6
	noted := 0
	for i := range f.rows {
		if !f.rows[i].Arrived.IsZero() {
			noted++
		}
	}
	said := p.plural(w.listed, len(f.rows))
	if noted > 0 {
		said += " · " + fmt.Sprintf(p.plural(w.noted, noted), p.at(f.Made.In(f.Event.Location())))
	}
	p.text(edge, y, said, hand{9, false, black})
	x := p.wide - edge - 3*43
	for _, name := range []string{w.present, w.absent, w.excused} {
		p.text(x, y, name, hand{9, false, black})
		from := x + p.width(name, hand{9, false, black}) + 2
		p.line(from, y+0.8, x+40, y+0.8, 0.2, faint)
		x += 43
	}
}

func (f *sheetFrame) foot(p *page, n int) {
	y := p.high - 7
	p.within(edge, y, p.wide-2*edge-40, p.words.sheet.privacy, hand{6.8, false, faint})
	p.right(p.wide-edge, y, fmt.Sprintf(p.words.page, n+1, f.pages), hand{8, false, black})
	if f.Event.ID.IsRehearsal() {
		p.right(p.wide-edge, 8, p.rehearsal+" · "+p.invented, hand{8, true, black})
	}
}

// capital gives a sentence its first letter.
func capital(text string) string {
	for _, r := range text {
		return strings.ToUpper(string(r)) + text[len(string(r)):]
	}
	return text
}
