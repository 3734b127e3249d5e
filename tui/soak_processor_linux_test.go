package tui

import (
	"time"

	"golang.org/x/sys/unix"
)

// processor is how long this thread has had a processor: what others on a busy
// machine do is no part of it.
func processor() time.Duration {
	var t unix.Timespec
	if unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t) != nil {
		return 0
	}
	return time.Duration(t.Nano())
}
