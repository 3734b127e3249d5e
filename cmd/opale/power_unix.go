//go:build linux || darwin

package main

import "os/exec"

// attend runs a program beside this one until it is released. One that is not
// there, or fails, is done without: it then holds nothing.
func attend(cmd *exec.Cmd) (release func(), holds func() bool) {
	never := func() bool { return false }
	input, err := cmd.StdinPipe()
	if err != nil {
		return func() {}, never
	}
	if err := cmd.Start(); err != nil {
		return func() {}, never
	}
	over := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(over)
	}()
	release = func() {
		_ = input.Close()
		_ = cmd.Process.Kill()
		<-over
	}
	return release, func() bool {
		select {
		case <-over:
			return false
		default:
			return true
		}
	}
}
