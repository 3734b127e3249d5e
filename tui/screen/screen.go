// Package screen is what the pages of the program have in common: the face
// they show to the root model, what they are given, and the messages by which
// they ask for one another. It imports no page, and every page imports it.
package screen

import (
	"context"
	"crypto/rand"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/hub"
	"opale/checkin/journal"
	"opale/checkin/nearby"
	"opale/checkin/ticket"
	"opale/tui/i18n"
	"opale/tui/keymap"
	"opale/tui/layout"
	"opale/tui/pin"
	"opale/tui/theme"
	"opale/tui/worker"
)

// Screen is one page, a pointer that is made once and keeps its state while
// others lie over it.
//
// Update does no I/O: a question is a command whose answer repeats its
// [worker.Ticket]; a write goes to [Env.Queue]. Keys and pastes come to the
// topmost screen only, everything else to all of them, so that an answer finds
// who asked; a screen ignores what it does not know.
//
// View draws exactly Env.Frame.Body rows of at most Env.Frame.Width columns,
// does no I/O, reads no clock, and is memoised (see [Memo]).
type Screen interface {
	Update(msg tea.Msg) tea.Cmd
	View() string
}

// Opener is a Screen that has something to read when it is shown.
type Opener interface {
	Open() tea.Cmd
}

// Eager is a Screen that can take letters back: where Eager is true, the first
// letter of what may become a scan is drawn at once, and a [Retract] follows if
// it was one.
type Eager interface {
	Eager() bool
}

// Passing is a Screen that nobody types into: a letter over it is the next
// person's name, so the root closes it, and the screen below hears the letter.
type Passing interface {
	// Passing reports whether it followed a search, so that the letter begins
	// the next one: the root then sends [Spent]. A mere question does not.
	Passing() (followed bool)
}

// Holding is a [Passing] screen that at times is typed into after all, or is in
// the middle of something: while Holds is true, it is not closed.
type Holding interface{ Holds() bool }

// Verbatim is a Screen that wants what a scanner types as it is: where Verbatim
// is true, no burst is taken for somebody's code.
type Verbatim interface{ Verbatim() bool }

// Unready is a Screen during which nobody can be let in yet: of a scan, it is
// told only that there was one.
type Unready interface{ ScannedEarly() tea.Cmd }

// Copied is a Screen from which, or into which, text is copied with the mouse:
// while Copied is true, the mouse is the terminal's.
type Copied interface{ Copied() bool }

// Raw is a Screen that tries the keyboard: it is told of every key and paste as
// it came, and of what a burst would have been taken for; no burst reaches the
// door.
type Raw interface {
	Heard(msg tea.Msg, at time.Time) tea.Cmd
	Probed(Probe)
}

// Trying is a Raw screen that also has fields: while Trying is false, it is one
// like any other.
type Trying interface{ Trying() bool }

// Probe is what a burst would have been taken for.
type Probe struct {
	Text    string
	Reading checkin.Reading
	Err     error
}

// Spent says that what stands in the search field is done with.
type Spent struct{}

// Retract asks for the last letters to be taken back: a scanner typed them.
type Retract struct{ Letters int }

// Settings are remembered on this laptop alone: [checkin.Store] has them.
type Settings interface {
	Remembered(key string) (string, error)
	Remember(key, value string) error
}

// SettingEmergency is set where the desk opened from a kit without its
// passphrase: nobody is on its list, and each name is noted by hand.
const SettingEmergency = "emergency"

// Exchanger carries entries to and from a folder: [bundle.Courier] is one.
type Exchanger interface {
	// Exchange reads all bundles in a folder and writes ours. It blocks, and
	// may be called from the queue only; progress is called meanwhile.
	Exchange(ctx context.Context, folder string, progress func(done, of int)) (bundle.Exchanged, error)
	// Trust vouches for devices that nobody here knows.
	Trust(ctx context.Context, devices ...checkin.DeviceID) error
	// Drives lists the folders of what is plugged in. It reads the disk.
	Drives() []string
	// Has reports whether a folder is there. It reads the disk.
	Has(folder string) bool
	// Outbox is the folder for files that are sent, and where those of others
	// arrive; empty where there is none. It reads the disk.
	Outbox() string
	// Sealed reports whether only the event's desks can read what is written.
	Sealed() bool
}

// SettingSent is the file that was last written to be sent: it is ours, and goes
// with all else when the laptop is given back.
const SettingSent = "sent-file"

// Timepiece is the clock of this desk, which can be set right where the
// computer's is wrong.
type Timepiece interface {
	Offset() time.Duration // what is added to the computer's clock
	Correct(offset time.Duration)
}

// Power tells of the battery.
type Power interface {
	Charge() Charge // as last seen: it reads nothing
}

// Charge is how much a battery holds; the zero value is a machine without one,
// or one that does not tell.
type Charge struct {
	Known    bool
	Percent  int
	Draining bool // and nothing is plugged in
	Awake    bool // the machine is kept from falling asleep
}

// ChargeLow is where a battery that drains is worth a word, ChargeLast where
// nothing else is.
const ChargeLow, ChargeLast = 30, 10

