package walkin

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/zone"
)

// most is how many people Desk.Resembling proposes.
const most = 4

// View draws the people who resemble, and the form.
func (s *WalkIn) View() string { return s.memo.View(s.env, s.draw) }

func (s *WalkIn) draw() string {
	w, t, frame := s.env.Words, s.env.Theme, s.env.Frame
	sheet := widget.Sheet{Title: w.WalkIn.Title, Foot: s.foot()}
	if s.code != "" {
		sheet.Aside = fmt.Sprintf(w.WalkIn.Code, s.code)
	}
	if frame.Class == layout.Narrow {
		sheet.Title = w.Actions.NewPerson
		if len(s.people) > 0 {
			sheet.Title, sheet.Aside = w.Count(w.WalkIn.Resemble, len(s.people)), ""
		}
	}
	s.label()
	s.form.Left = s.person != noPerson
	lines := s.resemblance()
	above := len(lines)
	form, focus := s.form.Draw(t, frame.Inner(), frame.Spread())
	if s.notice != "" {
		lines = append(lines, t.Tone(s.tone).Render(widget.Cut(s.tone.Sign()+" "+s.notice, frame.Inner())))
		above++
	}
	sheet.Lines = append(lines, form...)
	sheet.Focus = above + focus
	if s.person != noPerson {
		sheet.Focus = 1 + s.person
	}
	if s.writing != 0 {
		sheet.Lines = append(sheet.Lines, "", t.Faint.Render(w.WalkIn.Writing))
	}
	return sheet.Draw(t, frame)
}

// label gives the lines their words: the language may have changed.
func (s *WalkIn) label() {
	w, rows := s.env.Words, s.form.Rows
	for i, f := range Asked {
		rows[i].Label = w.Facts.Fields[f]
	}
	profile := &rows[s.profileRow()]
	profile.Label = w.Facts.Fields[checkin.FieldProfile]
	profile.Notes = nil
	if s.env.Frame.Class != layout.Narrow {
		profile.Label = w.Facts.HowSell
	}
	profile.Choices[0] = w.Facts.NotAsked
	for i, p := range checkin.Profiles {
		profile.Choices[i+1] = w.Facts.Profile(p)
	}
	why := &rows[s.whyRow()]
	why.Label = w.WalkIn.Why
	copy(why.Choices, w.WalkIn.Whys[:])
	do := &rows[s.lastRow()]
	do.Label = w.WalkIn.Do
	if r, named := s.registration(); named {
		do.Label = w.Fill(w.WalkIn.DoFor, w.SpokenName(&r))
	}
}

// resemblance lists the people of the list who resemble. Its height does not
// change, so that the form stays where the eye has it; a narrow window has no
// room for that.
func (s *WalkIn) resemblance() []string {
	w, t, width := s.env.Words, s.env.Theme, s.env.Frame.Inner()
	narrow := s.env.Frame.Class == layout.Narrow
	if narrow && len(s.people) == 0 {
		return nil
	}
	said := t.Faint.Render(widget.Cut(s.nobody(), width))
	if len(s.people) > 0 {
		title := w.Count(w.WalkIn.Resemble, len(s.people))
		if s.person == noPerson {
			title = w.Keys.Up + "  " + title // the way to them
		}
		said = t.Highlight.Render(widget.Cut(title, width))
	}
	lines := []string{said}
	for i := range s.people {
		lines = append(lines, zone.OfRow(ofPerson(i), s.drawPerson(&s.people[i], i == s.person, width)))
	}
	for !narrow && len(lines) < 1+most {
		lines = append(lines, "")
	}
	return append(lines, "")
}

// nobody says that nobody resembles, where all are known.
func (s *WalkIn) nobody() string {
	switch w := s.env.Words; {
	case s.env.Unread:
		return w.Desk.Unread
	case s.env.Loading:
		return w.Desk.Loading
	default:
		return w.WalkIn.Nobody
	}
}

func (s *WalkIn) drawPerson(row *checkin.Row, chosen bool, width int) string {
	t, r := s.env.Theme, &row.Registration
	most := width * 2 / 5
	tone, standing := screen.StandingWithin(s.env, row, most-2)
	if s.env.Frame.Class == layout.Narrow {
		most = width / 2
		tone, standing = screen.StandingShort(s.env, row)
	}
	sign, style, mark := theme.SignChoice, t.Text, t.Tone(tone)
	if chosen {
		sign, style, mark = theme.SignBar, t.Bar, t.Bar
	}
	right := widget.Cut(tone.Sign()+" "+standing, most)
	room := width - ansi.StringWidth(right) - 2
	name, company := s.columns(room - 2)
	text := sign + " " + widget.Fit(screen.ListName(s.env, r), name)
	if company > 0 {
		text += "   " + widget.Fit(checkin.Clean(r.Company()), company)
	}
	if town := checkin.Clean(r.Town()); town != "" && ansi.StringWidth(text+town)+3 <= room {
		text += "   " + town
	}
	return style.Render(widget.Fit(text, room)+"  ") + mark.Render(right)
}

// columns is how wide the names and companies of those who resemble are, so
// that they stand below one another; 0 where there is no room for companies.
func (s *WalkIn) columns(room int) (name, company int) {
	for i := range s.people {
		r := &s.people[i].Registration
		name = max(name, ansi.StringWidth(screen.ListName(s.env, r)))
		company = max(company, ansi.StringWidth(checkin.Clean(r.Company())))
	}
	name = min(name, room)
	if company = min(company, room-name-3); company < 6 {
		company = 0
	}
	return name, company
}

func (s *WalkIn) foot() []widget.Hint {
	w := s.env.Words
	move := widget.Hint{Key: w.Keys.Up + " " + w.Keys.Down, Does: w.Setup.Move}
	back := widget.Hint{Key: w.Keys.Escape, Does: w.WalkIn.Back, Short: w.Desk.Back, Stays: true}
	finish := widget.Hint{Key: w.Keys.Tab, Does: w.WalkIn.Finish}
	switch {
	case s.person != noPerson:
		open := fmt.Sprintf(w.WalkIn.Open, w.SpokenName(&s.people[s.person].Registration))
		return []widget.Hint{{Key: w.Keys.Enter, Does: open, Short: w.WalkIn.OpenShort}, back}
	case s.form.At == s.lastRow():
		return []widget.Hint{{Key: w.Keys.Enter, Does: s.form.Rows[s.lastRow()].Label}, move, back}
	case s.form.At == s.profileRow(), s.form.At == s.whyRow():
		return []widget.Hint{{Key: w.Keys.Left + " " + w.Keys.Right, Does: w.WalkIn.Answer}, {Key: w.Keys.Enter, Does: w.WalkIn.Next}, back}
	}
	back.Stays = false // Tab, which spares six lines, is worth more where there is little room
	return []widget.Hint{{Key: w.Keys.Enter, Does: w.WalkIn.Next}, finish, move, back}
}
