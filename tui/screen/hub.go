package screen

import (
	"context"

	"opale/checkin/hub"
)

// Hub is the way to a hub, where the desk meets others over a network.
type Hub interface {
	// Address is the hub's that this desk has joined; empty for none.
	Address() string
	// State is what there is to say of it now. It reads nothing.
	State() hub.State
	// Join takes up an invitation, as it was scanned, pasted or typed. It
	// blocks for as long as the network does, and writes: a command calls it.
	Join(ctx context.Context, link string) error
	// Try asks for an exchange now.
	Try()
	// News receives when entries have come, or the state has changed.
	News() <-chan struct{}
}