// IsLow reports whether somebody should look for the cable.
func (c Charge) IsLow() bool { return c.Known && c.Draining && c.Percent < ChargeLow }

// Replica is a store that knows of others: [journal.Memory] is one.
type Replica interface {
	Have() (journal.Vector, error)
	Peers() ([]journal.Peer, error)
	// Writers lists the desks whose entries are held, whoever brought them.
	Writers() ([]journal.Writer, error)
	// Operators lists who sat at which desk, in no order.
	Operators() ([]checkin.Actor, error)
	Device() checkin.DeviceID
	// Revoked lists the devices that are believed no longer.
	Revoked() ([]checkin.DeviceID, error)
	// Returned lists the words of laptops that they are given back.
	Returned() ([]journal.Return, error)
	StateHash(context.Context) (string, error)
	// Imports tells of each list that was taken in, the last one last.
	Imports() ([]checkin.RosterList, error)
	// Aside is what came and was not taken in.
	Aside(context.Context) (journal.Aside, error)
}

// Paper is the printable list that is kept for the moment when no screen works.
type Paper interface{ State() PaperState }

// PaperState is how that list stands.
type PaperState struct {
	Folder  string       // where it belongs
	File    string       // last written; empty before
	Written time.Time    // when; zero before
	Code    checkin.Code // why it cannot be written just now; empty where it can
	Words   string       // that open it, where every desk of the event knows them
}

// Env is what every screen is given. The root makes it and alone changes it,
// between two messages.
type Env struct {
	Desk      *checkin.Desk
	Settings  Settings
	Queue     *worker.Queue
	Exchange  Exchanger // nil: nothing can be carried from here
	Replica   Replica   // nil: nothing is known of other desks
	Hub       Hub       // nil: no hub can be joined from here
	Nearby    Nearby    // nil: nobody is looked for on this network
	Upkeep    Upkeeper  // nil: nothing is said of copies
	Began     int       // entries that this laptop had written when the desk was opened
	Timepiece Timepiece // nil: the clock is the computer's, as it is
	Lists     Lists     // nil: no list can be taken in from here
	Safety    Safety    // nil: no safety stick can be begun from here
	Preparer  Preparer  // nil: nothing is prepared from here
	HandBack  HandBack  // nil: it is not given back from here

	Words *i18n.Words
	Keys  keymap.Map
	Theme *theme.Theme
	Frame layout.Frame

	// Timer is how a message is sent later; nil is tea.Tick. Tests bring
	// their own, so that none of them waits.
	Timer func(time.Duration, tea.Msg) tea.Cmd
	Ask   func(tea.Msg) // what Send does; nil: a command
	Code  func() string // what NewCode does; nil: at random

	Observe func(checkin.RegistrationID) // see [Env.Left]; nil: this is no training
	Trains  bool                         // a training can be begun from here, before the desk is opened

	Overview  checkin.Overview    // as of the last second
	Loading   bool                // the list is not read whole yet: a name may have homonyms
	Unread    bool                // and the last attempt has failed; another one follows
	ToCheck   int                 // conflicts that nobody has decided
	Linked    hub.State           // with the hub, as of the last second
	Hosting   Hosting             // this desk as the relay, as of the last second
	Found     []nearby.Desk       // on this network, while somebody looks, as of the last second
	Edition   checkin.Edition     // of the organiser's lists, held here; zero for none
	Others    []journal.OtherList // desks that hold other ones, by their last word
	Excluded  Exclusion           // by the hub; zero while it admits this desk
	Paper     PaperState          // the printable list; zero where none is kept
	Charge    Charge              // of the battery
	Emergency bool                // an emergency desk: see SettingEmergency
	Choices   Choices             // what was set for this laptop
	Kiosk     bool                // the desk is open to all: leaving and settings need the coordinator's PIN
	Purged    bool                // people's data was deleted on this laptop
	Rush      bool                // people arrive faster than they can be asked anything
	Asides    *Asides             // who waits here for something to be settled; nil: nobody
	Revision  int                 // grows when anything above has changed: see [Memo]
}

// Send asks the root for something, by one of the messages below. It is done
// before the next key is heard: that one belongs to the screen that is then
// seen. Where nobody asks for it at once, as in tests, it is a command.
func (e *Env) Send(msg tea.Msg) tea.Cmd {
	if e.Ask == nil {
		return Send(msg)
	}
	e.Ask(msg)
	return nil
}

// NewCode makes a code of ours for somebody who came without one.
func (e *Env) NewCode() string {
	if e.Code == nil {
		return ticket.NewCode(rand.Reader)
	}
	return e.Code()
}

// Left tells whoever looks on that what the desk said of somebody was left by Esc.
func (e *Env) Left(id checkin.RegistrationID) {
	if e.Observe != nil {
		e.Observe(id)
	}
}

// Clock is the time of the header, in the event's time zone.
func (e *Env) Clock() time.Time { return e.Local(e.Overview.Now) }

// Local is an instant in the event's time zone.
func (e *Env) Local(t time.Time) time.Time { return t.In(e.Overview.Event.Location()) }

