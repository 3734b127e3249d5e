package journal

import (
	"cmp"
	"slices"
	"time"

	"opale/checkin"
)

// JoinHeld adds what is held of one stream to what is held of its device.
func JoinHeld(all []checkin.Held, h checkin.Held) []checkin.Held {
	i := slices.IndexFunc(all, func(known checkin.Held) bool { return known.Device == h.Device })
	if i < 0 {
		return append(all, h)
	}
	of := &all[i]
	of.Entries += h.Entries
	of.Heads = append(of.Heads, h.Heads...)
	if h.First.Before(of.First) {
		of.First = h.First
	}
	if h.Last.After(of.Last) {
		of.Last = h.Last
	}
	return all
}

// CompareHeld orders what is held by desk, then device.
func CompareHeld(a, b checkin.Held) int {
	return cmp.Or(cmp.Compare(a.Desk, b.Desk), cmp.Compare(a.Device.String(), b.Device.String()))
}

// Held lists what is held back, by desk.
func (m *Memory) Held() ([]checkin.Held, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var all []checkin.Held
	reach, _ := memoryShelf{m}.Reach()
	for _, stream := range reach.Streams() {
		of := m.streams[stream]
		stands, n := m.bounds.Limit(stream, of.opening.Device), uint64(len(of.entries))
		if stands >= n {
			continue
		}
		h := checkin.Held{
			Device: of.opening.Device, Desk: of.opening.Desk, Venue: of.opening.Venue, Entries: int(n - stands),
			Heads: []checkin.EntryID{{Stream: stream, Seq: n}},
		}
		h.First, h.Last = time.UnixMilli(of.entries[stands].Content.Wall), time.UnixMilli(of.entries[n-1].Content.Wall)
		all = JoinHeld(all, h)
	}
	slices.SortFunc(all, CompareHeld)
	return all, nil
}

// HeadsOf lists the last entry of each stream of a device: what [Revoke] says
// for a device whose entries all stand.
func (m *Memory) HeadsOf(device checkin.DeviceID) ([]checkin.EntryID, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var heads []checkin.EntryID
	for stream, held := range m.streams {
		if held.opening.Device == device {
			heads = append(heads, checkin.EntryID{Stream: stream, Seq: uint64(len(held.entries))})
		}
	}
	slices.SortFunc(heads, compareEntries)
	return heads, nil
}

// Revoked lists the devices that are revoked, by the journal.
func (m *Memory) Revoked() ([]checkin.DeviceID, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.bounds.Revoked(), nil
}
