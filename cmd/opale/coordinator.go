package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"opale/db"
	"opale/tui/pin"
	"opale/tui/widget/field"
)

// pinFlag adds the coordinator's PIN.
func (p *program) pinFlag(c *cobra.Command, digits *string) {
	c.Flags().StringVar(digits, "pin", "", p.words.Return.FlagPIN)
}

// mayEnd asks for the coordinator's PIN, where there is one: what the screen does
// behind it, and nobody can take back, a command does behind it too. It keeps
// nobody out who knows his way (`opale --forget-pins`): it is no secret that
// anything is sealed under.
func (p *program) mayEnd(ctx context.Context, store *db.Store, digits string) error {
	set, err := pin.IsSet(store, pin.Coordinator)
	if err != nil || !set {
		return err
	}
	if digits == "" {
		if digits, err = p.askPIN(ctx); err != nil {
			return err
		}
	}
	if digits == "" {
		return &spoken{p.words.Return.NeedsPIN}
	}
	wait, err := pin.Wait(store)
	if err == nil {
		err = waited(ctx, wait)
	}
	if err != nil {
		return err
	}
	right, _, err := pin.Check(store, digits, pin.Coordinator)
	if err == nil && !right {
		err = &spoken{p.words.Return.WrongPIN}
	}
	return err
}

// askPIN reads a PIN that is not shown; it is empty where nobody can be asked. The
// unshifted row of a French keyboard is digits, as on the screen.
func (p *program) askPIN(ctx context.Context) (string, error) {
	keyboard, ok := p.keyboard()
	if !ok {
		return "", nil
	}
	fmt.Fprint(p.errs, p.words.Return.AskPIN+" ")
	defer fmt.Fprintln(p.errs)
	typed, err := readHidden(ctx, keyboard.Fd())
	if err != nil {
		return "", err
	}
	digits := field.New(field.Digits(), field.Limit(pin.Most))
	digits.Insert(typed)
	return digits.Value(), nil
}

// waited returns once some time has passed, or with ctx's error.
func waited(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
