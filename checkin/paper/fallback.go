package paper

import (
	"fmt"
	"io"
	"strings"
	"time"

	"opale/checkin"
)

// Fallback is the list that a desk goes on with when its screen is dark: who
// is in and who is expected at one session, name and company only.
type Fallback struct {
	Event   checkin.Event
	Session checkin.Session
	People  []Guest
	Last    []Word // of each desk, the latest first
	Made    time.Time
}

// Guest is a line of it.
type Guest struct {
	Person
	Arrived time.Time // zero for who is expected
}

// Word is the last that is known of a desk: by its number one sees what the
// list has, and what has to be noted again.
type Word struct {
	Desk   string
	Number int // entries of it that are held
	At     time.Time
}

// Add lists somebody where they are expected at the session, or are in.
func (f *Fallback) Add(r *checkin.Registration, arrivals []checkin.Arrival) {
	sheet := Sheet{Session: f.Session}
	sheet.Add(r, arrivals)
	for _, row := range sheet.People {
		f.People = append(f.People, Guest(row))
	}
}

// WriteFallback writes the list, A4 upright. Nobody reads it without the
// password, unless that is empty.
func WriteFallback(w io.Writer, l Language, f *Fallback, password string) error {
	b, err := newBook(wordsIn(l), wordsIn(l).fallback.title, f.Made, false)
	if err != nil {
		return err
	}
	frame := listFrame{Fallback: f, guests: byName(f.People, false, func(g *Guest) *Person { return &g.Person })}
	frame.pages = (len(frame.guests) + listSpare + linesAPage - 1) / linesAPage
	for n := range frame.pages {
		frame.draw(b.page(), n)
	}
	return b.write(w, password)
}

// Two columns of lines, which leave room for a name, a company and a time.
const (
	listTop    = 37.0
	lineHigh   = 5.8
	columnHigh = 42 // lines
	linesAPage = 2 * columnHigh
	listSpare  = 12 // at least, for who is on no list
	gutter     = 6.0
)

type listFrame struct {
	*Fallback
	guests []Guest
	pages  int
}

func (f *listFrame) draw(p *page, n int) {
	f.head(p)
	wide := (p.wide - 2*edge - gutter) / 2
	for i := range linesAPage {
		x := edge + float64(i/columnHigh)*(wide+gutter)
		y := listTop + float64(i%columnHigh)*lineHigh
		f.line(p, x, y, wide, n*linesAPage+i)
	}
	f.foot(p, n)
}

func (f *listFrame) head(p *page) {
	w, zone := &p.words.fallback, f.Event.Location()
	p.text(edge, 13, strings.ToUpper(w.title), hand{8, true, faint})
	if f.Event.ID.IsRehearsal() {
		p.right(p.wide-edge, 13, p.rehearsal+" · "+p.invented, hand{8, true, black})
	}
	p.within(edge, 20, 125, venue(&f.Event, f.Session.Venue)+" · "+checkin.Clean(f.Session.Name), hand{14, true, black})
	opens, closes := f.Session.Opens.In(zone), f.Session.Closes.In(zone)
	p.within(edge, 25.5, 125, checkin.Clean(f.Event.Name)+" · "+p.dated(opens)+", "+p.hours(opens, closes), hand{9, false, black})
	in := 0
	for i := range f.guests {
		if !f.guests[i].Arrived.IsZero() {
			in++
		}
	}
	p.right(p.wide-edge, 20, p.plural(w.in, in)+" · "+p.plural(w.expected, len(f.guests)-in), hand{10, true, black})
	p.right(p.wide-edge, 25.5, fmt.Sprintf(w.made, p.at(f.Made.In(zone))), hand{9, false, black})
	p.within(edge, 30.5, p.wide-2*edge, f.last(p), hand{8, false, faint})
}

// last says up to which entry of each desk the list goes.
func (f *listFrame) last(p *page) string {
	w, zone := &p.words.fallback, f.Event.Location()
	if len(f.Last) == 0 {
		return w.nothing
	}
	words := make([]string, len(f.Last))
	for i, l := range f.Last {
		words[i] = fmt.Sprintf(w.word, checkin.Clean(l.Desk), p.count(l.Number), p.at(l.At.In(zone)))
	}
	return fmt.Sprintf(w.last, strings.Join(words, ", "))
}

func (f *listFrame) line(p *page, x, y, wide float64, n int) {
	const side = 2.9
	p.line(x, y+1.7, x+wide, y+1.7, 0.1, rule)
	p.box(x, y-2.3, side, side, 0.2, grey(0.3))
	if n >= len(f.guests) {
		return
	}
	guest := &f.guests[n]
	if !guest.Arrived.IsZero() {
		p.line(x+0.6, y-0.9, x+1.3, y, 0.45, black)
		p.line(x+1.3, y, x+2.5, y-1.9, 0.45, black)
		p.right(x+wide, y, p.at(guest.Arrived.In(f.Event.Location())), hand{8, false, faint})
	}
	const name, company = 46.0, 27.0
	p.within(x+side+2, y, name, guest.listed(), hand{9, true, black})
	p.within(x+side+2+name+1.5, y, company, checkin.Clean(guest.Company), hand{8, false, faint})
}

func (f *listFrame) foot(p *page, n int) {
	y := p.high - 8
	p.within(edge, y, 150, p.words.fallback.use, hand{7.5, false, faint})
	p.right(p.wide-edge, y, fmt.Sprintf(p.words.page, n+1, f.pages), hand{8, false, black})
}
