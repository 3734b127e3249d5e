// Package settings is the page on which a laptop is set up: how it looks and
// sounds, when it locks, and the PINs. What is chosen shows at once.
package settings

import (
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/tui/i18n"
	"opale/tui/keymap"
	"opale/tui/pin"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget/field"
	"opale/tui/widget/form"
	"opale/tui/zone"
)

// The lines of the page.
const (
	lookRow = iota
	sizeRow
	languageRow
	bellRow
	censusRow
	lockRow
	motionRow
	mouseRow
	pinRow
	coordinatorRow
	trialRow
	prepareRow  // these only where they can be done from here
	handBackRow // the last one
	rows
)

// idle is after how many minutes a desk may lock itself; 0 is never.
var idle = []int{0, 2, 5, 10, 20}

// languages are those that there are, in the order of their choice.
var languages = []i18n.Lang{i18n.French, i18n.English}

// Settings is the screen.
type Settings struct {
	env         *screen.Env
	form        form.Form
	pin, coord  field.Field
	removing    bool // Enter was pressed on an empty field: once more removes the PIN
	tone        theme.Tone
	notice      string
	memo        screen.Memo
	askedForPIN map[string]string // by key: what is said when it is kept
}

var _ screen.Screen = (*Settings)(nil)

// New makes the page, with what is chosen now.
func New(env *screen.Env) *Settings {
	s := &Settings{env: env, askedForPIN: map[string]string{}}
	s.pin, s.coord = field.New(field.Digits(), field.Limit(pin.Most)), field.New(field.Digits(), field.Limit(pin.Most))
	s.form.Rows = make([]form.Row, rows)
	if env.Preparer == nil {
		s.form.Rows = s.form.Rows[:prepareRow]
	} else if env.HandBack == nil {
		s.form.Rows = s.form.Rows[:handBackRow]
	}
	s.form.Rows[pinRow].Field, s.form.Rows[coordinatorRow].Field = &s.pin, &s.coord
	s.label()
	c := &env.Choices
	for row, at := range map[int]int{
		lookRow: slices.Index(theme.Looks, c.Look), sizeRow: which(c.Large), languageRow: slices.Index(languages, env.Words.Lang),
		bellRow: which(c.Silent), censusRow: which(c.NoCensus), motionRow: which(c.Still), mouseRow: which(c.NoMouse),
		lockRow: slices.Index(idle, int(c.LockAfter/time.Minute)),
	} {
		s.form.Rows[row].Chosen = max(at, 0)
	}
	return s
}

// which is the second of two choices, or the first.
func which(second bool) int {
	if second {
		return 1
	}
	return 0
}

// Update hears a message.
func (s *Settings) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		s.memo.Forget()
		return s.press(msg)
	case zone.Click:
		s.memo.Forget()
		s.notice, s.removing = "", false
		if s.form.Click(msg.Target) {
			return s.change()
		}
	case screen.Chosen:
		s.memo.Forget()
		s.chosen(msg)
	}
	return nil
}

func (s *Settings) press(key tea.KeyPressMsg) tea.Cmd {
	action := s.env.Keys.Action(key)
	if action != keymap.Confirm {
		s.removing = false
	}
	s.notice = ""
	before := s.form.Focused().Chosen
	if s.form.Focused().Field != nil && action == keymap.None && key.Text != "" && !digits(key.Text) {
		return nil
	}
	if s.form.Press(key, action) {
		if s.form.Focused().Chosen != before {
			return s.change()
		}
		return nil
	}
	switch action {
	case keymap.Confirm:
		return s.confirm()
	case keymap.Down, keymap.Bar, keymap.Up, keymap.PageDown, keymap.PageUp:
		s.move(action)
	case keymap.Cancel, keymap.Settings:
		return s.env.Send(screen.Close{})
	}
	return nil
}

