//go:build !windows

package main

// removeLater has nothing to wait for: a program that runs is removed like any
// other file.
func (p *program) removeLater(string) bool { return false }
