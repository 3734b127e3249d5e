package tui

import (
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/tui/screen/screentest"
)

// listed is a desk that took a list in at six and another one at ten, while
// other desks still say that they have the first, or none.
func listed(t *testing.T) *driven {
	t.Helper()
	d := drive(t, guests()...)
	var have []journal.Vector
	for _, digest := range []string{"0100", "0900"} {
		err := d.store.Memory.Write(t.Context(), screentest.Karim, func(tx checkin.Tx) error {
			_, err := tx.Append(checkin.Fact{Kind: checkin.KindImported, Body: checkin.Body{List: "visiteurs", Digest: digest, Read: 3, Added: 3}})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		v, err := d.store.Memory.Have()
		if err != nil {
			t.Fatal(err)
		}
		have = append(have, v)
	}
	for i, p := range []journal.Peer{{Desk: "Boulogne 1", Have: have[1]}, {Desk: "Calais 3", Have: have[0]}, {Desk: "Dunkerque 2"}} {
		p.Device, p.Heard = checkin.DeviceID{byte(i + 1)}, d.root.now()
		if err := d.store.Memory.Heard(p); err != nil {
			t.Fatal(err)
		}
	}
	now := d.root.now()
	d.root.now = func() time.Time { return now.Add(time.Minute) }
	d.run(d.root.ask())
	return d
}

func TestTheStatusLineNamesADeskWithAnotherList(t *testing.T) {
	d := listed(t)
	theirs, ours := checkin.ListWord("0100"), checkin.ListWord("0900")
	for _, c := range []struct {
		width, height int
		want          string
	}{
		{120, 40, "Autre liste\u00a0: Calais 3 (" + theirs + "), Dunkerque 2 (aucune)"},
		{40, 10, "autre liste"},
	} {
		d.root.fit(c.width, c.height)
		if got := seen(t, d); !strings.Contains(got, c.want) || strings.Contains(got, "Boulogne 1 (") {
			t.Errorf("%d × %d: %q is not said:\n%s", c.width, c.height, c.want, got)
		}
	}
	d.root.fit(160, 40)
	if got := seen(t, d); !strings.Contains(got, "Liste "+ours+", 28 nov. 9:42") {
		t.Errorf("the own list is not said:\n%s", got)
	}
}

func TestListsAreReadNowAndThenOnly(t *testing.T) {
	d := listed(t)
	read := d.root.lists.read
	d.run(d.root.ask())
	if !d.root.lists.read.Equal(read) {
		t.Error("each look for news reads the lists anew")
	}
}
