package bundle

import (
	"context"
	"os"
	"sync/atomic"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// Courier exchanges for a desk at work: its bundles are those of whoever sits
// there when they are written.
type Courier struct {
	Store Carried
	Desk  *checkin.Desk
	Now   func() time.Time
	Keys  // when the desk opens; Renew brings others

	Mail []string // folders where files arrive, the first that is there counts

	renewed atomic.Pointer[Keys]
}

// Renew changes the keys while the desk is open: its event was given its
// identity. It may be called from any goroutine.
func (c *Courier) Renew(keys Keys) { c.renewed.Store(&keys) }

func (c *Courier) keys() Keys {
	if renewed := c.renewed.Load(); renewed != nil {
		return *renewed
	}
	return c.Keys
}

// Carried is a store whose entries can be carried to others.
type Carried interface {
	checkin.Store
	Replica
}

// Party is the desk as it stands now.
func (c *Courier) Party() *Party {
	place, keys := c.Desk.Place(), c.keys()
	return &Party{
		Replica: c.Store, Event: place.Event.ID, Device: c.Store.Device(), Actor: place.Actor,
		Now: c.Now, Seal: keys.Seal, Open: keys.Open, Notes: c.Store,
	}
}

// Exchange is [Party.Exchange]; the desk then shows what has come.
func (c *Courier) Exchange(ctx context.Context, folder string, progress func(done, of int)) (Exchanged, error) {
	x, err := c.Party().Exchange(ctx, folder, progress)
	if x.Fresh > 0 {
		_, _ = c.Desk.Refresh() // asked for again every second
	}
	return x, err
}

// Trust vouches for devices that nobody here knows. What waits for them is
// taken in by the next exchange.
func (c *Courier) Trust(ctx context.Context, devices ...checkin.DeviceID) error {
	return c.Store.Write(ctx, c.Desk.Place().Actor, func(tx checkin.Tx) error {
		for _, device := range devices {
			if _, err := tx.Append(journal.Vouch(device)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Drives is the package's [Drives].
func (c *Courier) Drives() []string { return Drives() }

// Outbox is the folder for files that are sent; empty for none.
func (c *Courier) Outbox() string {
	for _, folder := range c.Mail {
		if folder != "" && c.Has(folder) {
			return folder
		}
	}
	return ""
}

// Has reports whether a folder is there.
func (c *Courier) Has(folder string) bool {
	info, err := os.Stat(folder)
	return err == nil && info.IsDir()
}

// Sealed reports whether what is written can be read by the event's desks only.
func (c *Courier) Sealed() bool { return len(c.keys().Seal) > 0 }
