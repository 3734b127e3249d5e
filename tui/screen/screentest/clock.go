package screentest

import (
	"sync"
	"time"
)

// clock is the time of a rig: a program under test asks for it from goroutines
// of its own, while the test lets time pass.
type clock struct {
	mu   sync.Mutex
	time time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.time
}

func (c *clock) set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.time = t
}
