package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// steadyConsole keeps a click into the window from stopping the program, until
// restore. Characters need nothing: Go writes them to a console as UTF-16,
// whatever its code page; the screen switches escape sequences on by itself.
func steadyConsole() (restore func()) {
	input := windows.Handle(os.Stdin.Fd())
	var before uint32
	if windows.GetConsoleMode(input, &before) != nil { // a pipe, or nothing
		return func() {}
	}
	if windows.SetConsoleMode(input, steadyMode(before)) != nil {
		return func() {}
	}
	return func() { _ = windows.SetConsoleMode(input, before|extendedFlags) }
}
