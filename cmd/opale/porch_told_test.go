package main

import (
	"context"
	"io"
	"testing"
	"time"

	"opale/checkin"
	"opale/cmd/opale/wording"
	"opale/tui"
	"opale/tui/i18n"
)

// A failure that was read and is tried again is not the last word: what ends the
// program later has not been read yet.
func TestATryThatFailedIsNotTheLastWord(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	keys, typed := io.Pipe()
	defer typed.Close()
	go func() { // Enter is not heard at first
		for {
			if _, err := typed.Write([]byte("\r")); err != nil {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
	}()
	p := &program{words: wording.For(nil), errs: io.Discard, clock: &clock{}}
	p.porch = &porch{program: p, ctx: ctx, stop: stop, errs: io.Discard, options: tui.Options{
		Lang: i18n.French, Input: keys, Output: io.Discard, Width: 80, Height: 24,
	}}
	p.porch.begin(nil)
	defer p.porch.close()
	if again := p.porch.failed(ofKit(t.TempDir(), checkin.Errorf(checkin.CodeMissing, "open kit", "none"))); !again {
		t.Fatal("it is not tried again")
	}
	if p.told {
		t.Error("whatever ends the program now counts as read")
	}
	p.porch.failed(checkin.Errorf(checkin.CodeDamaged, "open", "a file"))
	if !p.told {
		t.Error("what was read on the screen does not count as read")
	}
}
