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
	// Excluded is what is known of this desk's exclusion. It reads nothing.
	Excluded() Exclusion
	// Join takes up an invitation, as it was scanned, pasted or typed, or meets
	// the relay at an address, among desks of one event. It
	// blocks for as long as the network does, and writes: a command calls it.
	Join(ctx context.Context, link string) error
	// Host makes this desk the relay, to which others come by its address, and
	// returns when they can. It blocks a moment: a command calls it.
	Host() error
	// Unhost ends that: the others go on alone. A command calls it.
	Unhost()
	// Hosting is how it stands with that. It reads nothing.
	Hosting() Hosting
	// Try asks for an exchange now.
	Try()
	// News receives when entries have come, or the state has changed.
	News() <-chan struct{}
}

// Hosting is a desk that is the relay. The zero value is one that is not.
type Hosting struct {
	Address string // as others type it
	Guests  int    // desks that are here now
}

// Exclusion is what became of what a desk held when its hub no longer admitted
// it. The zero value is a desk that is admitted.
type Exclusion struct {
	Excluded bool    `json:"excluded"`
	Held     int     `json:"held,omitempty"` // entries that are nowhere else: for their sake, nothing was removed
	Left     Remnant `json:"left,omitzero"`
}

// Remnant is what should have been removed and could not be.
type Remnant struct {
	List     bool `json:"list,omitempty"`
	Backups  bool `json:"backups,omitempty"`
	Identity bool `json:"identity,omitempty"`
	Kit      bool `json:"kit,omitempty"`
}
