// Package takedown takes down the four figures that another desk reads out over
// the telephone, and its check word, which shows that none was misheard. They
// are kept on this laptop, beside what is counted and never added to it.
package takedown

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/journal"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/widget/field"
	"opale/tui/widget/form"
	"opale/tui/worker"
	"opale/tui/zone"
)

// The lines of the form.
const (
	rowWho = iota
	rowDesk
	rowFigures
	rowWord = rowFigures + 4
	rowDo   = rowWord + 1
)

// TakeDown is the screen.
type TakeDown struct {
	env     *screen.Env
	form    form.Form
	fields  [rowDo]field.Field // by their line; the first is no field
	callers []caller
	reading worker.Ticket
	saving  worker.Ticket // 0 for none
	tried   bool          // Enter was pressed on what cannot be noted yet
	err     error
	memo    screen.Memo
}

// caller is who may be on the telephone: a desk that was heard of, or any other
// of a venue.
type caller struct {
	desk  string // empty: its name is to be typed
	venue checkin.Venue
}

var (
	_ screen.Screen   = (*TakeDown)(nil)
	_ screen.Opener   = (*TakeDown)(nil)
	_ screen.Verbatim = (*TakeDown)(nil)
)

type (
	heard struct {
		ticket worker.Ticket
		words  []journal.LastWord
	}
	saved struct {
		ticket worker.Ticket
		err    error
	}
)

// The longest name of a desk, figure and word.
const (
	nameLimit   = 40
	figureLimit = 6
	wordLimit   = 12
)

// New makes the form; its Open looks which desks there are.
func New(env *screen.Env) *TakeDown {
	d := &TakeDown{env: env}
	d.form.Rows = make([]form.Row, rowDo+1)
	for i := rowDesk; i < rowDo; i++ {
		limit, options := nameLimit, []field.Option(nil)
		switch {
		case i == rowWord:
			limit = wordLimit
		case i >= rowFigures:
			limit, options = figureLimit, []field.Option{field.Digits()}
		}
		d.fields[i] = field.New(append(options, field.Limit(limit))...)
		d.form.Rows[i].Field = &d.fields[i]
	}
	d.meet(nil)
	return d
}

// Verbatim has a figure that is typed fast be a figure.
func (d *TakeDown) Verbatim() bool { return true }

// Open is the command that looks which desks there are.
func (d *TakeDown) Open() tea.Cmd {
	if d.env.Replica == nil {
		return nil
	}
	d.reading = worker.NewTicket()
	ticket, replica := d.reading, d.env.Replica
	return func() tea.Msg { // unread, the desk's name is typed
		peers, _ := replica.Peers()
		writers, _ := replica.Writers()
		return heard{ticket, journal.LastWords(peers, writers, replica.Device())}
	}
}

// meet lists who may call: the desks known, then any other of each venue, this
// one's last.
func (d *TakeDown) meet(words []journal.LastWord) {
	event, here := &d.env.Overview.Event, d.env.Overview.Session.Venue
	d.callers = nil
	for _, w := range words {
		if venue, ok := event.Venue(w.Venue); ok && w.Desk != "" && len(event.SessionsAt(w.Venue)) > 0 {
			d.callers = append(d.callers, caller{w.Desk, venue})
		}
	}
	for _, own := range []bool{false, true} {
		for _, v := range event.Venues {
			if (v.ID == here) == own && len(event.SessionsAt(v.ID)) > 0 {
				d.callers = append(d.callers, caller{"", v})
			}
		}
	}
	d.form.Rows[rowWho].Chosen = 0
	d.label()
	d.choose()
}

// choose takes over the name of the caller that was chosen.
func (d *TakeDown) choose() { d.fields[rowDesk].SetText(checkin.Clean(d.caller().desk)) }

func (d *TakeDown) caller() caller {
	if at := d.form.Rows[rowWho].Chosen; at < len(d.callers) {
		return d.callers[at]
	}
	return caller{}
}

