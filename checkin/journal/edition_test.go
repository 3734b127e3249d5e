package journal_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/journal"
)

func TestADeskWithAnotherListIsNamed(t *testing.T) {
	stream := checkin.StreamID{7}
	imports := []checkin.RosterList{
		{Name: "visiteurs", Digest: "0100", Entry: checkin.EntryID{Stream: stream, Seq: 4}},
		{Name: "visiteurs", Digest: "0900", Entry: checkin.EntryID{Stream: stream, Seq: 9}},
	}
	before := checkin.EditionOf(imports[:1])
	here, gone := checkin.DeviceID{1}, checkin.DeviceID{2}
	knows := func(desk string, device byte, seq uint64) journal.Peer {
		return journal.Peer{Device: checkin.DeviceID{device}, Desk: desk, Have: journal.Vector{stream: seq}}
	}
	got := journal.OtherLists(imports, []journal.Peer{
		knows("Calais 1", 1, 4), knows("Vendu 1", 2, 4), knows("Boulogne 1", 3, 9), knows("Calais 3", 4, 8), knows("Montreuil 1", 5, 3), knows("", 6, 0),
	}, here, gone)
	want := []journal.OtherList{
		{Device: checkin.DeviceID{4}, Desk: "Calais 3", Edition: before},
		{Device: checkin.DeviceID{5}, Desk: "Montreuil 1"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
