// Package operator asks who is at the keyboard now. Whoever has sat at a desk of
// this event before is an arrow and Enter away; a new first name is typed. What
// is written from then on carries the name.
package operator

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/screen/setup"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/widget/field"
	"opale/tui/worker"
	"opale/tui/zone"
)

// Operator is the screen.
type Operator struct {
	env    *screen.Env
	input  field.Field
	known  []string // first names, those of this desk first
	chosen int      // among those that are shown; noName while it is typed
	read   worker.Ticket
	saving worker.Ticket // 0 for none
	name   string        // that is being kept
	err    error
	memo   screen.Memo
}

var (
	_ screen.Screen   = (*Operator)(nil)
	_ screen.Opener   = (*Operator)(nil)
	_ screen.Verbatim = (*Operator)(nil)
)

// noName is the chosen name while none is.
const noName = -1

// nameLimit is what the first run allows too.
const nameLimit = 40

type (
	recalled struct {
		ticket worker.Ticket
		actors []checkin.Actor
	}
	saved struct {
		ticket worker.Ticket
		err    error
	}
)

// New makes the screen.
func New(env *screen.Env) *Operator {
	return &Operator{env: env, input: field.New(field.Limit(nameLimit)), chosen: noName}
}

// Verbatim has a name that is typed fast be a name.
func (o *Operator) Verbatim() bool { return true }

// Open reads who has been here before.
func (o *Operator) Open() tea.Cmd {
	if o.env.Replica == nil {
		return nil
	}
	o.read = worker.NewTicket()
	ticket, replica := o.read, o.env.Replica
	return func() tea.Msg {
		actors, _ := replica.Operators() // unread, a name is typed
		return recalled{ticket, actors}
	}
}

// Update hears a message.
func (o *Operator) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		o.memo.Forget()
		return o.press(msg)
	case zone.Click:
		o.memo.Forget()
		if o.saving == 0 && msg.At < len(o.offered()) {
			o.chosen = msg.At
		}
	case tea.PasteMsg:
		o.memo.Forget()
		o.input.Insert(msg.Content)
		o.chosen = noName
	case recalled:
		if msg.ticket == o.read {
			o.memo.Forget()
			o.known = names(msg.actors, o.env.Overview.Actor)
		}
	case saved:
		if msg.ticket == o.saving {
			o.memo.Forget()
			o.saving, o.err = 0, msg.err
			if msg.err == nil {
				return o.env.Send(screen.Seated{})
			}
		}
	}
	return nil
}

// names is the first names of those who sat somewhere, without who is here now:
// those of this desk first, then of this venue, then all others.
func names(actors []checkin.Actor, here checkin.Actor) []string {
	near := func(a checkin.Actor) int {
		switch {
		case a.Desk == here.Desk && a.Venue == here.Venue:
			return 0
		case a.Venue == here.Venue:
			return 1
		}
		return 2
	}
	slices.SortFunc(actors, func(a, b checkin.Actor) int {
		return cmp.Or(cmp.Compare(near(a), near(b)), cmp.Compare(checkin.Fold(a.Operator), checkin.Fold(b.Operator)), cmp.Compare(a.Operator, b.Operator))
	})
	said := map[string]bool{checkin.Fold(here.Operator): true}
	var known []string
	for _, a := range actors {
		name := checkin.Clean(a.Operator)
		if folded := checkin.Fold(name); name != "" && !said[folded] {
			said[folded] = true
			known = append(known, name)
		}
	}
	return known
}

// offered is the known names that begin with what is typed.
func (o *Operator) offered() []string {
	typed := checkin.Fold(o.input.Value())
	return slices.DeleteFunc(slices.Clone(o.known), func(name string) bool {
		return !strings.HasPrefix(checkin.Fold(name), typed)
	})
}

func (o *Operator) press(key tea.KeyPressMsg) tea.Cmd {
	if o.saving != 0 {
		return nil
	}
	o.err = nil
	switch action := o.env.Keys.Action(key); action {
	case keymap.Cancel:
		return o.env.Send(screen.Close{})
	case keymap.Confirm:
		o.take()
	case keymap.Down, keymap.Bar:
		o.chosen = min(o.chosen+1, len(o.offered())-1)
	case keymap.Up:
		o.chosen = max(o.chosen-1, noName)
	default:
		if o.input.Press(key) {
			o.chosen = noName
		}
	}
	return nil
}

// current is the name that Enter takes, empty where there is none.
func (o *Operator) current() string {
	if offered := o.offered(); o.chosen >= 0 && o.chosen < len(offered) {
		return offered[o.chosen]
	}
	return o.input.Value()
}

// take sits somebody down: the name is kept for the next start too.
func (o *Operator) take() {
	o.name = o.current()
	if o.name == "" {
		return
	}
	o.saving = worker.NewTicket()
	ticket, desk, settings, name := o.saving, o.env.Desk, o.env.Settings, o.name
	o.env.Queue.Do(func(context.Context) tea.Msg {
		var err error
		if settings != nil {
			err = setup.RememberOperator(settings, name)
		}
		if err == nil {
			actor := desk.Place().Actor
			actor.Operator = name
			desk.Seat(actor)
		}
		return saved{ticket, err}
	})
}

// View draws the question and the names that are known.
func (o *Operator) View() string {
	return o.memo.View(o.env, func() string {
		w, t, f := &o.env.Words.Operator, o.env.Theme, o.env.Frame
		sheet := widget.Sheet{Title: w.Title, Foot: o.foot()}
		if name := checkin.Clean(o.env.Overview.Actor.Operator); name != "" {
			sheet.Aside = fmt.Sprintf(w.Now, name)
		}
		input := o.input
		label := t.Strong.Render(w.Label) + "  " + t.FieldEdge.Render(theme.SignEdge) + " "
		input.SetWidth(min(f.Inner()-ansi.StringWidth(w.Label)-4, 44))
		sheet.Lines = []string{label + input.View(field.LookOf(t), o.chosen == noName, w.Hint), ""}
		if offered := o.offered(); len(offered) > 0 {
			sheet.Lines = append(sheet.Lines, t.Faint.Render(w.Known))
			for i, name := range offered {
				style, sign := t.Text, theme.SignChoice
				if i == o.chosen {
					style, sign = t.Choice, theme.SignBar
					sheet.Focus = len(sheet.Lines)
				}
				sheet.Lines = append(sheet.Lines, zone.OfRow(i, style.Render(widget.Cut(sign+" "+name+" ", f.Inner()))))
			}
		}
		sheet.Lines = append(sheet.Lines, o.notice()...)
		return sheet.Draw(t, f)
	})
}

func (o *Operator) notice() []string {
	w, t := o.env.Words, o.env.Theme
	switch {
	case o.err != nil:
		said := w.Explain(o.err)
		return []string{"", t.Tone(theme.Bad).Render(theme.SignNo + " " + said.What), "  " + said.Press}
	case o.saving != 0:
		return []string{"", t.Faint.Render(w.Operator.Saving)}
	}
	return nil
}

func (o *Operator) foot() []widget.Hint {
	w := o.env.Words
	foot := []widget.Hint{{Key: "…", Does: w.Operator.Type}}
	if name := o.current(); name != "" {
		foot[0] = widget.Hint{Key: w.Keys.Enter, Does: fmt.Sprintf(w.Operator.Take, name)}
	}
	if len(o.offered()) > 0 {
		foot = append(foot, widget.Hint{Key: w.Keys.Down + " " + w.Keys.Up, Does: w.Operator.Choose})
	}
	return append(foot, widget.Hint{Key: w.Keys.Escape, Does: w.Operator.Back})
}
