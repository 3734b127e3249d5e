package journal

import (
	"slices"

	"opale/checkin"
)

// OtherList is a desk that, by its last word, does not hold the organiser's
// lists as this store does.
type OtherList struct {
	Device  checkin.DeviceID
	Desk    string
	Venue   checkin.VenueID
	Edition checkin.Edition // what it holds; zero for none
}

// OtherLists lists the peers whose lists are not those of all imports that are
// held here. What a peer holds that has not come here, nobody can say. apart are
// devices that are no desk of the event: this one, and those revoked.
func OtherLists(imports []checkin.RosterList, peers []Peer, apart ...checkin.DeviceID) []OtherList {
	ours := checkin.EditionOf(imports)
	var others []OtherList
	for _, p := range peers {
		if p.Desk == "" || slices.Contains(apart, p.Device) {
			continue
		}
		theirs := checkin.EditionOf(p.covered(imports))
		if !theirs.Same(ours) {
			others = append(others, OtherList{p.Device, p.Desk, p.Venue, theirs})
		}
	}
	return others
}

// covered is those of some imports that a peer holds, by its last word.
func (p *Peer) covered(imports []checkin.RosterList) (held []checkin.RosterList) {
	for _, l := range imports {
		if p.Have.Covers(l.Entry) {
			held = append(held, l)
		}
	}
	return held
}
