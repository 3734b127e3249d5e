package journal

import (
	"cmp"
	"slices"
	"time"

	"opale/checkin"
)

// Writer is a desk whose entries are held here, whoever brought them.
type Writer struct {
	Device  checkin.DeviceID
	Desk    string
	Venue   checkin.VenueID
	Streams int
	Entries int
	First   time.Time // of its first entry under that name, by its own clock
	Last    time.Time // of its last entry, by its own clock
}

// CompareWriters orders writers by desk, then venue, then device.
func CompareWriters(a, b Writer) int {
	return cmp.Or(cmp.Compare(a.Desk, b.Desk), cmp.Compare(a.Venue, b.Venue), cmp.Compare(a.Device.String(), b.Device.String()))
}

// Writers lists the desks whose entries are held.
func (m *Memory) Writers() ([]Writer, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var writers []Writer
	for _, held := range m.streams {
		o, last := &held.opening, &held.entries[len(held.entries)-1]
		same := func(w Writer) bool { return w.Device == o.Device && w.Desk == o.Desk && w.Venue == o.Venue }
		at := slices.IndexFunc(writers, same)
		if at < 0 {
			at, writers = len(writers), append(writers, Writer{Device: o.Device, Desk: o.Desk, Venue: o.Venue})
		}
		w := &writers[at]
		w.Streams++
		w.Entries += len(held.entries)
		if first := time.UnixMilli(held.entries[0].Content.Wall); w.Streams == 1 || first.Before(w.First) {
			w.First = first
		}
		if wall := time.UnixMilli(last.Content.Wall); wall.After(w.Last) {
			w.Last = wall
		}
	}
	slices.SortFunc(writers, CompareWriters)
	return writers, nil
}

// Seat is the name of a desk at a venue, however it is spelt: what two laptops
// share of which one took the other's place.
type Seat struct {
	Desk  string
	Venue checkin.VenueID
}

// SeatOf is the seat of that name.
func SeatOf(desk string, venue checkin.VenueID) Seat { return Seat{checkin.Fold(desk), venue} }
