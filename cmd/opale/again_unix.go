//go:build !windows

package main

import (
	"os"
	"syscall"
)

// become runs another program in this one's place. It returns only where that
// fails.
func become(program string, args []string) (bool, error) {
	return false, syscall.Exec(program, append([]string{program}, args...), os.Environ())
}
