package main

import (
	"errors"
	"os"
	"os/exec"

	"github.com/inconshreveable/mousetrap"
)

// become starts another program in this window. In one that a double click
// opened, this one ends at once, so that the stick can be taken out; in a shell's,
// it waits, or the shell would take the keyboard back.
func become(program string, args []string) (started bool, err error) {
	c := exec.Command(program, args...)
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := c.Start(); err != nil {
		return false, err
	}
	if mousetrap.StartedByExplorer() {
		return true, nil
	}
	err = c.Wait()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		err = errRefused // it has said why
	}
	return true, err
}
