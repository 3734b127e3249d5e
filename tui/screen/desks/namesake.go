package desks

import (
	"opale/checkin"
	"opale/checkin/journal"
)

// findNamesakes finds the names that more than one laptop has: one that took
// another's place, which came back. Those that are excluded have none.
func (k *known) findNamesakes(here checkin.Actor) {
	laptops := map[journal.Seat]int{}
	count := func(desk string, venue checkin.VenueID) {
		if checkin.Clean(desk) != "" {
			laptops[journal.SeatOf(desk, venue)]++
		}
	}
	count(here.Desk, here.Venue)
	for i := range k.peers {
		if p := &k.peers[i]; !k.excluded(p.Device) && k.returned[p.Device].IsZero() {
			count(p.Desk, p.Venue)
		}
	}
	for i := range k.byOthers {
		if w := &k.byOthers[i]; !k.excluded(w.Device) && k.returned[w.Device].IsZero() {
			count(w.Desk, w.Venue)
		}
	}
	k.namesakes = map[journal.Seat]bool{}
	for seat, n := range laptops {
		k.namesakes[seat] = n > 1
	}
}

// namesake warns of a name that more than one laptop has.
func (d *Desks) namesake(desk string, venue checkin.VenueID) []string {
	if !d.known.namesakes[journal.SeatOf(desk, venue)] {
		return nil
	}
	w := d.env.Words
	return []string{d.warning(w.Fill(w.Desks.Twice, d.name(desk)))}
}
