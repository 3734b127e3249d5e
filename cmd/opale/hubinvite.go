package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/hub"
)

// inviteFact is what hub invite prints.
type inviteFact struct {
	Link    string    `json:"link"`
	Expires time.Time `json:"expires"`
}

func (p *program) hubInviteCommand() *cobra.Command {
	var f hubFlags
	var s seat
	c := p.factual(p.command("invite", p.words.Meet.HubInvite, nil))
	p.storeFlag(c, &f)
	p.addressFlag(c, &f)
	c.Flags().StringVar(&s.venue, "venue", "", p.words.FlagVenue)
	c.Flags().StringVar(&s.desk, "desk", "", p.words.FlagDesk)
	c.RunE = func(c *cobra.Command, _ []string) (err error) {
		for _, needed := range []string{"venue", "desk"} {
			if !c.Flags().Changed(needed) {
				return usagef(c, p.words.FlagRequired, "--"+needed)
			}
		}
		kept, err := p.openHub(c.Context(), f.store, p.write)
		if err != nil {
			return err
		}
		defer kept.close(&err)
		venue, ok := kept.event.FindVenue(s.venue)
		if !ok {
			return p.unknownVenue(s.venue, &kept.event)
		}
		link, expires, err := p.invite(c.Context(), kept, f.address, venue.ID, checkin.Clean(s.desk))
		if err != nil {
			return err
		}
		return p.sayInvitation(kept, link, expires)
	}
	return c
}

func (p *program) invite(ctx context.Context, kept *hubStore, address string, venue checkin.VenueID, desk string) (hub.Link, time.Time, error) {
	link := hub.Link{Event: kept.event.ID}
	known, err := kept.store.Remembered(settingHubAddress)
	if err != nil {
		return link, time.Time{}, err
	}
	link.Address = cmp.Or(address, known)
	if link.Address == "" {
		return link, time.Time{}, &spoken{p.words.Meet.NoAddress}
	}
	public, err := kept.store.Remembered(settingHubPublic)
	if err != nil {
		return link, time.Time{}, err
	}
	if public == "" {
		if link.Pin, err = kept.pin(ctx); err != nil {
			return link, time.Time{}, err
		}
	}
	token, expires, err := hub.Invite(ctx, kept.store, kept.event.ID, venue, desk, time.Now())
	link.Token = token
	return link, expires, err
}

func (p *program) sayInvitation(kept *hubStore, link hub.Link, expires time.Time) error {
	if p.asJSON {
		return p.print(inviteFact{link.String(), kept.in(expires).Truncate(time.Second)})
	}
	if err := p.draw(link.QR()); err != nil {
		return err
	}
	return p.say("%s\n\n%s", link, fmt.Sprintf(p.words.Meet.Invited, p.words.Clock(kept.in(expires))))
}

// isScreen reports whether what is printed is read on a terminal.
func (p *program) isScreen() bool {
	out, ok := p.out.(*os.File)
	return ok && term.IsTerminal(out.Fd())
}
