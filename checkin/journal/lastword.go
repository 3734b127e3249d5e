package journal

import (
	"slices"
	"strings"
	"time"

	"opale/checkin"
)

// LastWord is when another desk was last heard of in any way: the last word
// that it gave itself, or its last entry, whoever brought it. What is known of
// its venue is no younger, as far as that desk goes.
type LastWord struct {
	Device checkin.DeviceID
	Desk   string
	Venue  checkin.VenueID
	At     time.Time
	Wrote  time.Time // its last entry that is here, by its own clock; zero for none
}

// LastWords lists the other desks by venue and name, each once, a laptop of
// several names under its last. here is this laptop; revoked ones are left out.
func LastWords(peers []Peer, writers []Writer, here checkin.DeviceID, revoked ...checkin.DeviceID) []LastWord {
	apart := append(slices.Clip(revoked), here)
	var words []LastWord
	hear := func(w LastWord) {
		if slices.Contains(apart, w.Device) {
			return
		}
		i := slices.IndexFunc(words, func(o LastWord) bool { return o.Device == w.Device })
		if i < 0 {
			words = append(words, w)
			return
		}
		known := &words[i]
		if w.Wrote.After(known.Wrote) {
			known.Wrote = w.Wrote
		}
		if w.At.After(known.At) {
			known.At = w.At
			if w.Desk != "" {
				known.Desk, known.Venue = w.Desk, w.Venue
			}
		}
	}
	for _, w := range Spoken(writers, peers, apart...) {
		hear(LastWord{w.Device, w.Desk, w.Venue, w.Last, w.Last})
	}
	for _, p := range peers {
		hear(LastWord{p.Device, p.Desk, p.Venue, p.Heard, time.Time{}})
	}
	slices.SortFunc(words, func(a, b LastWord) int {
		if a.Venue != b.Venue {
			return strings.Compare(string(a.Venue), string(b.Venue))
		}
		return strings.Compare(a.Desk, b.Desk)
	})
	return words
}
