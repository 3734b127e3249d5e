package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/journal"
)

// deviceFact is one device that a hub let in.
type deviceFact struct {
	ID            checkin.DeviceID `json:"-"`
	Device        string           `json:"id"`
	Desk          string           `json:"desk"`
	Venue         checkin.VenueID  `json:"venue"`
	Joined        time.Time        `json:"joined"`
	LastContact   *time.Time       `json:"last_contact"` // null: never
	Unsent        int              `json:"unsent"`       // entries that it had and the hub had not
	Program       string           `json:"program"`
	ClockOffsetMS int64            `json:"clock_offset_ms"`
	Revoked       *time.Time       `json:"revoked"` // null: it may come in
}

func (p *program) hubDevicesCommand() *cobra.Command {
	var f hubFlags
	c := p.factual(p.command("devices", p.words.Meet.HubDevices, nil))
	p.storeFlag(c, &f)
	c.RunE = func(c *cobra.Command, _ []string) (err error) {
		kept, err := p.openHub(c.Context(), f.store, p.write)
		if err != nil {
			return err
		}
		defer kept.close(&err)
		devices, err := kept.store.Members(c.Context())
		if err != nil {
			return err
		}
		for i := range devices {
			fact := newDeviceFact(kept, &devices[i])
			if p.asJSON {
				err = p.print(fact)
			} else {
				err = p.say("%-38s %s", p.deskLabel(&kept.event, fact.Desk, fact.Venue), strings.Join(p.deviceParts(kept, &fact), ", "))
			}
			if err != nil {
				return err
			}
		}
		if len(devices) == 0 && !p.asJSON {
			return p.say("%s", p.words.Meet.NoDevices)
		}
		return nil
	}
	return c
}

func newDeviceFact(kept *hubStore, d *hub.Device) deviceFact {
	fact := deviceFact{
		ID: d.ID, Device: d.ID.String(), Desk: checkin.Clean(d.Desk), Venue: d.Venue, Joined: kept.in(d.Joined),
		Unsent: d.Contact.Unsent, Program: checkin.Clean(d.Contact.Program), ClockOffsetMS: d.Contact.Ahead.Milliseconds(),
	}
	if !d.Contact.At.IsZero() {
		at := kept.in(d.Contact.At)
		fact.LastContact = &at
	}
	if !d.Revoked.IsZero() {
		at := kept.in(d.Revoked)
		fact.Revoked = &at
	}
	return fact
}

// deviceParts says of a device what somebody would want to know.
func (p *program) deviceParts(kept *hubStore, d *deviceFact) []string {
	w := &p.words.Meet
	parts := []string{d.Device[:9]}
	if d.Revoked != nil {
		parts = append(parts, "! "+w.IsRevoked)
	}
	if d.LastContact == nil {
		return append(parts, w.NeverMet)
	}
	parts = append(parts, fmt.Sprintf(p.words.Carry.LastWord, p.when(&kept.event, *d.LastContact)))
	if d.Unsent > 0 {
		parts = append(parts, p.words.Count(w.Unsent, d.Unsent))
	}
	if off := time.Duration(d.ClockOffsetMS) * time.Millisecond; off.Abs() >= journal.ClockOff {
		parts = append(parts, "! "+p.words.ClockOff(checkin.Clean(d.Desk), off))
	}
	return parts
}
