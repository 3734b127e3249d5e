package tui_test

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"opale/tui"
	"opale/tui/i18n"
	"opale/tui/screen/screentest"
)

// terminal is the whole program on a virtual terminal: keys go in as bytes,
// the screen is read as a person would.
type terminal struct {
	t    *testing.T
	rig  *screentest.Rig
	em   *vt.SafeEmulator
	keys io.Writer
	bell atomic.Int64
	stop context.CancelFunc
	done chan error
}

// Keys as a terminal sends them.
const (
	enter  = "\r"
	escape = "\x1b"
	tab    = "\t"
	up     = "\x1b[A"
	down   = "\x1b[B"
	right  = "\x1b[C"
	ctrlC  = "\x03"
	ctrlD  = "\x04"
	ctrlL  = "\x0c"
	ctrlN  = "\x0e"
	ctrlX  = "\x18"
	ctrlZ  = "\x1a"
	blur   = "\x1b[O"
	focus  = "\x1b[I"
)

// start runs the program on the rig's desk, and waits until the list is read:
// before that, nothing typed is sure.
func start(t *testing.T, rig *screentest.Rig, width, height int) *terminal {
	t.Helper()
	term := startWith(t, rig, width, height, func(*tui.Options) {})
	term.reads()
	return term
}

// reads waits until the list is read.
func (term *terminal) reads() {
	term.t.Helper()
	term.until("the list is never read", func(seen string) bool {
		return strings.Contains(seen, " sur ") && !strings.Contains(seen, "Lecture de la liste")
	}, nil)
}

func startWith(t *testing.T, rig *screentest.Rig, width, height int, change func(*tui.Options)) *terminal {
	t.Helper()
	in, keys := io.Pipe()
	ctx, stop := context.WithCancel(t.Context())
	term := &terminal{t: t, rig: rig, em: vt.NewSafeEmulator(width, height), keys: keys, stop: stop, done: make(chan error, 1)}
	answers := make(chan struct{})
	go func() { // what the terminal answers to questions
		defer close(answers)
		_, _ = io.Copy(io.Discard, term.em)
	}()
	term.em.SetCallbacks(vt.Callbacks{Bell: func() { term.bell.Add(1) }})
	profile := colorprofile.TrueColor
	o := tui.Options{
		Desk: rig.Env.Desk, Lang: i18n.French, Now: time.Now,
		Input: in, Output: newlines{term.em}, Profile: &profile, Width: width, Height: height,
	}
	change(&o)
	go func() { term.done <- tui.Run(ctx, o) }()
	t.Cleanup(func() {
		stop()
		term.ended()
		_ = in.Close()
		// Close is not safe while the emulator is read from: its pipe first.
		_ = term.em.InputPipe().(io.Closer).Close()
		<-answers
		// Not the emulator's Close: it races with its Read.
		if pipe, ok := term.em.InputPipe().(io.Closer); ok {
			_ = pipe.Close()
		}
	})
	return term
}

// newlines does what a terminal's driver does to a line feed.
type newlines struct{ io.Writer }

func (n newlines) Write(p []byte) (int, error) {
	_, err := n.Writer.Write([]byte(strings.ReplaceAll(string(p), "\n", "\r\n")))
	return len(p), err
}

// send sends bytes, all at once: what is fast enough for a scanner.
func (term *terminal) send(keys ...string) {
	term.t.Helper()
	for _, k := range keys {
		if _, err := io.WriteString(term.keys, k); err != nil {
			term.t.Fatal(err)
		}
	}
}

// paste sends a bracketed paste.
func (term *terminal) paste(text string) { term.send("\x1b[200~" + text + "\x1b[201~") }

// screen is what is seen.
func (term *terminal) screen() string { return ansi.Strip(term.em.Render()) }

// patience is how long a condition may take to become true before the test is
// given up: never a measure of anything.
const patience = 3 * time.Minute

// sees waits until every text is on the screen.
func (term *terminal) sees(texts ...string) {
	term.t.Helper()
	term.until("never seen", func(seen string) bool {
		for _, text := range texts {
			if !strings.Contains(seen, text) {
				return false
			}
		}
		return true
	}, texts)
}

// loses waits until none of the texts is on the screen.
func (term *terminal) loses(texts ...string) {
	term.t.Helper()
	term.until("still seen", func(seen string) bool {
		for _, text := range texts {
			if strings.Contains(seen, text) {
				return false
			}
		}
		return true
	}, texts)
}

func (term *terminal) until(what string, ok func(string) bool, texts []string) {
	term.t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	giveUp := time.After(patience)
	for !ok(term.screen()) {
		select {
		case <-tick.C:
		case <-giveUp:
			term.t.Fatalf("%s: %q\n%s", what, texts, term.screen())
		}
	}
}

// ended waits for the end of the program.
func (term *terminal) ended() {
	term.t.Helper()
	select {
	case err := <-term.done:
		if err != nil {
			term.t.Errorf("the program ended with: %v", err)
		}
		term.done <- nil // for whoever asks next
	case <-time.After(patience):
		term.t.Fatal("the program does not end")
	}
}

// resize resizes the window, and reports it as a terminal may: in the input.
func (term *terminal) resize(width, height int) {
	term.t.Helper()
	term.em.Resize(width, height)
	term.send(fmt.Sprintf("\x1b[48;%d;%d;0;0t", height, width))
}

// leave ends the program from the closing slip.
func (term *terminal) leave() {
	term.t.Helper()
	term.sees("Entrée  quitter") // before that, it is deaf
	term.send(enter)
	term.ended()
}
