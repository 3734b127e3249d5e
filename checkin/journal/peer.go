package journal

import (
	"cmp"
	"time"

	"opale/checkin"
)

// Peer is another machine of the event, and the last that it said of what it
// holds: an entry that no peer has stated exists only here.
type Peer struct {
	Device checkin.DeviceID
	Desk   string
	Venue  checkin.VenueID
	Have   Vector
	Heard  time.Time     // by this laptop's clock
	Ahead  time.Duration // how far its clock was before this laptop's, where both were read at once; 0 if unknown
}

// Lacks reports whether the peer, by its last word, lacks something of v.
func (p *Peer) Lacks(v Vector) bool {
	for stream, seq := range v {
		if p.Have[stream] < seq {
			return true
		}
	}
	return false
}

// ComparePeers orders peers by venue, then desk, then device.
func ComparePeers(a, b Peer) int {
	return cmp.Or(cmp.Compare(a.Venue, b.Venue), cmp.Compare(a.Desk, b.Desk), cmp.Compare(a.Device.String(), b.Device.String()))
}
