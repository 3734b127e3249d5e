package main

// Modes of a Windows console's input, as SetConsoleMode takes them.
const (
	quickEdit     = 0x0040 // a click selects text, and whoever writes waits until it is let go
	extendedFlags = 0x0080 // without it, quickEdit is not looked at
)

// steadyMode is a mode of a console in which no click stops the program: a
// queue would wait, or all desks of a hub, for somebody to press a key there.
func steadyMode(mode uint32) uint32 { return mode&^quickEdit | extendedFlags }
