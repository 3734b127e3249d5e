package journal_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/journal"
)

func TestTheLastWordIsOfWhateverCameLast(t *testing.T) {
	at := func(minute int) time.Time { return time.Date(2026, time.November, 28, 9, minute, 0, 0, time.UTC) }
	here, one, two, gone := checkin.DeviceID{1}, checkin.DeviceID{2}, checkin.DeviceID{3}, checkin.DeviceID{4}
	got := journal.LastWords(
		[]journal.Peer{{Device: one, Desk: "Calais 2", Venue: "calais", Heard: at(30)}, {Device: gone, Desk: "Calais 9", Heard: at(40)}},
		[]journal.Writer{
			{Device: here, Desk: "Calais 1", Venue: "calais", Last: at(42)},
			{Device: one, Desk: "Calais 2", Venue: "calais", Last: at(12)},
			{Device: two, Desk: "Boulogne", Venue: "boulogne", Last: at(5)}, // before it was renamed
			{Device: two, Desk: "Boulogne 1", Venue: "boulogne", Last: at(20)},
		}, here, gone)
	want := []journal.LastWord{
		{Device: two, Desk: "Boulogne 1", Venue: "boulogne", At: at(20), Wrote: at(20)},
		{Device: one, Desk: "Calais 2", Venue: "calais", At: at(30), Wrote: at(12)},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
