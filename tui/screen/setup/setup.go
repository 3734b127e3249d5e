// Package setup is the screen that comes before the desk: on the first run it
// asks for the venue, the desk's name and the operator's first name; at the
// first start of a date it shows them with date and time, and one Enter
// confirms all. What was answered is remembered on this laptop.
package setup

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/widget/field"
	"opale/tui/widget/form"
	"opale/tui/worker"
	"opale/tui/zone"
)

// The lines of the form.
const (
	dayRow = iota // of the clock: seen only where it is being corrected
	hourRow
	venueRow
	deskRow
	operatorRow
	startRow // only where everything is known, and is to be confirmed
)

// Setup is the screen.
type Setup struct {
	env            *screen.Env
	known          Known
	place          checkin.Place // where the desk stood when the form was made
	form           form.Form
	desk, operator field.Field
	hour           field.Field
	days           []time.Time // of the choice in dayRow
	clockDay       int         // which of them the clock has
	doubt          doubt
	unclear        bool          // what the notice says: the hour makes no sense
	untouched      bool          // the remembered first name: the first letter replaces it
	named          bool          // the desk's name was typed, and stays when the venue changes
	clockOnly      bool          // nothing else is asked
	working        bool          // somebody sat here before: the screen can be left
	lacks, early   bool          // what the notice says
	astray         bool          // the same: a letter was typed that has no field
	asked          worker.Ticket // of the write under way; 0 for none
	err            error
	memo           screen.Memo
}

var (
	_ screen.Screen  = (*Setup)(nil)
	_ screen.Unready = (*Setup)(nil)
)

// settled is what came of writing the answers down.
type settled struct {
	asked worker.Ticket
	err   error
}

const nameLimit = 40

// New makes the screen from what is remembered; a zero Known is a first run.
func New(env *screen.Env, known Known) *Setup {
	s := &Setup{env: env}
	s.begin(known)
	return s
}

// begin makes the form.
func (s *Setup) begin(known Known) {
	s.known, s.place = known, s.env.Desk.Place()
	s.named, s.untouched = known.Desk != "", known.Operator != ""
	s.desk, s.operator = field.New(field.Limit(nameLimit)), field.New(field.Limit(nameLimit))
	s.hour = field.New(field.Digits(), field.Limit(5))
	s.form = form.Form{}
	s.form.Rows = []form.Row{dayRow: {}, hourRow: {Field: &s.hour}, venueRow: {}, deskRow: {Field: &s.desk}, operatorRow: {Field: &s.operator}}
	s.dateClock()
	s.doubt = known.doubt(s.env)
	for i, v := range s.place.Event.Venues {
		s.form.Rows[venueRow].Choices = append(s.form.Rows[venueRow].Choices, checkin.Clean(v.Name))
		if v.ID == known.Venue {
			s.form.Rows[venueRow].Chosen = i
		}
	}
	s.desk.SetText(known.Desk)
	s.operator.SetText(known.Operator)
	s.propose()
	switch {
	case known.Complete():
		s.form.Rows = append(s.form.Rows, form.Row{})
		s.form.At = startRow // letters may be the first guest's: they change nothing
	case known.Venue != "":
		s.form.At = operatorRow
	default:
		s.form.At = venueRow
	}
	if s.doubt != noDoubt && s.env.Timepiece != nil {
		s.form.At = dayRow // it is asked, and Enter goes on from there
	}
}

// Change makes the screen for whoever sits down at a desk that is at work: Esc
// goes back to it.
func Change(env *screen.Env) *Setup {
	actor := env.Overview.Actor
	s := New(env, Known{Venue: actor.Venue, Desk: actor.Desk, Operator: actor.Operator})
	s.working, s.form.At, s.doubt = true, operatorRow, noDoubt
	return s
}

// Clock makes the screen for a clock that is to be set right, and nothing else:
// what is seen below it stays.
func Clock(env *screen.Env) *Setup {
	actor := env.Overview.Actor
	s := New(env, Known{Venue: actor.Venue, Desk: actor.Desk, Operator: actor.Operator})
	s.working, s.clockOnly, s.form.At = true, true, dayRow
	return s
}

// again reports whether everything is known and is only to be confirmed.
func (s *Setup) again() bool { return s.known.Complete() }

func (s *Setup) venue() checkin.Venue {
	return s.place.Event.Venues[s.form.Rows[venueRow].Chosen]
}

// follow begins anew where an invitation has sat the desk somewhere, or where
// the event has come to have other venues. The first name stays.
func (s *Setup) follow() {
	now, known := s.env.Desk.Place(), Known{Venue: s.venue().ID, Desk: s.desk.Value(), Operator: s.operator.Value(), Day: s.known.Day, Newest: s.known.Newest}
	seated := now.Actor.Desk != s.place.Actor.Desk || now.Actor.Venue != s.place.Actor.Venue
	if s.clockOnly || s.asked != 0 || !seated && slices.Equal(now.Event.Venues, s.place.Event.Venues) {
		return
	}
	if seated {
		known.Venue, known.Desk = now.Actor.Venue, now.Actor.Desk
	}
	s.begin(known)
}

// propose names the desk after its venue, unless somebody has named it.
func (s *Setup) propose() {
	venues := s.place.Event.Venues
	if !s.named && len(venues) > 0 {
		venue := venues[s.form.Rows[venueRow].Chosen]
		s.desk.SetText(fmt.Sprintf(s.env.Words.Setup.Proposed, checkin.Clean(venue.Name)))
	}
}

