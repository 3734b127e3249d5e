package hub

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// noteEvery is how often a device's last word is written down. It is a
// convenience: a word that is lost with the process was older than the truth,
// and counts as if less were shared.
const (
	noteEvery = 2 * time.Second
	noteAgain = time.Minute // a word that says nothing new
)

// clerk writes down who was here and what they said, not more often than is
// useful.
type clerk struct {
	store Store
	log   *slog.Logger

	mu   sync.Mutex
	said map[checkin.DeviceID]word
	here map[checkin.DeviceID]time.Time // when each was last here
}

// word is the last of one device.
type word struct {
	contact Contact
	peer    journal.Peer // its Have is nil where only the contact is new
}

func newClerk(store Store, log *slog.Logger) *clerk {
	return &clerk{store: store, log: log, said: make(map[checkin.DeviceID]word), here: make(map[checkin.DeviceID]time.Time)}
}

// note keeps a word until it is written down.
func (c *clerk) note(device checkin.DeviceID, w word) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.here[device] = w.contact.At
	if before, ok := c.said[device]; ok && w.peer.Have == nil {
		w.peer = before.peer
	}
	c.said[device] = w
}

// seen keeps that a device was here that said nothing of itself: one that waits
// for news is no desk that has gone.
func (c *clerk) seen(d *Device, now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.here[d.ID] = now
	if now.Sub(d.Contact.At) < noteAgain {
		return
	}
	w, ok := c.said[d.ID]
	if !ok {
		w.contact = d.Contact
	}
	w.contact.At = now
	c.said[d.ID] = w
}

// present counts the devices that were here since.
func (c *clerk) present(since time.Time) (n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, at := range c.here {
		if at.After(since) {
			n++
		}
	}
	return n
}

// run writes until the context ends, and then the rest.
func (c *clerk) run(ctx context.Context) {
	tick := time.NewTicker(noteEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			c.write(context.WithoutCancel(ctx))
			return
		case <-tick.C:
			c.write(ctx)
		}
	}
}

func (c *clerk) write(ctx context.Context) {
	c.mu.Lock()
	said := c.said
	c.said = make(map[checkin.DeviceID]word)
	c.mu.Unlock()
	for device, w := range said {
		err := c.store.Met(ctx, device, w.contact)
		if err == nil && w.peer.Have != nil {
			err = c.store.Heard(w.peer)
		}
		if err != nil {
			c.log.Error("a desk's last word was not noted", "device", device.String(), "error", err.Error())
		}
	}
}
