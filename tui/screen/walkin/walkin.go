// Package walkin is the form for somebody who is on no list: fed from what was
// typed in the search or from a code that nobody holds, and short. People of
// the list who resemble are shown first; choosing one leaves the form for
// their page. Whoever is registered here is in.
package walkin

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget/field"
	"opale/tui/widget/form"
	"opale/tui/worker"
	"opale/tui/zone"
)

// Asked is the fields of the form, from top to bottom; the profile, why somebody
// unknown is let in and the line that does it follow.
var Asked = []checkin.Field{
	checkin.FieldLastName, checkin.FieldFirstName, checkin.FieldCompany,
	checkin.FieldTown, checkin.FieldEmail, checkin.FieldPhone,
}

// WalkIn is the screen.
type WalkIn struct {
	env  *screen.Env
	code string // scanned, or typed: kept with the person

	fields []field.Field
	form   form.Form

	resembling worker.Ticket // of the last question
	people     []checkin.Row
	person     int // which of them is chosen; noPerson while the form has the focus

	writing worker.Ticket // 0 while nothing is
	ahead   []tea.Msg     // typed while writing
	tone    theme.Tone
	notice  string
	memo    screen.Memo
}

var _ screen.Screen = (*WalkIn)(nil)

const noPerson = -1

// New makes the form.
func New(env *screen.Env, from screen.OpenWalkIn) *WalkIn {
	known := Split(from.Typed)
	s := &WalkIn{env: env, code: checkin.Clean(from.Code), person: noPerson, fields: make([]field.Field, len(Asked))}
	if s.code == "" {
		s.code = known[checkin.FieldCode]
	}
	for i, f := range Asked {
		if f == checkin.FieldPhone {
			s.fields[i] = field.New(field.Digits())
		} else {
			s.fields[i] = field.New()
		}
		s.fields[i].SetText(known[f])
		s.form.Rows = append(s.form.Rows, form.Row{Field: &s.fields[i]})
	}
	s.form.Rows = append(s.form.Rows,
		form.Row{Choices: make([]string, len(checkin.Profiles)+1)}, form.Row{Choices: make([]string, len(env.Words.WalkIn.Whys))}, form.Row{})
	for s.form.At < len(Asked)-1 && !s.fields[s.form.At].IsEmpty() {
		s.form.Next()
	}
	return s
}

// Open is the command that looks for people who resemble.
func (s *WalkIn) Open() tea.Cmd { return s.look() }

func (s *WalkIn) profileRow() int { return len(Asked) }
func (s *WalkIn) whyRow() int     { return len(Asked) + 1 }
func (s *WalkIn) lastRow() int    { return len(Asked) + 2 }

// values is the form as filled in.
func (s *WalkIn) values() checkin.Fields {
	fields := checkin.Fields{}
	for i, f := range Asked {
		put(fields, f, s.fields[i].Value())
	}
	put(fields, checkin.FieldCode, s.code)
	if chosen := s.form.Rows[s.profileRow()].Chosen; chosen > 0 {
		fields[checkin.FieldProfile] = string(checkin.Profiles[chosen-1])
	}
	return fields
}

// why is the reason for which somebody unknown is let in, empty where none was
// chosen.
func (s *WalkIn) why() string {
	if chosen := s.form.Rows[s.whyRow()].Chosen; chosen > 0 {
		return s.env.Words.WalkIn.Whys[chosen]
	}
	return ""
}

// registration is who the form describes so far, to be named.
func (s *WalkIn) registration() (r checkin.Registration, named bool) {
	for f, value := range s.values() {
		r.Values[f] = value
	}
	return r, r.FullName() != ""
}

// Update handles a message.
func (s *WalkIn) Update(msg tea.Msg) tea.Cmd {
	s.memo.Forget()
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if s.writing != 0 {
			s.ahead = append(s.ahead, msg)
			return nil
		}
		return s.press(msg)
	case zone.Click:
		if s.writing == 0 {
			return s.click(msg.Target)
		}
	case tea.PasteMsg:
		if f := s.form.Focused().Field; f != nil && s.person == noPerson && s.writing == 0 {
			f.Insert(msg.Content)
			return s.changed()
		}
	case resembled:
		s.resembled(msg)
	case registered:
		return s.registered(msg)
	}
	return nil
}

