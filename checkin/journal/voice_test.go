package journal

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
)

func TestAHubThatSpeaksAndWritesIsOne(t *testing.T) {
	hub, store, second, desk, replaced, here, stolen := checkin.DeviceID{1}, checkin.DeviceID{2}, checkin.DeviceID{3}, checkin.DeviceID{4}, checkin.DeviceID{5}, checkin.DeviceID{6}, checkin.DeviceID{7}
	noon := time.UnixMilli(0)
	peers := []Peer{
		{Device: checkin.DeviceID{8}, Desk: "Relais", Heard: noon.Add(-time.Hour)}, // its key of before
		{Device: hub, Desk: "Relais", Heard: noon},
		{Device: desk, Desk: "Calais 1", Venue: "calais", Heard: noon},
		{Device: checkin.DeviceID{9}, Desk: "Calais 2", Venue: "calais", Heard: noon},
		{Device: checkin.DeviceID{10}, Heard: noon},
	}
	for _, c := range []struct {
		writer checkin.DeviceID
		desk   string
		venue  checkin.VenueID
		want   checkin.DeviceID
	}{
		{store, "Relais", "", hub},
		{store, "vm", "", hub},      // the same computer, under another name
		{second, "Relais", "", hub}, // another process of the hub
		{desk, "Calais 1", "calais", desk},
		{replaced, "Calais 1", "calais", replaced}, // who gave word under this name wrote too
		{here, "Relais", "", here},
		{stolen, "Calais 2", "calais", stolen},
		{checkin.DeviceID{11}, "Relais", "calais", checkin.DeviceID{11}},
		{checkin.DeviceID{12}, "", "", checkin.DeviceID{12}},
	} {
		writers := []Writer{{Device: desk, Desk: "Calais 1", Venue: "calais"}, {Device: c.writer, Desk: c.desk, Venue: c.venue}}
		if c.writer == store {
			writers = append(writers, Writer{Device: store, Desk: "Relais"})
		}
		got := Spoken(writers, peers, here, stolen)
		if diff := cmp.Diff(c.want, got[1].Device); diff != "" {
			t.Errorf("%q of %v: %s", c.desk, c.writer, diff)
		}
	}
}
