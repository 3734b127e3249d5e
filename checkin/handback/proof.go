// Package handback is the end of a borrowed laptop: the proof that all it holds
// is held elsewhere, the removal of what is on it, and the slip that says so.
//
// It removes nothing outside the folders that are the program's own, follows no
// link, and can be gone through again from the start wherever it was cut short.
package handback

import (
	"cmp"
	"slices"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// Proof says where else the entries of a laptop are, by what others said
// themselves. A bundle that was written is none: nobody has read it yet.
type Proof struct {
	Entries int      // that this laptop holds
	Missing int      // of them, that nobody else has said to hold
	Holders []Holder // who holds them, those who hold most first
}

// Holder is another laptop, and when it last said what it holds.
type Holder struct {
	Device  checkin.DeviceID
	Desk    string
	Venue   checkin.VenueID
	Since   time.Time
	Entries int // of this laptop's
}

// IsComplete reports whether nothing would be lost.
func (p *Proof) IsComplete() bool { return p.Missing == 0 }

// Prove looks for the entries of a vector in the last words of others. apart are
// those whose word counts for nothing: what they hold, nobody can fetch any more.
func Prove(have journal.Vector, peers []journal.Peer, apart []checkin.DeviceID) Proof {
	var p Proof
	held := journal.Vector{}
	for _, peer := range peers {
		if slices.Contains(apart, peer.Device) {
			continue
		}
		held.Join(peer.Have)
		if n := common(have, peer.Have); n > 0 {
			p.Holders = append(p.Holders, Holder{peer.Device, checkin.Clean(peer.Desk), peer.Venue, peer.Heard, n})
		}
	}
	for _, seq := range have {
		p.Entries += int(seq)
	}
	p.Missing = p.Entries - common(have, held)
	slices.SortFunc(p.Holders, func(a, b Holder) int {
		return cmp.Or(cmp.Compare(b.Entries, a.Entries), b.Since.Compare(a.Since), cmp.Compare(a.Desk, b.Desk))
	})
	return p
}

// common counts the entries that both hold.
func common(a, b journal.Vector) (n int) {
	for stream, seq := range a {
		n += int(min(seq, b[stream]))
	}
	return n
}

// But leaves out of a vector what a laptop wrote of its own end: those entries
// say nothing else, and where it was cut short after them, they are nowhere else
// yet.
func But(have journal.Vector, here checkin.DeviceID, words []journal.Return) journal.Vector {
	rest := journal.Vector{}
	rest.Join(have)
	for _, w := range words {
		if w.Device == here && have[w.Entry.Stream] == w.Entry.Seq && w.Entry.Seq == 2 { // the first is that the desk was opened
			delete(rest, w.Entry.Stream)
		}
	}
	return rest
}