func (s *WalkIn) press(key tea.KeyPressMsg) tea.Cmd {
	s.notice = ""
	action := s.env.Keys.Action(key)
	if s.person == noPerson && s.form.Press(key, action) {
		return s.changed()
	}
	switch action {
	case keymap.Confirm:
		return s.confirm()
	case keymap.Down:
		s.down()
	case keymap.Up:
		s.up()
	case keymap.Bar:
		s.finish()
	case keymap.Cancel:
		return s.env.Send(screen.Close{})
	}
	return nil
}

// ofPerson is the row of somebody who resembles: those of the form begin with 0.
func ofPerson(at int) int { return -1 - at }

// click goes to somebody who resembles, or to a line of the form.
func (s *WalkIn) click(on zone.Target) tea.Cmd {
	if at := ofPerson(on.At); at >= 0 {
		if at < len(s.people) {
			s.person = at
		}
		return nil
	}
	s.person, s.notice = noPerson, ""
	if s.form.Click(on) {
		return s.changed()
	}
	return nil
}

// down and up go through the people who resemble, then the lines of the form.
func (s *WalkIn) down() {
	switch {
	case s.person == noPerson:
		s.form.Next()
	case s.person < len(s.people)-1:
		s.person++
	default:
		s.person = noPerson
	}
}

func (s *WalkIn) up() {
	switch {
	case s.person > 0:
		s.person--
	case s.person == noPerson && !s.form.Previous() && len(s.people) > 0:
		s.person = len(s.people) - 1
	}
}

// finish goes to the last line, and from there to the first.
func (s *WalkIn) finish() {
	s.person = noPerson
	if s.form.At == s.lastRow() {
		s.form.At = 0
		return
	}
	s.form.At = s.lastRow()
}

func (s *WalkIn) confirm() tea.Cmd {
	switch {
	case s.person != noPerson:
		id := s.people[s.person].Registration.ID
		return tea.Sequence(s.env.Send(screen.Close{}), s.env.Send(screen.OpenPerson{ID: id}))
	case s.form.At == s.lastRow():
		return s.register()
	}
	s.form.Next()
	return nil
}

// changed asks anew who resembles, where anything that tells has changed.
func (s *WalkIn) changed() tea.Cmd {
	if row := s.form.At; row < len(Asked) && Asked[row] != checkin.FieldTown {
		return s.look()
	}
	return nil
}

// resembled is who of the list resembles.
type resembled struct {
	ticket worker.Ticket
	people []checkin.Row
	err    error
}

func (s *WalkIn) look() tea.Cmd {
	if s.env.Kiosk { // whoever types a name there is not told who is called much like it
		return nil
	}
	s.resembling = worker.NewTicket()
	ticket, desk, fields := s.resembling, s.env.Desk, s.values()
	return func() tea.Msg {
		people, err := desk.Resembling(fields)
		return resembled{ticket, people, err}
	}
}

// resembled takes the answer in. While one of the people is chosen, the list
// stays as it is seen. A failure only means that nobody is shown.
func (s *WalkIn) resembled(msg resembled) {
	if msg.ticket == s.resembling && msg.err == nil && s.person == noPerson {
		s.people = msg.people
	}
}

// registered is what came of the write.
type registered struct {
	ticket worker.Ticket
	visit  checkin.Visit
	err    error
}

func (s *WalkIn) register() tea.Cmd {
	fields := s.values()
	if _, named := s.registration(); !named {
		s.tone, s.notice, s.form.At = theme.Warning, s.env.Words.WalkIn.Lacks, 0
		return nil
	}
	if s.code == "" {
		s.code = s.env.NewCode() // once: what is tried again is the same person
	}
	put(fields, checkin.FieldCode, s.code)
	s.writing = worker.NewTicket()
	ticket, desk, why := s.writing, s.env.Desk, s.why()
	s.env.Queue.Do(func(ctx context.Context) tea.Msg {
		visit, err := desk.RegisterFor(ctx, fields, why)
		return registered{ticket, visit, err}
	})
	return nil
}

// registered gives the visit to the desk, and what was typed meanwhile: it is
// the next person's name.
func (s *WalkIn) registered(msg registered) tea.Cmd {
	if msg.ticket != s.writing {
		return nil
	}
	ahead := s.ahead
	s.writing, s.ahead = 0, nil
	if msg.err != nil {
		said := s.env.Words.Explain(msg.err)
		s.tone, s.notice = theme.Bad, said.What+" "+said.Press
		return s.env.Ring()
	}
	cmds := []tea.Cmd{s.env.Send(screen.Noted{Visit: msg.visit})}
	for _, key := range ahead {
		cmds = append(cmds, screen.Send(key))
	}
	return tea.Sequence(cmds...)
}
