//go:build linux || darwin

package main

import "os/exec"

// attend runs a program beside this one until it is released. One that is not
// there, or fails, is done without.
func attend(cmd *exec.Cmd) (release func()) {
	input, err := cmd.StdinPipe()
	if err != nil {
		return func() {}
	}
	if err := cmd.Start(); err != nil {
		return func() {}
	}
	return func() {
		_ = input.Close()
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
}