// Later sends a message when some time has passed.
func (e *Env) Later(after time.Duration, msg tea.Msg) tea.Cmd {
	if e.Timer != nil {
		return e.Timer(after, msg)
	}
	return tea.Tick(after, func(time.Time) tea.Msg { return msg })
}

// Messages that a screen sends to the root, by [Env.Send].
type (
	// OpenWalkIn opens the form for a new person, fed from what was typed or
	// scanned; both may be empty.
	OpenWalkIn struct{ Typed, Code string }
	// OpenPerson opens somebody's page.
	OpenPerson struct{ ID checkin.RegistrationID }
	// Reveal shows what somebody's page hides, once it may: at a desk that is
	// open to all, that is behind the coordinator's PIN.
	Reveal struct{ ID checkin.RegistrationID }
	// Erase asks, on somebody's page, whether they are to be erased: behind the
	// coordinator's PIN, where there is one.
	Erase struct{ ID checkin.RegistrationID }
	// OpenGroup opens whoever belongs together with somebody.
	OpenGroup struct{ ID checkin.RegistrationID }
	// OpenAsides opens the list of those put aside.
	OpenAsides struct{}
	// TakeUp goes to the desk, with somebody who was put aside.
	TakeUp struct{ Aside Aside }
	// TakeBack goes to the desk, which asks whether its last arrival is to be
	// taken back.
	TakeBack struct{}
	// OpenSessions opens the choice of venue, session and day.
	OpenSessions struct{}
	// OpenSetup opens the questions of the first run.
	OpenSetup struct{}
	// OpenClock opens the lines by which date and time are corrected; what is
	// asked stays below it.
	OpenClock struct{}
	// OpenHelp opens the help.
	OpenHelp struct{}
	// OpenExchange opens the exchange by stick.
	OpenExchange struct{}
	// OpenConflicts opens what is to be looked at.
	OpenConflicts struct{}
	// OpenFigures opens the dashboard.
	OpenFigures struct{}
	// OpenTakeDown opens the form for what another desk dictates.
	OpenTakeDown struct{}
	// OpenDesks opens the list of all desks.
	OpenDesks struct{}
	// Close goes back to the screen below.
	Close struct{}
	// SwitchLanguage changes the language.
	SwitchLanguage struct{}
	// OpenListing opens the screen on which a list is taken in; Preparing says
	// that it is laid over what is prepared, and so goes back there.
	OpenListing struct{ Preparing bool }
	// OpenHub opens the way to a hub, with an invitation where one was scanned.
	OpenHub struct{ Link string }
	// AskLeave asks whether to end the program.
	AskLeave struct{}
	// AskLock locks the desk.
	AskLock struct{}
	// Unlocked opens it again; whoever sends it has seen the PIN.
	Unlocked struct{}
	// Granted does what was asked for before the coordinator's PIN was.
	Granted struct{ Then tea.Msg }
	// OpenSettings opens the settings.
	OpenSettings struct{}
	// OpenHandBack opens the way to give this laptop back.
	OpenHandBack struct{}
	// OpenPrepare opens what is to be done the evening before.
	OpenPrepare struct{}
	// OpenTrial opens the page on which scanner, keys and colours are tried.
	OpenTrial struct{}
	// OpenOperator asks who is at the keyboard now.
	OpenOperator struct{}
	// Choose changes a setting of this laptop; the root says what came of it by
	// [Chosen].
	Choose struct{ Key, Value string }
	// ChoosePIN keeps a PIN, or none where it has no digits.
	ChoosePIN struct {
		Whose  pin.Whose
		Digits string
	}
	// Train ends the program for a training, which comes in its place.
	Train struct{}
	// Leave ends the program; whoever sends it has asked.
	Leave struct{}
	// Noted says that a screen above the desk has noted an arrival: the root
	// closes that screen and the desk shows the visit.
	Noted struct{ Visit checkin.Visit }
	// NotedGroup says that a screen above the desk has noted several arrivals,
	// and still shows them.
	NotedGroup struct{ Visits []checkin.Visit }
	// Seated says that the desk's place or operator has changed: the root
	// closes the screen that sent it, unless it is to stay, and everything is
	// read anew.
	Seated struct{ Stay bool }
)

// Messages that the root sends to all screens.
type (
	// Changed says that something was written, here or elsewhere.
	Changed struct{}
	// Erased says that somebody was erased at this desk: what names them is not
	// shown any longer.
	Erased struct{}
	// Chosen says that a setting was kept, or was not.
	Chosen struct {
		Key, Value string
		Err        error
	}
	// Scanned is what came of a scanned code.
	Scanned struct {
		Text  string
		Visit checkin.Visit
		Err   error
	}
)

// Send is the command that sends one message, to all screens.
func Send(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

// Ring is the command that rings the terminal's bell: for what must not be
// overlooked, once. Nothing where it was set to be silent.
func (e *Env) Ring() tea.Cmd {
	if e.Choices.Silent {
		return nil
	}
	return tea.Raw("\a")
}
