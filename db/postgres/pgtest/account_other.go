//go:build !linux

package pgtest

import "syscall"

// giveAway has nothing to do where tests do not run as root.
func giveAway(string) error { return nil }

func attributes() *syscall.SysProcAttr { return nil }
