package tui_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"

	"opale/tui"
	"opale/tui/i18n"
	"opale/tui/opening"
	"opale/tui/screen/screentest"
)

// beginOn begins the program on a virtual terminal, before there is a desk.
func beginOn(t *testing.T, rig *screentest.Rig) (term *terminal, o tui.Options, ctx context.Context) {
	t.Helper()
	in, keys := io.Pipe()
	ctx, stop := context.WithCancel(t.Context())
	term = &terminal{t: t, rig: rig, em: vt.NewSafeEmulator(80, 24), keys: keys, stop: stop, done: make(chan error, 1)}
	answers := make(chan struct{})
	go func() { // what the terminal answers to questions
		defer close(answers)
		_, _ = io.Copy(io.Discard, term.em)
	}()
	profile := colorprofile.TrueColor
	o = tui.Options{
		Desk: rig.Env.Desk, Lang: i18n.French, Now: time.Now,
		Input: in, Output: newlines{term.em}, Profile: &profile, Width: 80, Height: 24,
	}
	o.Opening = tui.Begin(ctx, stop, o, "Fabriques numériques")
	t.Cleanup(func() {
		stop()
		o.Opening.End()
		_ = in.Close()
		_ = term.em.InputPipe().(io.Closer).Close()
		<-answers
	})
	return term, o, ctx
}

// asking puts a question, and gives its answer once there is one.
func asking(o *tui.Opening, q opening.Question) <-chan opening.Answer {
	came := make(chan opening.Answer, 1)
	go func() {
		if a, err := o.Ask(q); err == nil {
			came <- a
		}
		close(came)
	}()
	return came
}

// One program from the first question to the desk: it has the size, the language
// and the keyboard of what was before, and leaves as it always does.
func TestTheDeskGoesOnInTheProgramThatAsked(t *testing.T) {
	term, o, ctx := beginOn(t, screentest.New(t))
	came := asking(o.Opening, opening.Passphrase{Kit: true})
	term.sees("Mise en route", "Phrase de passe", "Fabriques numériques")
	term.resize(100, 30)
	term.send("phare dune", enter)
	if a := <-came; a.Text != "phare dune" {
		t.Fatalf("the answer is %+v", a)
	}
	term.sees("Un instant")
	term.send("zorglub", enter) // which belongs to nothing
	o.Opening.Tell(opening.Began{Step: opening.Taking})
	term.sees("je lis la clé")
	go func() { term.done <- tui.Run(ctx, o) }()
	term.sees("Tapez quelques lettres", strings.Repeat("─", 96)) // as wide as the window is now
	term.loses("zorglub", "Mise en route")
	term.send("lefe")
	term.sees("Nom, société, ville", "lefe")
	term.send(ctrlX)
	term.leave()
}

// Whoever leaves at a question stops the work that waits for its answer.
func TestWhoLeavesAtAQuestionStopsTheOpening(t *testing.T) {
	term, o, ctx := beginOn(t, screentest.New(t))
	failed := make(chan error, 1)
	go func() {
		_, err := o.Opening.Ask(opening.Passphrase{Kit: true})
		failed <- err
	}()
	term.sees("Phrase de passe")
	term.send(ctrlC)
	if err := <-failed; !errors.Is(err, context.Canceled) {
		t.Errorf("the question ends with %v", err)
	}
	<-ctx.Done() // or the test never ends: the work goes on without anybody
	term.loses("Phrase de passe")
	if err := tui.Run(ctx, o); err != nil {
		t.Errorf("a desk behind it ends with %v", err)
	}
}
