package journal

import (
	"cmp"
	"math"
	"time"

	"opale/checkin"
)

// From when on something is said of another desk.
const (
	SilentAfter = 2 * time.Hour    // how long it may give no word
	ClockOff    = 10 * time.Minute // how far its clock may be off
)

// Peer is another machine of the event, and the last that it said of what it
// holds: an entry that no peer has stated exists only here.
type Peer struct {
	Device checkin.DeviceID
	Desk   string
	Venue  checkin.VenueID
	Have   Vector
	Heard  time.Time     // by this laptop's clock
	Ahead  time.Duration // how far its clock is before this laptop's, behind it if negative: at least so far; 0 if unknown
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

// Ahead judges by a word how far its writer's clock is before ours, at least:
// behind it, where negative. written is what that clock said, now is when the
// word is read, and shown when the last of our own entries was written that the
// word knows of, zero where it knows none; both by our clock. The word was
// written between these two, so the clock is before ours by written − now at
// least and written − shown at most. What was believed before stands if it lies
// between them; else the least that does is believed.
func Ahead(before time.Duration, written, now, shown time.Time) time.Duration {
	least, most := written.Sub(now), time.Duration(math.MaxInt64)
	if !shown.IsZero() {
		most = max(written.Sub(shown), least) // our own clock may have been set back
	}
	if least <= before && before <= most {
		return before
	}
	return min(max(0, least), most)
}

// Shown is when the last entry of this store's own was written that a vector
// covers, by its own clock; zero where it covers none.
func (m *Memory) Shown(v Vector) (time.Time, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var last int64
	for stream, held := range m.streams {
		n := min(v[stream], uint64(len(held.entries)))
		if held.opening.Device == m.Device() && n > 0 {
			last = max(last, held.entries[n-1].Content.Wall)
		}
	}
	if last == 0 {
		return time.Time{}, nil
	}
	return time.UnixMilli(last), nil
}

// ComparePeers orders peers by venue, then desk, then device.
func ComparePeers(a, b Peer) int {
	return cmp.Or(cmp.Compare(a.Venue, b.Venue), cmp.Compare(a.Desk, b.Desk), cmp.Compare(a.Device.String(), b.Device.String()))
}
