package tui

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/screen"
	"opale/tui/screen/setup"
	"opale/tui/screen/start"
	"opale/tui/worker"
)

// Options is what a run of the desk is made of.
type Options struct {
	Desk     *checkin.Desk
	Settings screen.Settings  // the store; remembers place, operator and language
	Exchange screen.Exchanger // nil: no exchange by stick is offered
	Replica  screen.Replica   // nil: no list of other desks is offered
	Hub      screen.Hub       // nil: no hub can be joined
	Nearby   screen.Nearby    // nil: nobody is looked for on this network
	Lists    screen.Lists     // nil: no list can be taken in
	Preparer screen.Preparer  // nil: nothing is prepared from here
	HandBack screen.HandBack  // nil: the laptop is not given back from here
	Paper    screen.Paper     // nil: no printable list is kept
	Clock    screen.Timepiece // nil: the clock is not corrected
	Power    screen.Power     // nil: nothing is known of a battery
	Upkeep   screen.Upkeeper  // nil: nothing is said of copies
	Faults   <-chan error     // what is found broken while the desk is open; nil: nobody looks
	Lang     i18n.Lang        // empty: French
	Safety   screen.Safety    // nil: no safety stick can be begun from here
	Prepare  bool             // begin with what is to be done the evening before
	Setup    bool             // begin with the questions of the first run; else they are confirmed once a day
	Seated   bool             // place and person were just said: nothing is left to be confirmed
	ASCII    bool             // for consoles whose font lacks the signs; of itself on a Linux console
	Large    bool             // few large rows, whatever is remembered
	Kiosk    bool             // the desk is open to all: leaving and settings need the coordinator's PIN
	Purged   bool             // people's data was deleted on this laptop: nothing is left to be
	Training *Training        // visitors who come to teach; nil: this is no training
	Trains   bool             // a training can be begun before the desk is opened: Run returns ErrTrains
	Still    bool             // nothing moves that only pleases, whatever is remembered
	Now      func() time.Time
	Opening  *Opening // the program that has begun, on which questions were asked; nil: it begins with the desk

	// For tests and for pipes; zero values mean the terminal.
	Input         io.Reader
	Output        io.Writer
	Profile       *colorprofile.Profile
	Width, Height int
}

// Run shows the desk until the operator leaves or ctx ends. Whatever was asked
// to be written by then is written before it returns. The end of ctx is no
// error: a closed window or SIGTERM is a way to leave.
func Run(ctx context.Context, o Options) error {
	work, stop := context.WithCancel(ctx)
	defer stop()
	// Writes outlive ctx: what was confirmed on the screen is finished.
	queue := worker.New(context.WithoutCancel(ctx))
	defer queue.Wait()
	r, err := o.begin(work, queue)
	if err != nil {
		return err
	}
	if err = o.run(ctx, r); err == nil && r.trains && ctx.Err() == nil {
		return ErrTrains
	}
	return err
}

// ErrTrains is returned by Run where the operator left for a training: whoever
// called it begins one, and comes back.
var ErrTrains = errors.New("leave for a training")

// begin makes the root model, with the questions before it where they are to
// be asked: on the first run, and at the first start of each date, unless they
// were answered just before.
func (o *Options) begin(ctx context.Context, queue *worker.Queue) (*root, error) {
	o.settle()
	var known setup.Known
	var choices screen.Choices
	var asides *screen.Asides
	var err error
	if o.Settings != nil {
		if known, err = setup.Recall(o.Settings); err != nil {
			return nil, err
		}
		if choices, err = screen.RecallChoices(o.Settings); err != nil {
			return nil, err
		}
		if asides, err = screen.RecallAsides(o.Settings); err != nil {
			return nil, err
		}
	}
	choices.Large, choices.Still = choices.Large || o.Large, choices.Still || o.Still
	r := newRoot(ctx, *o, choices, queue)
	r.env.Asides = asides
	if known.Newest, err = newest(o.Replica); err != nil {
		return nil, err
	}
	if o.Replica != nil {
		if r.env.Began, err = screen.Written(o.Replica); err != nil {
			return nil, err
		}
	}
	var first *screen.Start
	if o.Settings != nil {
		if first, err = screen.RecallStart(o.Settings); err != nil {
			return nil, err
		}
	}
	if first != nil && !o.Prepare && !o.Seated && !r.isExcluded() && known.Venue != "" && known.Desk != "" {
		r.push(start.New(r.env, known, *first))
		o.Setup, o.Seated = false, true // all of it is on that page
	}
	asks := o.Setup || !o.Seated && known.Complete() && (!known.Settled(r.env.Clock()) || known.Doubtful(r.env))
	if asks && !r.isExcluded() {
		r.push(setup.New(r.env, known))
	}
	if o.Settings != nil {
		if err := r.lockAgain(o.Settings); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// settle fills in what was left open.
func (o *Options) settle() {
	if o.Now == nil {
		o.Now = time.Now
	}
	o.ASCII = o.ASCII || os.Getenv("TERM") == "linux" // the console of Linux has 512 signs, and not ours
}

// newest is when the latest entry was written that anybody wrote, by its own
// clock; zero where nothing is known.
func newest(r screen.Replica) (at time.Time, err error) {
	if r == nil {
		return at, nil
	}
	writers, err := r.Writers()
	for _, w := range writers {
		if w.Last.After(at) {
			at = w.Last
		}
	}
	return at, err
}

func (o *Options) program(ctx context.Context) []tea.ProgramOption {
	options := []tea.ProgramOption{tea.WithContext(ctx)}
	if o.Kiosk { // nor is it left by Ctrl+C from outside
		options = append(options, tea.WithoutSignalHandler())
	}
	if o.Input != nil {
		options = append(options, tea.WithInput(o.Input))
	}
	if o.Output != nil {
		options = append(options, tea.WithOutput(o.Output))
	}
	if o.Profile != nil {
		options = append(options, tea.WithColorProfile(*o.Profile))
	}
	if o.Width > 0 {
		options = append(options, tea.WithWindowSize(o.Width, o.Height))
	}
	return options
}
