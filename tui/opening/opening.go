// Package opening is the screen while a desk opens: what is missing is asked
// there, one thing after another, and what is done meanwhile is said. There is
// no store yet and no desk; whoever opens one asks by messages, and is answered
// over a channel. Then the desk's own model takes its place in the same program.
//
// It holds no rule of what is asked, and reads nothing from anywhere.
package opening

import (
	"image/color"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/keymap"
	"opale/tui/layout"
	"opale/tui/theme"
)

// Messages of whoever opens a desk.
type (
	// Asked puts a question, whose answer goes into Reply, which must hold one.
	Asked struct {
		Question Question
		Reply    chan<- Answer
	}
	// Began says what is being done now.
	Began struct{ Step Step }
	// Known says what was settled: the desk's name, for a line of its own.
	Known struct{ Fact Fact }
	// Remarked says something beside the way.
	Remarked struct{ Text string }
	// Failed says in each language why it does not go on; true comes back where it
	// is to be tried again, which Again offers.
	Failed struct {
		Said  map[i18n.Lang]i18n.Sentence
		Again bool
		Reply chan<- bool
	}
	// Next gives the program over to a desk's model.
	Next struct{ Model tea.Model }
)

// Step is something that takes a while.
type Step uint8

// The steps, in their order.
const (
	NoStep   Step = iota
	Checking      // a passphrase
	Taking        // what is on the stick
	Copying       // the program
	Desking       // the desk, behind which it is one
)

// Fact is a line of what is settled.
type Fact struct {
	Phrase bool   // the passphrase was right
	Place  string // the desk's name
}

// Options is what the screen is made of.
type Options struct {
	Lang   i18n.Lang
	Event  string // empty: not known yet
	ASCII  bool
	Now    func() time.Time
	Width  int
	Height int
}

// Model is the screen. It is a Bubble Tea model.
type Model struct {
	o       Options
	words   *i18n.Words
	keys    keymap.Map
	theme   *theme.Theme
	frame   layout.Frame
	chosen  i18n.Lang // by the language key; empty: none was
	profile colorprofile.Profile
	paper   color.Color // the terminal's; nil until it has said
	blurred bool
	seen    []tea.Msg // of the terminal, for whom comes next

	facts   []Fact
	step    Step
	asked   panel
	before  *phrase // the passphrase that was typed last
	reply   chan<- Answer
	remarks []string
	failed  *Failed
	awake   bool // Enter is heard again, behind what came by itself
	drawn   string
	fresh   bool
}

var _ tea.Model = (*Model)(nil)

// deaf is how long Enter does nothing where something came by itself.
const deaf = 700 * time.Millisecond

type (
	minute struct{} // the clock of the header goes on
	awoke  struct{ of *Failed }
)

// New makes the screen, on which nothing is asked yet.
func New(o Options) *Model {
	m := &Model{o: o, profile: colorprofile.TrueColor}
	if m.o.Now == nil {
		m.o.Now = time.Now
	}
	m.speak(o.Lang)
	m.dress()
	m.fit(o.Width, o.Height)
	return m
}

// Init asks the terminal for its background, and begins the clock.
func (m *Model) Init() tea.Cmd { return tea.Batch(tea.RequestBackgroundColor, m.tick()) }

// tick is due at the next full minute.
func (m *Model) tick() tea.Cmd {
	now := m.o.Now()
	return tea.Tick(now.Truncate(time.Minute).Add(time.Minute).Sub(now), func(time.Time) tea.Msg { return minute{} })
}

// Update hears the terminal, and whoever opens the desk.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.fresh = false
	switch msg := msg.(type) {
	case tea.WindowSizeMsg, tea.ColorProfileMsg, tea.BackgroundColorMsg, tea.FocusMsg, tea.BlurMsg:
		m.terminal(msg)
	case tea.KeyPressMsg:
		return m, m.press(msg)
	case tea.PasteMsg:
		if m.asked != nil {
			m.asked.paste(msg.Content)
		}
	case minute:
		return m, m.tick()
	case awoke:
		m.awake = m.awake || msg.of == m.failed
	case Next:
		return m.giveOver(msg.Model)
	default:
		return m, m.hear(msg)
	}
	return m, nil
}

