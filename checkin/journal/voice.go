package journal

import (
	"slices"

	"opale/checkin"
)

// Spoken gives the entries of hubs to the peers that they are. A hub gives word
// under a key derived from the event's secret, and writes under its store's
// device: a peer that wrote nothing, and whoever wrote under the same desk and
// venue without a word, are one. apart are devices that are nobody else: this
// laptop's, and those revoked.
func Spoken(writers []Writer, peers []Peer, apart ...checkin.DeviceID) []Writer {
	voices := map[checkin.DeviceID]checkin.DeviceID{}
	for _, w := range writers {
		known := slices.Contains(apart, w.Device) || slices.ContainsFunc(peers, func(p Peer) bool { return p.Device == w.Device })
		if p, ok := voice(&w, writers, peers); ok && !known && !slices.Contains(apart, p) {
			voices[w.Device] = p
		}
	}
	spoken := slices.Clone(writers)
	for i := range spoken {
		if p, ok := voices[spoken[i].Device]; ok {
			spoken[i].Device = p
		}
	}
	return spoken
}

// voice finds the peer of a writer's desk and venue that wrote nothing, of
// several the one last heard.
func voice(w *Writer, writers []Writer, peers []Peer) (found checkin.DeviceID, ok bool) {
	var last Peer
	for _, p := range peers {
		wrote := slices.ContainsFunc(writers, func(w Writer) bool { return w.Device == p.Device })
		if p.Desk == "" || p.Desk != w.Desk || p.Venue != w.Venue || wrote || ok && !p.Heard.After(last.Heard) {
			continue
		}
		last, ok = p, true
	}
	return last.Device, ok
}
