package main

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/hub"
)

// revokeFact is what hub revoke prints.
type revokeFact struct {
	Device  string    `json:"id"`
	Desk    string    `json:"desk"`
	Revoked time.Time `json:"revoked"`
}

func (p *program) hubRevokeCommand() *cobra.Command {
	var f hubFlags
	c := p.factual(p.command("revoke", p.words.Meet.HubRevoke, nil))
	p.storeFlag(c, &f)
	c.Args = p.exactlyOne
	c.RunE = func(c *cobra.Command, args []string) (err error) {
		kept, err := p.openHub(c.Context(), f.store, p.write)
		if err != nil {
			return err
		}
		defer kept.close(&err)
		d, err := p.findDevice(c.Context(), kept, args[0])
		if err != nil {
			return err
		}
		now := time.Now()
		if err := hub.Revoke(c.Context(), kept.store, checkin.Actor{Desk: p.words.Meet.HubName}, d.ID, now); err != nil {
			return err
		}
		if p.asJSON {
			return p.print(revokeFact{d.ID.String(), checkin.Clean(d.Desk), kept.in(now)})
		}
		return p.say(p.words.Meet.Revoked, p.deskLabel(&kept.event, d.Desk, d.Venue))
	}
	return c
}

// findDevice finds a device by its id or the beginning of it.
func (p *program) findDevice(ctx context.Context, kept *hubStore, word string) (hub.Device, error) {
	devices, err := kept.store.Members(ctx)
	if err != nil {
		return hub.Device{}, err
	}
	low, high, ok := checkin.IDPrefix(word, "d")
	var found []hub.Device
	for _, d := range devices {
		if ok && bytes.Compare(d.ID[:], low[:]) >= 0 && bytes.Compare(d.ID[:], high[:]) <= 0 {
			found = append(found, d)
		}
	}
	if len(found) != 1 {
		return hub.Device{}, &spoken{fmt.Sprintf(p.words.Meet.UnknownDevice, checkin.Clean(word))}
	}
	return found[0], nil
}
