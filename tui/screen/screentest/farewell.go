package screentest

import (
	"context"

	"opale/tui/screen"
)

// Farewell plays a laptop that may be given back.
type Farewell struct {
	screen.Farewell
	Err    error
	Agreed int
}

var _ screen.HandBack = (*Farewell)(nil)

// Weigh gives what a test wants to see.
func (f *Farewell) Weigh(context.Context) (screen.Farewell, error) { return f.Farewell, f.Err }

// Agree counts.
func (f *Farewell) Agree() { f.Agreed++ }
