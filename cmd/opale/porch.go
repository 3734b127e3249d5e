package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/term"

	"opale/checkin"
	"opale/cmd/opale/wording"
	"opale/tui"
	"opale/tui/i18n"
	"opale/tui/opening"
)

// porch asks on a screen what is missing before there is a desk. It begins with
// the first question: where nothing is asked, the desk is the first that is seen.
// A nil porch is none, and lines on the console do instead.
type porch struct {
	*program
	options tui.Options
	ctx     context.Context
	stop    context.CancelFunc
	screen  *tui.Opening // nil: nothing was to be asked yet
	errs    io.Writer    // where what is said beside the way goes in the end
	margin  margin
	key     keyWord
	given   bool // the desk is on it, and nothing is asked any longer
}

// onScreen opens a desk: what is missing is asked on the screen, and so is said
// why it does not open. Where there is no terminal, or lines are wanted, the
// console asks, and whoever called it is told.
func (p *program) onScreen(ctx context.Context, m *manner, open func(context.Context) error) (err error) {
	defer steadyConsole()() // before a program remembers how the console was
	if !p.seesScreen() {
		return open(ctx)
	}
	begun := ctx
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	p.porch = &porch{program: p, ctx: ctx, stop: stop, errs: p.errs, options: tui.Options{
		Lang: i18n.Lang(p.language), ASCII: p.ascii, Large: m.large, Still: m.still, Kiosk: m.kiosk, Now: p.clock.Now,
	}}
	defer func() { p.porch.close() }()
	for {
		err = open(ctx)
		if err != nil && ctx.Err() != nil && begun.Err() == nil {
			p.told = true // by whoever left
			return context.Canceled
		}
		if !p.porch.failed(err) {
			return err
		}
	}
}

// seesScreen reports whether somebody sits before a terminal who can be asked on
// it, and reads what is said.
func (p *program) seesScreen() bool {
	out, isFile := p.out.(*os.File)
	_, types := p.keyboard()
	return types && isFile && term.IsTerminal(out.Fd()) && !p.plain && !p.asJSON
}

// asks reports whether questions go to the screen.
func (f *porch) asks() bool { return f != nil && !f.given }

// isUp reports whether the screen is seen, before the desk.
func (f *porch) isUp() bool { return f.asks() && f.screen != nil }

// begin shows the screen, unless it is up. Before the laptop's own file is open,
// nobody knows its event: it is nil.
func (f *porch) begin(event *checkin.Event) {
	if !f.asks() || f.screen != nil {
		return
	}
	name := ""
	if event != nil {
		name = event.Name
		f.options.Now = func() time.Time { return f.program.clock.Now().In(event.Location()) }
	}
	f.screen = tui.Begin(f.ctx, f.stop, f.options, name)
	f.margin.show(func(text string) { f.screen.Tell(opening.Remarked{Text: text}) })
	f.program.errs = &f.margin // nothing writes over the screen
}

// ask puts a question on the screen. The language that was chosen there is that
// of the desk.
func (f *porch) ask(q opening.Question) (opening.Answer, error) {
	f.begin(nil)
	a, err := f.screen.Ask(q)
	if err == nil && a.Lang != "" {
		f.program.language = string(a.Lang)
		f.program.words = wording.For([]string{"--lang", string(a.Lang)})
	}
	return a, err
}

// doing says what is being done now.
func (f *porch) doing(s opening.Step) {
	if f.isUp() {
		f.screen.Tell(opening.Began{Step: s})
	}
}

// known says what was settled.
func (f *porch) known(fact opening.Fact) {
	if f.isUp() {
		f.screen.Tell(opening.Known{Fact: fact})
	}
}

// give is the program for a desk to go on in; nil where none has begun.
func (f *porch) give() *tui.Opening {
	if !f.isUp() {
		return nil
	}
	f.given = true
	f.margin.show(nil)
	return f.screen
}

// failed says on the screen why a desk does not open, once it is seen, and
// reports whether it is to be tried again.
func (f *porch) failed(err error) (again bool) {
	if err == nil || !f.isUp() || f.ctx.Err() != nil || errors.Is(err, errRefused) {
		return false
	}
	said := map[i18n.Lang]i18n.Sentence{}
	for _, lang := range []i18n.Lang{i18n.French, i18n.English} {
		said[lang] = f.speaking(lang).whole(err)
	}
	var kit *kitError
	again, read := f.screen.Fail(said, errors.As(err, &kit))
	f.program.told = read && !again // what ends the program later was not read yet
	return again
}

// speaking is the program as it speaks a language.
func (p *program) speaking(lang i18n.Lang) *program {
	other := *p
	other.words = wording.For([]string{"--lang", string(lang)})
	return &other
}

// whole is a failure as a sentence, whatever kind of error it is.
func (p *program) whole(err error) i18n.Sentence {
	var said *spoken
	if !errors.As(err, &said) {
		return p.sentence(err)
	}
	what, rest, _ := strings.Cut(said.text, "\n")
	return i18n.Sentence{What: what, Press: rest}
}

// lend gives the terminal to another program, and takes it back where that did
// not start.
func (f *porch) lend(start func() (bool, error)) (started bool, err error) {
	if !f.isUp() {
		return start()
	}
	if err := f.screen.Lend(); err != nil {
		return false, err
	}
	f.margin.flush(f.errs)
	if started, err = start(); !started {
		return false, errors.Join(err, f.screen.TakeBack())
	}
	f.screen = nil // the terminal is the other's
	return true, err
}

// over says, once the desk has left the terminal, what was said beside the way.
func (f *porch) over() {
	if f != nil {
		f.program.errs = f.errs
		f.margin.flush(f.errs)
	}
}

// close ends the screen, where no desk has.
func (f *porch) close() {
	if f.screen != nil {
		f.screen.End()
	}
	f.over()
	f.program.porch = nil
}

// margin keeps what is said beside the way while a screen is up.
type margin struct {
	mu    sync.Mutex
	lines []string
	tell  func(text string) // nil: it is only kept
}

func (a *margin) Write(text []byte) (int, error) {
	a.mu.Lock()
	for line := range bytes.Lines(text) {
		a.lines = append(a.lines, string(line))
	}
	tell := a.tell
	a.mu.Unlock()
	if tell != nil {
		tell(checkin.Clean(string(text)))
	}
	return len(text), nil
}

// show has what is said be seen meanwhile, or not any longer.
func (a *margin) show(tell func(text string)) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.tell = tell
}

// flush writes what was said, once.
func (a *margin) flush(to io.Writer) {
	a.mu.Lock()
	defer a.mu.Unlock()
	said := slices.Clone(a.lines)
	a.lines = nil
	for i, line := range said {
		if !slices.Contains(said[:i], line) {
			_, _ = io.WriteString(to, line) // nobody reads it: it is said to nobody
		}
	}
}
