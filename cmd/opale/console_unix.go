//go:build !windows

package main

// steadyConsole is for Windows: elsewhere, selecting text stops nobody.
func steadyConsole() (restore func()) { return func() {} }
