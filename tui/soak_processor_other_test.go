//go:build !linux

package tui

import "time"

var sinceStart = time.Now()

// processor is the time by the clock, where nothing better is known.
func processor() time.Duration { return time.Since(sinceStart) }