// Update handles a message.
func (s *Setup) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		s.memo.Forget()
		return s.press(msg)
	case zone.Click:
		s.memo.Forget()
		s.click(msg.Target)
	case tea.PasteMsg:
		s.memo.Forget()
		if f := s.form.Focused().Field; f != nil {
			f.Insert(msg.Content)
		}
	case screen.Changed:
		s.memo.Forget()
		s.follow()
	case settled:
		if msg.asked == s.asked {
			s.memo.Forget()
			s.asked, s.err = 0, msg.err
			if msg.err == nil {
				return s.env.Send(screen.Seated{})
			}
		}
	}
	return nil
}

// ScannedEarly says that nobody can arrive before the desk is opened.
func (s *Setup) ScannedEarly() tea.Cmd {
	s.memo.Forget()
	s.early = true
	return s.env.Ring()
}

func (s *Setup) press(key tea.KeyPressMsg) tea.Cmd {
	if s.asked != 0 {
		return nil
	}
	s.lacks, s.early, s.astray, s.unclear, s.err = false, false, false, false, nil
	action := s.env.Keys.Action(key)
	if key.Text != "" && s.untouched && s.form.At == operatorRow {
		s.operator.Clear()
	}
	if s.form.Press(key, action) {
		s.pressed()
		return nil
	}
	switch action {
	case keymap.None:
		s.astray = s.form.Focused().Field == nil && key.Text != ""
	case keymap.Confirm:
		if s.form.At >= operatorRow || s.clockOnly && s.form.At == hourRow {
			return s.save()
		}
		s.form.Next()
	case keymap.Bar:
		if s.clockOnly {
			break
		}
		if s.trains() {
			return s.env.Send(screen.Train{})
		}
		s.form.Next()
	case keymap.Down:
		if !s.clockOnly || s.form.At < hourRow {
			s.form.Next()
		}
	case keymap.Up:
		if s.form.At > venueRow || s.env.Timepiece != nil {
			s.form.Previous()
		}
	case keymap.Cancel:
		if s.working {
			return s.env.Send(screen.Close{})
		}
		if f := s.form.Focused().Field; f != nil {
			f.Clear()
			s.pressed()
		}
	}
	return nil
}

// trains reports whether a training can be begun from here. Whoever sits down at
// a desk that is at work has guests before them.
func (s *Setup) trains() bool { return s.env.Trains && !s.working }

// click goes to a line, or chooses in it. Those of the clock are not always seen.
func (s *Setup) click(on zone.Target) {
	if !s.correcting() {
		on.At += venueRow
	}
	if s.asked == 0 && s.form.Click(on) {
		s.pressed()
	}
}

// pressed notes which line the operator has changed.
func (s *Setup) pressed() {
	switch s.form.At {
	case venueRow:
		s.propose()
	case hourRow:
	case deskRow:
		s.named = !s.desk.IsEmpty()
	case operatorRow:
		s.untouched = false
	}
}

// save writes the answers down and takes the seat.
func (s *Setup) save() tea.Cmd {
	known := Known{Venue: s.venue().ID, Desk: s.desk.Value(), Operator: s.operator.Value(), Day: Day(s.env.Clock())}
	if !known.Complete() && !s.clockOnly {
		s.lacks = true
		return nil
	}
	off, clear := s.correction()
	if !clear {
		s.unclear, s.form.At = true, hourRow
		return nil
	}
	known.Day = Day(s.env.Clock().Add(off))
	s.asked = worker.NewTicket()
	asked, desk, settings, timepiece, clockOnly := s.asked, s.env.Desk, s.env.Settings, s.env.Timepiece, s.clockOnly
	s.env.Queue.Do(func(context.Context) tea.Msg {
		if err := correct(timepiece, settings, off); err != nil {
			return settled{asked, err}
		}
		if clockOnly {
			return settled{asked, nil}
		}
		return settled{asked, Take(desk, settings, known, off != 0)}
	})
	return nil
}

// correct sets the clock right, from now on and at each start.
func correct(t screen.Timepiece, settings screen.Settings, off time.Duration) error {
	if t == nil || off == 0 {
		return nil
	}
	offset := t.Offset() + off
	if err := settings.Remember(screen.SettingClock, strconv.FormatInt(offset.Milliseconds(), 10)); err != nil {
		return err
	}
	t.Correct(offset)
	return nil
}

// Take sits down at the desk: at another venue, or by another clock, at its
// session of now.
func Take(desk *checkin.Desk, settings screen.Settings, known Known, corrected bool) error {
	if err := known.remember(settings); err != nil {
		return err
	}
	overview, err := desk.Overview()
	if err != nil {
		return err
	}
	desk.Seat(known.Actor())
	if overview.Session.Venue == known.Venue && !corrected {
		return nil
	}
	session, err := overview.Event.Choose("", known.Venue, overview.Now)
	if err != nil {
		return err
	}
	return desk.Switch(session.ID)
}

// session says the session that would be taken.
func (s *Setup) session(w *i18n.Words) string {
	event := &s.place.Event
	if !slices.ContainsFunc(event.Sessions, func(x checkin.Session) bool { return x.Venue == s.venue().ID }) {
		return w.Setup.None
	}
	session, open, _ := event.SessionNow(s.venue().ID, s.env.Overview.Now)
	opens, closes := s.env.Local(session.Opens), s.env.Local(session.Closes)
	if open {
		said := fmt.Sprintf(w.Setup.Session, checkin.Clean(session.Name), w.Hour(opens), w.Hour(closes))
		return fmt.Sprintf(w.Setup.OpenNow, said)
	}
	state := w.Sessions.Over
	if s.env.Overview.Now.Before(session.Opens) {
		state = w.Sessions.Later
	}
	return fmt.Sprintf(w.Setup.Closed, w.Date(opens), w.Hour(opens), w.Hour(closes), state)
}
