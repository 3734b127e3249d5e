package journal

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"slices"

	"opale/checkin"
)

// Ruling is an entry about whose word counts: the revocation of a device, a
// decision that admits what a revocation holds back, or the taking back of
// either.
type Ruling struct {
	Stamp  Stamp
	Device checkin.DeviceID  // that is revoked; else zero
	Heads  []checkin.EntryID // up to where its streams stand, or are admitted
	Undoes checkin.EntryID   // the ruling taken back; else zero
}

// ReadRuling reads a ruling off an entry; ok is false where it is none.
func ReadRuling(id checkin.EntryID, c *Content, body checkin.Body) (r Ruling, ok bool) {
	r.Stamp = Stamp{c.Tick, id}
	if !c.Subject.IsZero() {
		return r, false
	}
	switch c.Kind {
	case checkin.KindRevoked:
		var err error
		r.Device, err = checkin.ParseDeviceID(body.Device)
		r.Heads = body.Heads
		return r, err == nil
	case checkin.KindDecided:
		r.Heads = body.Settles
	case checkin.KindUndone:
		r.Undoes = body.Entry
	default:
		return r, false
	}
	return r, true
}

// Revoke is the fact that a device is believed no longer: what it wrote stands
// up to the heads, one for each of its streams; all else of it is held back.
func Revoke(device checkin.DeviceID, heads []checkin.EntryID) checkin.Fact {
	return checkin.Fact{Kind: checkin.KindRevoked, Body: checkin.Body{Device: device.String(), Heads: heads}}
}

// Bounds says up to where the streams of revoked devices stand. It is a
// function of the set of rulings. That of none, nil, holds nothing back.
type Bounds struct {
	revoked  map[checkin.DeviceID]Vector
	admitted Vector
	counting []Ruling
}

// Rule weighs rulings, in the order of their stamps: each counts unless those
// before it hold it back, so that a revoked device cannot revoke others or
// admit itself, and of two that revoke each other the first word stands. Of
// two revocations of one device the lower head of each stream counts; of two
// admissions the higher. writer tells whose a stream is.
func Rule(rulings []Ruling, writer func(checkin.StreamID) checkin.DeviceID) *Bounds {
	var b *Bounds
	for _, r := range slices.SortedFunc(slices.Values(rulings), func(a, b Ruling) int { return compareStamps(a.Stamp, b.Stamp) }) {
		if id := r.Stamp.Entry; b.Holds(id, writer(id.Stream)) {
			continue
		}
		var counting []Ruling
		if b != nil {
			counting = b.counting
		}
		if r.Undoes.IsZero() {
			counting = append(counting, r)
		} else {
			counting = slices.DeleteFunc(slices.Clone(counting), func(c Ruling) bool { return c.Stamp.Entry == r.Undoes })
		}
		b = newBounds(counting)
	}
	return b
}

func compareStamps(a, b Stamp) int {
	switch {
	case a.Less(b):
		return -1
	case b.Less(a):
		return 1
	}
	return 0
}

func newBounds(counting []Ruling) *Bounds {
	b := &Bounds{revoked: make(map[checkin.DeviceID]Vector), admitted: Vector{}, counting: counting}
	for _, r := range counting {
		heads := Vector{}
		for _, id := range r.Heads {
			heads[id.Stream] = max(heads[id.Stream], id.Seq)
		}
		if r.Device == (checkin.DeviceID{}) {
			b.admitted.Join(heads)
			continue
		}
		if lower, twice := b.revoked[r.Device]; twice {
			for stream := range heads {
				heads[stream] = min(heads[stream], lower[stream])
			}
		}
		b.revoked[r.Device] = heads
	}
	return b
}

// Limit is the number of the last entry that stands of a device's stream.
func (b *Bounds) Limit(stream checkin.StreamID, device checkin.DeviceID) uint64 {
	if b == nil {
		return math.MaxUint64
	}
	heads, revoked := b.revoked[device]
	if !revoked {
		return math.MaxUint64
	}
	return max(heads[stream], b.admitted[stream])
}

// Holds reports whether an entry of a device's is held back.
func (b *Bounds) Holds(id checkin.EntryID, device checkin.DeviceID) bool {
	return id.Seq > b.Limit(id.Stream, device)
}

// Revokes reports whether the device is revoked.
func (b *Bounds) Revokes(device checkin.DeviceID) bool {
	if b == nil {
		return false
	}
	_, revoked := b.revoked[device]
	return revoked
}

// Revoked lists the devices that are revoked, in order.
func (b *Bounds) Revoked() []checkin.DeviceID {
	if b == nil {
		return nil
	}
	return slices.SortedFunc(maps.Keys(b.revoked), func(x, y checkin.DeviceID) int { return bytes.Compare(x[:], y[:]) })
}

// Trust hashes who is trusted and which rulings count. It comes before the
// registrations.
func (h *StateHash) Trust(vouched []checkin.DeviceID, b *Bounds) {
	names := make([]string, len(vouched))
	for i, device := range vouched {
		names[i] = device.String()
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(h.hash, "t %s\n", name)
	}
	if b == nil {
		return
	}
	var ids []checkin.EntryID
	for i := range b.counting {
		ids = append(ids, b.counting[i].Stamp.Entry)
	}
	slices.SortFunc(ids, compareEntries)
	for _, id := range ids {
		fmt.Fprintf(h.hash, "x %s\n", id)
	}
}