// Update handles a message.
func (d *TakeDown) Update(msg tea.Msg) tea.Cmd {
	d.memo.Forget()
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return d.press(msg)
	case zone.Click:
		if d.saving == 0 && d.form.Click(msg.Target) {
			d.tried, d.err = false, nil
			d.choose()
		}
	case tea.PasteMsg:
		if f := d.form.Focused().Field; f != nil && d.saving == 0 {
			f.Insert(msg.Content)
			d.tried = false
		}
	case heard:
		if msg.ticket == d.reading && d.isUntouched() {
			d.meet(msg.words)
		}
	case saved:
		if msg.ticket == d.saving {
			d.saving, d.err = 0, msg.err
			if msg.err == nil {
				return d.env.Send(screen.Close{})
			}
		}
	}
	return nil
}

// isUntouched reports whether nothing was chosen or typed yet: what is read late
// must not move it.
func (d *TakeDown) isUntouched() bool {
	for i := rowDesk; i < rowDo; i++ {
		if !d.fields[i].IsEmpty() {
			return false
		}
	}
	return d.form.At == rowWho && d.form.Rows[rowWho].Chosen == 0
}

func (d *TakeDown) press(key tea.KeyPressMsg) tea.Cmd {
	action := d.env.Keys.Action(key)
	switch {
	case d.saving != 0:
		return nil
	case action == keymap.Cancel:
		return d.env.Send(screen.Close{})
	case action == keymap.Confirm && d.form.At == rowDo:
		return d.save()
	case action == keymap.Confirm, action == keymap.Down, action == keymap.Bar:
		d.next()
	case action == keymap.Up:
		d.form.Previous()
	default:
		if d.form.Press(key, action) {
			d.tried, d.err = false, nil
			if d.form.At == rowWho {
				d.choose()
			}
		}
	}
	return nil
}

// next goes down; past the name of a desk that is known.
func (d *TakeDown) next() {
	d.form.Next()
	if d.form.At == rowDesk && d.caller().desk != "" {
		d.form.Next()
	}
}

// said is what was taken down so far; whole where nothing is missing.
func (d *TakeDown) said() (said checkin.Dictation, whole bool) {
	session, _, ok := d.env.Overview.Event.SessionNow(d.caller().venue.ID, d.env.Overview.Now)
	said = checkin.Dictation{Session: session.ID, Desk: d.fields[rowDesk].Value()}
	whole = ok && said.Desk != ""
	for i, into := range []*int{&said.Came, &said.Inside, &said.WalkIns, &said.Unnamed} {
		n, err := strconv.Atoi(strings.ReplaceAll(d.fields[rowFigures+i].Value(), " ", ""))
		whole = whole && err == nil && n >= 0
		*into = n
	}
	return said, whole
}

// check is what the check word says.
type check uint8

const (
	checkMissing check = iota
	checkWrong
	checkRight
)

func (d *TakeDown) check() check {
	said, whole := d.said()
	typed := checkin.Fold(d.fields[rowWord].Value())
	switch {
	case !whole || typed == "":
		return checkMissing
	case typed != bundle.CheckWord(said.Sum(d.env.Overview.Event.ID)):
		return checkWrong
	}
	return checkRight
}

// save keeps what was said, where the word is right.
func (d *TakeDown) save() tea.Cmd {
	if d.check() != checkRight {
		d.tried = true
		return d.env.Ring()
	}
	said, _ := d.said()
	d.saving = worker.NewTicket()
	ticket, settings, call := d.saving, d.env.Settings, screen.Call{Dictation: said, At: d.env.Overview.Now}
	d.env.Queue.Do(func(context.Context) tea.Msg { return saved{ticket, screen.KeepCall(settings, call)} })
	return nil
}

// callerName is how a caller is offered.
func (d *TakeDown) callerName(c caller) string {
	w, venue := &d.env.Words.TakeDown, checkin.Clean(c.venue.Name)
	if c.desk == "" {
		return fmt.Sprintf(w.Other, venue)
	}
	return fmt.Sprintf(w.OfVenue, checkin.Clean(c.desk), venue)
}
