// Package plain is the desk as lines of text: for screen readers, for terminals
// that show nothing else, and for scripts. A line is a name, a code, the number
// of what was offered, or a command behind a colon; the answer is some lines, the
// first of which begins with the word that matters. It writes no escape sequence,
// moves no cursor and wraps nothing.
//
// Its words and its rules are those of the screens: it asks the same
// [checkin.Desk], and says with package screen what came of it. Only cmd
// imports it.
//
// By topic: hear.go (what a line is), command.go, search.go, door.go (what came
// of somebody), undo.go, person.go, group.go, walkin.go, aside.go, place.go
// (seat, session, status), guard.go (lock, exclusion, faults).
package plain

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"unicode"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/screen"
	"opale/tui/worker"
)

// Options is what a run of the plain desk is made of.
type Options struct {
	Desk     *checkin.Desk
	Settings screen.Settings // the store; remembers place, operator and language
	Replica  screen.Replica  // nil: nothing is said of other desks
	Hub      screen.Hub      // nil: nothing is said of a hub
	Faults   <-chan error    // what is found broken meanwhile; nil: nobody looks
	Lang     i18n.Lang       // empty: French
	Setup    bool            // ask for the place and the person first

	In     io.Reader
	Out    io.Writer
	Prompt bool // somebody sits there: a sign shows that a line is awaited. Else an empty line ends each answer
}

// Run answers lines until the last one, until the operator leaves, or until ctx
// ends: none of these is an error. What was answered is on the disk.
func Run(ctx context.Context, o Options) error {
	queue := worker.New(context.WithoutCancel(ctx))
	defer queue.Wait()
	d, err := begin(ctx, o, queue)
	if err != nil {
		return err
	}
	lines, failed := read(ctx, o.In)
	for d.prompt(); !d.left && d.broken == nil; d.prompt() {
		select {
		case <-ctx.Done():
			return nil
		case line, open := <-lines:
			if !open {
				return <-failed
			}
			d.hear(line)
		}
	}
	return d.broken
}

// desk is the plain desk at work.
type desk struct {
	ctx context.Context // of writes: what was asked for is finished
	o   Options
	env *screen.Env
	out *bufio.Writer

	offered []offer              // what a number chooses
	several func(chosen []int)   // takes more than one number; nil: only one is taken
	asking  func(line string)    // hears the next line, whatever it is; nil: lines are people and commands
	repeat  func()               // asks for that line once more
	must    bool                 // what asks cannot be given up
	rows    []checkin.Row        // the people listed last, by the numbers they have
	about   checkin.Registration // who was shown last
	welcome bool                 // and was let in just now

	lock   lock
	fault  error // found while the desk is open
	left   bool  // the operator has
	broken error // nobody reads what is written
}

// offer is something that can be chosen by its number.
type offer struct {
	text string
	do   func()
}

func begin(ctx context.Context, o Options, queue *worker.Queue) (*desk, error) {
	d := &desk{ctx: context.WithoutCancel(ctx), o: o, out: bufio.NewWriter(o.Out)}
	d.env = &screen.Env{Desk: o.Desk, Settings: o.Settings, Queue: queue, Hub: o.Hub, Words: i18n.For(o.Lang), Loading: true}
	choices, err := screen.RecallChoices(o.Settings)
	if err != nil {
		return nil, err
	}
	d.env.Choices = choices
	if d.env.Asides, err = screen.RecallAsides(o.Settings); err != nil {
		return nil, err
	}
	if err := d.look(); err != nil {
		return nil, err
	}
	if err := d.recallLock(); err != nil {
		return nil, err
	}
	d.load(ctx)
	d.greet()
	return d, nil
}

// load reads the list. Where that fails, it is tried again at the next line.
func (d *desk) load(ctx context.Context) {
	if !d.env.Loading || d.isExcluded() {
		return
	}
	err := d.o.Desk.Load(ctx, nil)
	d.env.Loading = err != nil
	d.env.Unread = err != nil
}

// say writes a line. Its parts are joined, those that are empty left out; an
// empty line is none: it would end the answer.
func (d *desk) say(parts ...string) {
	if line := strings.ReplaceAll(strings.Map(printable, joined(parts...)), "  ", " "); line != "" {
		_, _ = d.out.WriteString(line + "\n") // what fails is found by the flush
	}
}

// printable drops what is no text: the last guard, behind [checkin.Clean].
func printable(r rune) rune {
	if unicode.IsControl(r) {
		return -1
	}
	return r
}

// joined is parts as one sentence lists them.
func joined(parts ...string) string {
	var said []string
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, ", ")
}

// prompt ends an answer.
func (d *desk) prompt() {
	if d.o.Prompt && !d.left {
		_, _ = d.out.WriteString("> ")
	}
	if !d.o.Prompt {
		_, _ = d.out.WriteString("\n")
	}
	d.broken = d.out.Flush()
}

// read gives the lines of what is typed, one after the other. The last one counts
// where nothing ends it. failed receives why reading ended, once; nil at the end.
func read(ctx context.Context, in io.Reader) (lines <-chan string, failed <-chan error) {
	to, why := make(chan string), make(chan error, 1)
	go func() {
		defer close(to)
		from := bufio.NewReader(in)
		for {
			line, err := from.ReadString('\n')
			if line = strings.TrimRight(line, "\r\n"); line != "" || err == nil {
				select {
				case to <- line:
				case <-ctx.Done():
				}
			}
			if err != nil || ctx.Err() != nil {
				if errors.Is(err, io.EOF) {
					err = nil
				}
				why <- err
				return
			}
		}
	}()
	return to, why
}
