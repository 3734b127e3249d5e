// Package desk is the screen at which people arrive: a search field that
// always has the cursor, the people found, what came of the last one, and the
// last arrivals. Letters always search; Enter does what the footer says.
//
// By topic: query.go (what is typed and asked), list.go (the row under the
// bar), enter.go (what Enter does), door.go (visits, and what follows a
// refusal), undo.go, bar.go (the action bar), recent.go, and view*.go.
package desk

import (
	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/widget/field"
	"opale/tui/worker"
	"opale/tui/zone"
)

// Desk is the desk screen.
type Desk struct {
	env  *screen.Env
	memo screen.Memo

	query  query
	list   list
	panel  *panel // what is said large, or nil
	brief  brief  // the same in one line, once the next search has begun
	bar    int    // the action under the bar, or noAction
	noting string // whose arrival is being written
	recent recent

	taking worker.Ticket // of the last question about somebody put aside

	repairTold bool // that the scanner types another keyboard was said once
}

var (
	_ screen.Screen = (*Desk)(nil)
	_ screen.Eager  = (*Desk)(nil)
)

// New makes the screen.
func New(env *screen.Env) *Desk {
	return &Desk{env: env, query: query{field: field.New(field.Limit(80))}, bar: noAction}
}

// Eager reports whether a letter is only a letter: nothing lies over the list
// that it would close.
func (d *Desk) Eager() bool { return d.panel == nil && d.bar == noAction && !d.query.spent }

// Update hears one message. What it does not know changes nothing, and is not
// worth drawing again for.
func (d *Desk) Update(msg tea.Msg) tea.Cmd {
	cmd, known := d.hear(msg)
	if known {
		d.memo.Forget()
	}
	return cmd
}

func (d *Desk) hear(msg tea.Msg) (cmd tea.Cmd, known bool) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return d.press(msg), true
	case zone.Click:
		return d.click(msg.Target), true
	case tea.PasteMsg:
		return d.typed(func(f *field.Field) bool { f.Insert(msg.Content); return true }), true
	case screen.Retract:
		return d.retract(), true
	case answered:
		return d.answer(msg), true
	case visited:
		return d.visit(msg), true
	case screen.Scanned:
		return d.scanned(msg), true
	case screen.Noted:
		d.query.spent = true // what was typed has become a registration
		return d.show(msg.Visit), true
	case worker.Panicked:
		return d.trouble(checkin.Visit{}, msg.Err), true
	case awake:
		return nil, d.wake(msg)
	case suspected:
		return nil, d.suspect(msg)
	case screen.NotedGroup:
		return d.notedGroup(msg.Visits), true
	case surveyDue:
		return nil, d.askSurvey(msg)
	case surveyed:
		return d.tookSurvey(msg), true
	case counted:
		return d.countedAll(msg), true
	case screen.TakeUp:
		return d.takeUp(msg.Aside), true
	case takenUp:
		return d.showTaken(msg), true
	case screen.TakeBack:
		d.query.field.Clear()
		return d.undo(), true
	case lastRead:
		return d.askUndo(msg), true
	case undone:
		return d.tookBack(msg), true
	case screen.Erased:
		d.panel = nil
		return d.clear(), true
	case screen.Spent:
		d.query.spent = true
	case screen.Changed:
		return tea.Batch(d.askAgain(), d.readRecent()), true
	case recentRead:
		return nil, d.takeRecent(msg)
	}
	return nil, false
}

// press hears a key that a person pressed.
func (d *Desk) press(key tea.KeyPressMsg) tea.Cmd {
	switch action := d.env.Keys.Action(key); action {
	case keymap.None:
		return d.typed(func(f *field.Field) bool { return f.Press(key) })
	case keymap.Confirm:
		return d.enter()
	case keymap.Cancel:
		return d.escape()
	case keymap.Up:
		d.move(-1)
	case keymap.Down:
		d.move(+1)
	case keymap.PageUp:
		d.move(-pageRows)
	case keymap.PageDown:
		d.move(+pageRows)
	case keymap.Left, keymap.Right:
		return d.sideways(key, action)
	case keymap.Bar:
		d.bar = d.nextAction(+1)
	default:
		return d.act(action)
	}
	return nil
}

// sideways moves in the action bar, else what the panel can turn, else the
// cursor in the field.
func (d *Desk) sideways(key tea.KeyPressMsg, action keymap.Action) tea.Cmd {
	switch {
	case d.bar == noAction && d.panel != nil && d.panel.turn != nil:
		if action == keymap.Left {
			d.panel.turn(-1)
		} else {
			d.panel.turn(+1)
		}
	case d.bar == noAction:
		d.query.field.Press(key)
	case action == keymap.Left:
		d.bar = d.nextAction(-1)
	default:
		d.bar = d.nextAction(+1)
	}
	return nil
}

// escape takes away what lies on top: the action bar, the panel, the text.
func (d *Desk) escape() tea.Cmd {
	switch {
	case d.bar != noAction:
		d.bar = noAction
	case d.panel != nil:
		return d.dismiss()
	default:
		return d.clear()
	}
	return nil
}

// subject is whom the page and the other actions are about: who is shown
// large, else the row under the bar or, where nothing is typed, the last arrival.
func (d *Desk) subject() (checkin.RegistrationID, bool) {
	if d.panel != nil && !d.panel.who.ID.IsZero() {
		return d.panel.who.ID, true
	}
	if row := d.list.current(); row != nil {
		return row.Registration.ID, true
	}
	if d.unspent() == "" && len(d.recent.passages) > 0 && !d.env.Kiosk {
		return d.recent.passages[0].Registration.ID, true
	}
	return checkin.RegistrationID{}, false
}