// terminal takes in what the terminal says of itself, and keeps the last word
// for whoever comes next.
func (m *Model) terminal(msg tea.Msg) {
	m.seen = slices.DeleteFunc(m.seen, func(before tea.Msg) bool { return sameKind(before, msg) })
	m.seen = append(m.seen, msg)
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.fit(msg.Width, msg.Height)
	case tea.ColorProfileMsg:
		m.profile = msg.Profile
		m.dress()
	case tea.BackgroundColorMsg:
		m.paper = msg.Color
		m.dress()
	case tea.FocusMsg:
		m.blurred = false
	case tea.BlurMsg:
		m.blurred = true
	}
}

func sameKind(a, b tea.Msg) bool {
	kind := func(msg tea.Msg) int {
		switch msg.(type) {
		case tea.WindowSizeMsg:
			return 1
		case tea.ColorProfileMsg:
			return 2
		case tea.BackgroundColorMsg:
			return 3
		}
		return 4
	}
	return kind(a) == kind(b)
}

// hear takes in what whoever opens the desk says.
func (m *Model) hear(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case Asked:
		m.asked, m.reply, m.step = msg.Question.panel(), msg.Reply, NoStep
		if p, ok := m.asked.(*phrase); ok && m.before != nil && p.asked.Wrong {
			p.again(m.before)
		}
	case Began:
		m.step = msg.Step
	case Known:
		m.facts = append(m.facts, msg.Fact)
	case Remarked:
		if text := checkin.Clean(msg.Text); !slices.Contains(m.remarks, text) {
			m.remarks = append(m.remarks, text)
		}
	case Failed:
		m.failed, m.asked, m.step, m.awake = &msg, nil, NoStep, false
		of := m.failed
		return tea.Tick(deaf, func(time.Time) tea.Msg { return awoke{of} })
	}
	return nil
}

// giveOver has a desk's model go on, which is told what the terminal has said.
func (m *Model) giveOver(next tea.Model) (tea.Model, tea.Cmd) {
	cmds := []tea.Cmd{next.Init()}
	for _, msg := range m.seen {
		var cmd tea.Cmd
		next, cmd = next.Update(msg)
		cmds = append(cmds, cmd)
	}
	return next, tea.Batch(cmds...)
}

func (m *Model) press(key tea.KeyPressMsg) tea.Cmd {
	m.blurred = false // a terminal that sends keys has the keyboard
	action := m.keys.Action(key)
	switch {
	case action == keymap.Quit:
		return tea.Quit
	case action == keymap.Language:
		m.chosen = m.words.Lang.Other()
		m.speak(m.chosen)
	case m.failed != nil:
		m.answerFailed(action)
	case m.asked != nil:
		if answer, done := m.asked.press(key, action); done {
			m.answer(answer)
		}
	}
	return nil // what is typed while nothing is asked belongs to nothing
}

// answerFailed closes what could not be done, or has it tried again.
func (m *Model) answerFailed(action keymap.Action) {
	if !m.awake || action != keymap.Confirm && action != keymap.Cancel {
		return
	}
	m.failed.Reply <- m.failed.Again && action == keymap.Confirm
	m.failed, m.remarks, m.facts = nil, nil, nil
}

// answer gives an answer to whoever asked.
func (m *Model) answer(a Answer) {
	if p, ok := m.asked.(*phrase); ok {
		m.before, m.step = p, Checking
	}
	a.Lang = m.chosen
	m.asked = nil
	m.reply <- a
}

func (m *Model) speak(l i18n.Lang) {
	m.words = i18n.For(l)
	if m.o.ASCII {
		m.words = m.words.ASCII()
	}
	m.keys = keymap.New(m.words)
}

func (m *Model) dress() {
	m.theme = theme.For("", m.profile, m.paper)
	m.theme.Blocks = !m.o.ASCII
}
