package checkin

import (
	"context"
	"time"
)

// Held is what a revoked desk wrote behind the point up to which it is
// believed: kept and passed on like everything else, and counted nowhere until
// a person has looked at it.
type Held struct {
	Device      DeviceID
	Desk        string
	Venue       VenueID
	Entries     int
	First, Last time.Time // of the entries, by that desk's clock
	Heads       []EntryID // the last of each of its streams
}

// Held lists what is held back, by desk.
func (d *Desk) Held() ([]Held, error) { return d.store.Held() }

// AdmitHeld lets what is held back count, at every desk. What the same desk
// wrote or writes behind it stays held. It returns the decision.
func (d *Desk) AdmitHeld(ctx context.Context, h Held, reason string) (EntryID, error) {
	var id EntryID
	err := d.store.Write(ctx, d.Place().Actor, func(tx Tx) (err error) {
		id, err = tx.Append(Fact{Kind: KindDecided, Body: Body{Settles: h.Heads}, Personal: Personal{Reason: Clean(reason)}})
		return err
	})
	if err != nil {
		return EntryID{}, err
	}
	d.settle()
	return id, nil
}
