package main

import (
	"context"
	"fmt"
	"strings"
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

// findDevice finds a device by its id or the beginning of it: as short a one as
// the list shows, or longer.
func (p *program) findDevice(ctx context.Context, kept *hubStore, word string) (hub.Device, error) {
	devices, err := kept.store.Members(ctx)
	if err != nil {
		return hub.Device{}, err
	}
	d, err := deviceOf(devices, word)
	switch checkin.ErrorCode(err) {
	case checkin.CodeNotFound:
		err = &spoken{fmt.Sprintf(p.words.Meet.UnknownDevice, checkin.Clean(word))}
	case checkin.CodeAmbiguous:
		err = &spoken{fmt.Sprintf(p.words.Meet.AmbiguousDevice, checkin.Clean(word))}
	}
	return d, err
}

// deviceOf finds the one whose id begins with a word. The error has
// CodeNotFound, or CodeAmbiguous for a word that is too short to be sure.
func deviceOf(devices []hub.Device, word string) (hub.Device, error) {
	const op = "find device"
	var found []hub.Device
	for _, d := range devices {
		if strings.HasPrefix(d.ID.String(), strings.ToLower(word)) {
			found = append(found, d)
		}
	}
	if _, _, long := checkin.IDPrefix(word, "d"); !long && len(found) > 0 {
		return hub.Device{}, checkin.Errorf(checkin.CodeAmbiguous, op, "%s", word)
	}
	return onlyOne(found, op, word)
}
