package main

import (
	"opale/checkin"
	"opale/checkin/bundle"
	"opale/db"
)

// courier exchanges for a desk from its screen: sealed for the event's members
// where this laptop is one, else unsealed, which the screen says.
func (p *program) courier(store *db.Store, desk *checkin.Desk) (*bundle.Courier, error) {
	keys, err := p.members(desk.Place().Event.ID)
	home := homeShelf()
	return &bundle.Courier{Store: store, Desk: desk, Now: p.clock.Now, Keys: keys, Mail: append(home.downloads, home.desktop...)}, err
}