// move puts the bar on another line. What is chosen comes first and what is done
// from here last: PgDn and PgUp go from the one part to the other and to their
// ends.
func (s *Settings) move(action keymap.Action) {
	last := len(s.form.Rows) - 1
	switch action {
	case keymap.Up:
		s.form.Previous()
	case keymap.PageDown:
		if s.form.At < prepareRow {
			s.form.At = min(prepareRow, last)
		} else {
			s.form.At = last
		}
	case keymap.PageUp:
		if s.form.At > prepareRow {
			s.form.At = prepareRow
		} else {
			s.form.At = 0
		}
	default:
		s.form.Next()
	}
}

// digits reports whether a text is digits, or what the keys of digits type on a
// French keyboard without Shift.
func digits(text string) bool {
	f := field.New(field.Digits())
	f.Insert(text)
	for _, r := range f.Text() {
		if r < '0' || r > '9' {
			return false
		}
	}
	return !f.IsEmpty()
}

// change asks for what was chosen in the line in focus.
func (s *Settings) change() tea.Cmd {
	at := s.form.Focused().Chosen
	off := [...]string{"", screen.SettingOff}[min(at, 1)]
	switch s.form.At {
	case lookRow:
		return s.choose(screen.SettingTheme, string(theme.Looks[at]))
	case sizeRow:
		return s.choose(screen.SettingSize, [...]string{"", screen.SettingLarge}[at])
	case languageRow:
		if s.env.Words.Lang != languages[at] {
			return s.env.Send(screen.SwitchLanguage{})
		}
	case bellRow:
		return s.choose(screen.SettingBell, off)
	case censusRow:
		return s.choose(screen.SettingCensus, off)
	case motionRow:
		return s.choose(screen.SettingMotion, off)
	case mouseRow:
		return s.choose(screen.SettingMouse, off)
	case lockRow:
		return s.choose(screen.SettingLock, strconv.Itoa(idle[at]))
	}
	return nil
}

func (s *Settings) choose(key, value string) tea.Cmd {
	return s.env.Send(screen.Choose{Key: key, Value: value})
}

// confirm does what Enter does in the line in focus.
func (s *Settings) confirm() tea.Cmd {
	switch s.form.At {
	case bellRow:
		return s.env.Ring()
	case pinRow:
		return s.keepPIN(pin.Desk, &s.pin, s.env.Choices.Guarded)
	case coordinatorRow:
		return s.keepPIN(pin.Coordinator, &s.coord, s.env.Choices.Coordinated)
	case trialRow:
		return s.env.Send(screen.OpenTrial{})
	case prepareRow:
		return s.env.Send(screen.OpenPrepare{})
	case handBackRow:
		return s.env.Send(screen.OpenHandBack{})
	}
	s.form.Next()
	return nil
}

// keepPIN keeps what was typed. An empty field takes the PIN away, at the second
// Enter.
func (s *Settings) keepPIN(whose pin.Whose, input *field.Field, set bool) tea.Cmd {
	w, typed := &s.env.Words.Settings, input.Value()
	switch {
	case typed == "" && !set:
		s.form.Next()
		return nil
	case typed == "" && !s.removing:
		s.removing = true
		s.tone, s.notice = theme.Warning, w.Remove
		return nil
	case typed != "" && !pin.Valid(typed):
		s.tone, s.notice = theme.Warning, w.Short
		return s.env.Ring()
	}
	s.removing = false
	s.askedForPIN[string(whose)] = w.Kept
	if typed == "" {
		s.askedForPIN[string(whose)] = w.Removed
	}
	input.Clear()
	return s.env.Send(screen.ChoosePIN{Whose: whose, Digits: typed})
}

// chosen says what came of a setting where that is worth a word.
func (s *Settings) chosen(msg screen.Chosen) {
	said, asked := s.askedForPIN[msg.Key]
	delete(s.askedForPIN, msg.Key)
	switch {
	case msg.Err != nil:
		s.tone, s.notice = theme.Bad, s.env.Words.Settings.Failed
	case asked:
		s.tone, s.notice = theme.Good, said
	}
}
