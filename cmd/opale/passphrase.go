package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/charmbracelet/x/term"

	"opale/checkin"
	"opale/checkin/bundle"
)

// passphraseVariable answers every question for the event's passphrase.
const passphraseVariable = "OPALE_PASSPHRASE"

// ask reads a passphrase that is not shown: the variable's, else what is typed
// at the terminal. It is empty where nobody can be asked.
func (p *program) ask(ctx context.Context, question string) (string, error) {
	if given := os.Getenv(passphraseVariable); given != "" {
		return given, nil
	}
	keyboard, ok := p.keyboard()
	if !ok {
		return "", nil
	}
	fmt.Fprint(p.errs, question+" ")
	defer fmt.Fprintln(p.errs)
	return readHidden(ctx, keyboard.Fd())
}

// readHidden reads a line without showing it. Where ctx ends first, the
// terminal shows again what is typed.
func readHidden(ctx context.Context, fd uintptr) (string, error) {
	shown, err := term.GetState(fd)
	if err != nil {
		return "", err
	}
	var typed []byte
	read := make(chan error, 1)
	go func() {
		var err error
		typed, err = term.ReadPassword(fd)
		read <- err
	}()
	select {
	case err := <-read:
		return string(typed), err
	case <-ctx.Done():
		return "", errors.Join(ctx.Err(), term.Restore(fd, shown))
	}
}

// keyboard is the terminal that somebody may type at.
func (p *program) keyboard() (*os.File, bool) {
	file, ok := p.in.(*os.File)
	return file, ok && term.IsTerminal(file.Fd())
}

// sealing are the keys for what this laptop writes: the event's, else those of
// a passphrase that is asked for twice, since a slip of the finger would lock
// it for ever.
func (p *program) sealing(ctx context.Context, event checkin.EventID, unsealed bool) (bundle.Keys, error) {
	keys, err := p.members(event)
	if err != nil || unsealed {
		return bundle.Keys{Open: keys.Open}, err
	}
	if len(keys.Seal) > 0 {
		return keys, nil
	}
	passphrase, err := p.agreed(ctx)
	if err != nil {
		return bundle.Keys{}, err
	}
	return bundle.PassphraseKeys(passphrase)
}

// agreed is a passphrase for what this run writes, asked for the first time.
func (p *program) agreed(ctx context.Context) (string, error) {
	if p.passphrase != "" {
		return p.passphrase, nil
	}
	passphrase, err := p.ask(ctx, p.words.Carry.AskNew)
	if err != nil {
		return "", err
	}
	if passphrase == "" {
		return "", &spoken{p.words.Carry.NeedsPassphrase}
	}
	again, err := p.ask(ctx, p.words.Carry.AskAgain)
	if err != nil {
		return "", err
	}
	if bundle.Spoken(again) != bundle.Spoken(passphrase) {
		return "", &spoken{p.words.Carry.NotTheSame}
	}
	p.passphrase = passphrase
	return passphrase, nil
}

// members are the event's own keys, and beside them what opens bundles under
// the passphrase that scripts are given. They are empty where there is neither.
func (p *program) members(event checkin.EventID) (bundle.Keys, error) {
	var keys bundle.Keys
	m, err := p.member(event)
	if err != nil {
		return keys, err
	}
	if m != nil {
		if keys, err = m.Keys(); err != nil {
			return keys, err
		}
	}
	if given := os.Getenv(passphraseVariable); given != "" {
		spoken, err := bundle.PassphraseKeys(given)
		return keys.Opening(spoken), err
	}
	return keys, nil
}

// opening are the keys for one bundle: where it is under a passphrase, that is
// asked for.
func (p *program) opening(ctx context.Context, event checkin.EventID, file string) (bundle.Keys, error) {
	keys, err := p.members(event)
	if err != nil || os.Getenv(passphraseVariable) != "" {
		return keys, err
	}
	// Where the file cannot be read, the reading itself says so.
	if under, err := bundle.IsUnderPassphrase(file); !under || err != nil {
		return keys, nil
	}
	passphrase, err := p.ask(ctx, p.words.Carry.Ask)
	if err != nil || passphrase == "" {
		return keys, err
	}
	spoken, err := bundle.PassphraseKeys(passphrase)
	return keys.Opening(spoken), err
}
