package route

import (
	"slices"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// Name is a desk name that a kit has given out.
type Name struct {
	Device checkin.DeviceID // zero: nobody knows to which laptop
	Desk   string
	Venue  checkin.VenueID
}

// Known is what one laptop knows of all of them.
type Known struct {
	Device  checkin.DeviceID // this laptop
	Actor   checkin.Actor
	Have    journal.Vector
	Peers   []journal.Peer
	Writers []journal.Writer
	Given   []Name
	Apart   []checkin.DeviceID // revoked, or a hub: nobody goes there
	Back    []checkin.DeviceID // given back: nor there
	Now     time.Time          // zero: words do not grow old
}

// oldAfter is when a word is so old that its desk has probably written since: it
// is then visited as one that was never heard.
const oldAfter = 6 * time.Hour

// Here is this laptop.
func (k *Known) Here() Desk {
	return Desk{Device: k.Device, Desk: k.Actor.Desk, Venue: k.Actor.Venue, Have: k.Have}
}

// Others are the laptops that a stick can be taken to: each once, under its last
// name. A laptop whose place another has taken is none of them, unless it was
// heard of since.
func (k *Known) Others() []Desk {
	var desks []Desk
	for _, w := range k.words() {
		if w.Desk == "" && w.Venue == "" || k.replaced(&w) {
			continue
		}
		d := Desk{Device: w.Device, Desk: w.Desk, Venue: w.Venue, Silent: true, Have: journal.Vector{}}
		for _, p := range k.Peers {
			if p.Device == w.Device {
				d.Silent, d.Have = !k.Now.IsZero() && k.Now.Sub(p.Heard) >= oldAfter, p.Have
			}
		}
		desks = append(desks, d)
	}
	for _, name := range k.Given {
		if !k.met(&name) {
			desks = append(desks, Desk{Device: name.Device, Desk: name.Desk, Venue: name.Venue, Silent: true, Have: journal.Vector{}})
		}
	}
	return desks
}

// Plan is the route from here.
func (k *Known) Plan() []Visit { return Plan(k.Here(), k.Others()) }

func (k *Known) words() []journal.LastWord {
	return journal.LastWords(k.Peers, k.Writers, k.Device, append(slices.Clip(k.Apart), k.Back...)...)
}

// met reports whether the laptop of a name was heard of in another way, or is
// this one, or one to which nobody goes.
func (k *Known) met(name *Name) bool {
	seat := journal.SeatOf(name.Desk, name.Venue)
	same := func(device checkin.DeviceID, desk string, venue checkin.VenueID) bool {
		return device == name.Device || journal.SeatOf(desk, venue) == seat
	}
	return same(k.Device, k.Actor.Desk, k.Actor.Venue) || slices.Contains(k.Apart, name.Device) || slices.Contains(k.Back, name.Device) ||
		slices.ContainsFunc(k.Writers, func(w journal.Writer) bool { return same(w.Device, w.Desk, w.Venue) }) ||
		slices.ContainsFunc(k.Peers, func(p journal.Peer) bool { return same(p.Device, p.Desk, p.Venue) })
}

// replaced reports whether another laptop began to write at this one's place
// after it was last heard of.
func (k *Known) replaced(w *journal.LastWord) bool {
	seat := journal.SeatOf(w.Desk, w.Venue)
	if w.Desk == "" {
		return false
	}
	took := func(device checkin.DeviceID, desk string, venue checkin.VenueID, first time.Time) bool {
		return device != w.Device && journal.SeatOf(desk, venue) == seat && first.After(w.At)
	}
	return slices.ContainsFunc(k.Writers, func(other journal.Writer) bool {
		return !slices.Contains(k.Apart, other.Device) && took(other.Device, other.Desk, other.Venue, other.First)
	})
}

// Replaced lists the laptops whose place another has taken, and that were not
// heard of since.
func (k *Known) Replaced() []journal.LastWord {
	return slices.DeleteFunc(k.words(), func(w journal.LastWord) bool { return !k.replaced(&w) })
}
