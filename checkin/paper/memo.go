package paper

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"opale/checkin"
)

// Memo is the page that lies beside each laptop: the venue, whom to call, the
// gestures of a day and what to do when things go wrong.
type Memo struct {
	Event checkin.Event
	Venue checkin.VenueID
	Desks []string
	Made  time.Time
}

// gesture is a thing to do: what stands in bold, and how.
type gesture struct{ title, how string }

// memoWords are the words of these pages.
type memoWords struct {
	title, desks, phone, noPhone string
	gestures, trouble, call      string
	ten                          [10]gesture
	wrong                        [4]gesture
	say                          []string
	more                         [2]string // sessions
	rehearse                     string
}

// WriteMemos writes a page for each, A4 upright.
func WriteMemos(w io.Writer, l Language, memos []Memo) error {
	var made time.Time
	if len(memos) > 0 {
		made = memos[0].Made
	}
	b, err := newBook(wordsIn(l), wordsIn(l).memo.title, made, false)
	if err != nil {
		return err
	}
	for i := range memos {
		(&memoPage{memos[i], b.page()}).draw()
	}
	return b.write(w, "")
}

// memoPage is one of them.
type memoPage struct {
	Memo
	*page
}

const (
	memoTop      = 42.0
	memoGap      = 7.0
	memoSessions = 8 // that are listed
	memoColumn   = (shortSide - 2*edge - memoGap) / 2
)

// draw writes the page, and returns where its last line stands.
func (m *memoPage) draw() float64 {
	w := &m.words.memo
	m.head()
	y := m.hours(memoTop)
	y = m.title(y+3, w.gestures)
	left, right := y, y
	for i, g := range w.ten {
		if i < len(w.ten)/2 {
			left = m.gesture(edge, left, memoColumn, fmt.Sprint(i+1), g)
		} else {
			right = m.gesture(edge+memoColumn+memoGap, right, memoColumn, fmt.Sprint(i+1), g)
		}
	}
	y = m.title(max(left, right)+1, w.trouble)
	left, right = y, y
	for i, g := range w.wrong {
		if i%2 == 0 {
			left = m.gesture(edge, left, memoColumn, "!", g)
		} else {
			right = m.gesture(edge+memoColumn+memoGap, right, memoColumn, "!", g)
		}
	}
	y = m.title(max(left, right)+1, w.call)
	for _, line := range w.say {
		y = m.paragraph(edge, y, m.wide-2*edge, line, hand{10.5, false, black}) + 1
	}
	m.text(edge, m.high-9, w.rehearse, hand{8, false, faint})
	return y
}

// head says the venue, and whom to call, large enough to be read standing.
func (m *memoPage) head() {
	w := &m.words.memo
	title := w.title
	if m.Event.ID.IsRehearsal() {
		title += " · " + m.rehearsal + " · " + m.invented
	}
	m.text(edge, 14, strings.ToUpper(title), hand{8, true, faint})
	m.within(edge, 23, 105, venue(&m.Event, m.Memo.Venue), hand{20, true, black})
	m.within(edge, 30, 105, checkin.Clean(m.Event.Name), hand{10, false, black})
	const wide, high = 72.0, 21.0
	x := m.wide - edge - wide
	m.block(x, 11, wide, high, tint)
	m.centre(x+wide/2, 16.5, w.phone, hand{8, false, faint})
	if phone := checkin.Clean(m.Event.Phone); phone != "" {
		h := hand{20, true, black}
		h.size *= min(1, (wide-4)/m.width(phone, h)) // a number is never cut
		m.centre(x+wide/2, 27, phone, h)
		return
	}
	m.centre(x+wide/2, 27, w.noPhone, hand{12, false, faint})
}

// hours says the desks, and when the doors are open; it returns where to go on.
func (m *memoPage) hours(y float64) float64 {
	w, zone := &m.words.memo, m.Event.Location()
	if len(m.Desks) > 0 {
		desks := make([]string, len(m.Desks))
		for i, d := range m.Desks {
			desks[i] = checkin.Clean(d)
		}
		y = m.paragraph(edge, y-3, m.wide-2*edge, w.desks+" "+strings.Join(desks, " · "), hand{10, true, black})
	}
	sessions := m.Event.SessionsAt(m.Memo.Venue)
	for i, s := range sessions {
		if i == memoSessions && len(sessions) > memoSessions+1 {
			m.text(edge, y, m.plural(w.more, len(sessions)-i), hand{9.5, false, faint})
			return y + hand{size: 9.5}.leading()
		}
		opens, closes := s.Opens.In(zone), s.Closes.In(zone)
		m.within(edge, y, 60, capital(m.dated(opens)), hand{9.5, false, black})
		m.within(edge+62, y, 34, m.page.hours(opens, closes), hand{9.5, true, black})
		m.within(edge+98, y, 88, checkin.Clean(s.Name), hand{9.5, false, faint})
		y += hand{size: 9.5}.leading()
	}
	return y
}

func (m *memoPage) title(y float64, text string) float64 {
	m.line(edge, y-1, m.wide-edge, y-1, 0.3, sea)
	m.text(edge, y+4.5, text, hand{12, true, sea})
	return y + 11
}

// gesture writes one, and returns where the next one stands.
func (m *memoPage) gesture(x, y, wide float64, mark string, g gesture) float64 {
	const indent = 6.5
	m.text(x, y, mark, hand{12, true, sea})
	m.within(x+indent, y, wide-indent, g.title, hand{11.5, true, black})
	return m.paragraph(x+indent, y+5, wide-indent, g.how, hand{10, false, black}) + 2
}

// MemosOf makes a memo for a venue, or for each.
func MemosOf(event *checkin.Event, only checkin.VenueID, desks func(checkin.VenueID) []string, made time.Time) (memos []Memo) {
	for _, v := range event.Venues {
		if v.ID == cmp.Or(only, v.ID) {
			memos = append(memos, Memo{Event: *event, Venue: v.ID, Desks: desks(v.ID), Made: made})
		}
	}
	return memos
}
