package tui

import (
	"context"
	"image/color"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"opale/tui/i18n"
	"opale/tui/keymap"
	"opale/tui/layout"
	"opale/tui/scan"
	"opale/tui/screen"
	"opale/tui/screen/desk"
	"opale/tui/theme"
	"opale/tui/worker"
)

// root is the Bubble Tea model: it routes messages to the screens, keeps what
// they share, and draws header and status around the topmost one.
type root struct {
	ctx context.Context
	env *screen.Env
	now func() time.Time

	stack    []screen.Screen // the desk, and what lies over it; the last one is seen
	asked    []tea.Msg       // of the root by screens, to be done before the next key
	detector scan.Detector

	profile    colorprofile.Profile
	background color.Color // the terminal's; nil until it has said
	ascii      bool
	blurred    bool
	focused    time.Time // when the keyboard came back
	loading    loading
	poll       poll
	fault      fault
	paper      screen.Paper
	power      screen.Power
	flash      flash
	herald     herald
	window     window
	locking    locking
	lists      lists
	prepares   bool   // it begins with the evening before
	coach      *coach // nil: this is no training
	trains     bool   // the operator has left for one
}

func newRoot(ctx context.Context, o Options, choices screen.Choices, queue *worker.Queue) *root {
	r := &root{
		ctx: ctx, now: o.Now, fault: fault{from: o.Faults}, paper: o.Paper, power: o.Power, ascii: o.ASCII, profile: colorprofile.TrueColor,
		env: &screen.Env{Desk: o.Desk, Settings: o.Settings, Queue: queue, Exchange: o.Exchange, Replica: o.Replica, Hub: o.Hub, Nearby: o.Nearby, Lists: o.Lists, Preparer: o.Preparer, Safety: o.Safety, HandBack: o.HandBack, Choices: choices, Kiosk: o.Kiosk, Timepiece: o.Clock, Upkeep: o.Upkeep, Purged: o.Purged},
	}
	r.env.Ask = func(msg tea.Msg) { r.asked = append(r.asked, msg) }
	place := o.Desk.Place()
	r.env.Overview.Place = place
	r.env.Overview.Now = r.now()
	r.speak(o.Lang)
	r.dress()
	r.env.Trains = o.Trains
	r.coachWith(o.Training)
	r.fit(o.Width, o.Height)
	r.stack = []screen.Screen{desk.New(r.env)}
	r.prepares = o.Prepare
	if o.Hub != nil {
		r.env.Excluded = o.Hub.Excluded()
		r.heedHub()
	}
	return r
}

// Init begins what goes on for as long as the program runs: hearing the
// results of writes, looking for news every second, reading the list, hearing
// of faults and of the hub.
func (r *root) Init() tea.Cmd {
	return tea.Batch(
		tea.RequestBackgroundColor,
		r.env.Queue.Listen,
		r.startLoading(),
		r.listenForFaults(),
		r.listenForLink(),
		r.ask(),
		r.openLock(),
		r.watchIdleness(),
		r.look(),
		screen.Send(screen.Changed{}),
		r.openPrepare(),
		r.openTop(),
	)
}

// Update routes one message. By topic: keys.go, navigate.go, poll.go, load.go.
func (r *root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.fit(msg.Width, msg.Height)
	case tea.ColorProfileMsg:
		r.profile = msg.Profile
		r.dress()
	case tea.BackgroundColorMsg:
		r.background = msg.Color
		r.dress()
	case tea.FocusMsg, tea.BlurMsg:
		if _, r.blurred = msg.(tea.BlurMsg); !r.blurred {
			r.focused = r.now()
		}
		r.touch()
	case tea.KeyPressMsg, tea.PasteMsg, scan.SilenceMsg, decided:
		return r, tea.Batch(r.hear(msg), r.heedCoach())
	case coached:
		return r, r.learn(msg)
	case ticketRead:
		return r, r.readTicket(msg)
	case tea.MouseMsg:
		return r, r.point(msg)
	case worker.Done:
		return r, r.finished(msg.Msg)
	case polled, pollDue:
		return r, r.news(msg)
	case faulted:
		return r, r.takeFault(msg)
	case idleDue:
		return r, r.idle(msg)
	case heraldDue:
		return r, r.endHerald(msg)
	case linkNews:
		return r, r.takeLink()
	case loaded, loadDue, reloadDue:
		return r, r.load(msg)
	default:
		if cmd, handled := r.navigate(msg); handled {
			return r, cmd
		}
		return r, r.tell(msg)
	}
	return r, r.tell(msg)
}

// finished passes the result of a write on, listens for the next one, and
// looks at once what the write has changed. All screens are told: the one that
// asked for the write may be closed by now, and the desk lies below.
func (r *root) finished(msg tea.Msg) tea.Cmd {
	_, cmd := r.Update(msg)
	return tea.Batch(cmd, r.tell(screen.Changed{}), r.env.Queue.Listen, r.ask(), r.look())
}

// tell gives a message to every screen.
func (r *root) tell(msg tea.Msg) tea.Cmd {
	cmds := make([]tea.Cmd, 0, len(r.stack))
	for _, s := range r.stack {
		cmds = append(cmds, s.Update(msg))
	}
	if r.isLocked() {
		cmds = append(cmds, r.locking.screen.Update(msg))
	}
	return r.obey(tea.Batch(cmds...))
}

// top is what is seen, and hears keys.
func (r *root) top() screen.Screen {
	if r.isLocked() {
		return r.locking.screen
	}
	return r.stack[len(r.stack)-1]
}

// touch says that something all screens show has changed.
func (r *root) touch() { r.env.Revision++ }

// fit divides a window of a new size, or anew.
func (r *root) fit(width, height int) {
	r.env.Frame = layout.Of(width, height)
	r.env.Frame.Large = r.env.Choices.Large && r.env.Frame.Class != layout.Narrow
	strips := min(r.strips(), r.env.Frame.Body-1)
	r.env.Frame.Header, r.env.Frame.Body = r.env.Frame.Header+strips, r.env.Frame.Body-strips
	r.touch()
}

// speak changes the language.
func (r *root) speak(l i18n.Lang) {
	r.env.Words = i18n.For(l)
	if r.ascii {
		r.env.Words = r.env.Words.ASCII()
	}
	r.env.Keys = keymap.New(r.env.Words).Without(r.missing()...)
	if r.env.Choices.NoFKeys {
		r.env.Keys = r.env.Keys.WithoutFunctionKeys(r.env.Words.Keys.Tab)
	}
	r.touch()
}

// missing is what this program has no means to do.
func (r *root) missing() []keymap.Action {
	var missing []keymap.Action
	if r.env.Exchange == nil {
		missing = append(missing, keymap.Exchange)
	}
	if r.env.Replica == nil {
		missing = append(missing, keymap.Desks)
	}
	if r.env.Hub == nil || r.env.Kiosk {
		missing = append(missing, keymap.Hub)
	}
	if r.env.Lists == nil || r.env.Kiosk {
		missing = append(missing, keymap.List)
	}
	if r.env.Settings == nil {
		missing = append(missing, keymap.Settings)
	}
	return missing
}

// dress chooses the theme for the terminal.
func (r *root) dress() {
	r.env.Theme = theme.For(r.env.Choices.Look, r.profile, r.background)
	r.env.Theme.Blocks = !r.ascii
	r.touch()
}
