package tui

import (
	"net/netip"
	"strings"
	"testing"

	"opale/checkin"
	"opale/checkin/nearby"
)

// room is who is on the network of a test.
type room struct {
	found []nearby.Desk
	asked int
}

func (r *room) Seek()                { r.asked++ }
func (r *room) Found() []nearby.Desk { return r.found }

func relayAround() *room {
	return &room{found: []nearby.Desk{{
		Device: checkin.DeviceID{1}, Name: "Calais 1\x1b[2J", Relay: netip.MustParseAddrPort("192.168.1.20:7474"),
	}}}
}

// second lets one pass.
func (d *driven) second() { d.hear(pollDue{d.root.poll.asked}) }

func TestTheNetworkIsAskedOnlyWhileAPageShowsIt(t *testing.T) {
	d, around := driveTo(t, &heard{}), relayAround()
	d.root.env.Nearby = around
	d.second()
	d.second()
	if around.asked > 0 {
		t.Fatalf("the desk has asked %d times while nobody looked", around.asked)
	}
	d.presses("ctrl+g")
	d.root.env.Linked.Trouble = checkin.CodeOffline
	d.second()
	if around.asked != 1 || len(d.root.env.Found) != 1 {
		t.Errorf("asked %d times, found %v", around.asked, d.root.env.Found)
	}
	if seen := d.root.View().Content; strings.Contains(seen, "1\x1b[2J") {
		t.Error("a name from the network reaches the terminal as it came")
	}
	d.presses("esc")
	d.second()
	if around.asked != 1 || len(d.root.env.Found) != 0 {
		t.Errorf("behind the page: asked %d times, found %v", around.asked, d.root.env.Found)
	}
}

// What comes while the page is open is drawn at once, and goes as it came.
func TestWhoIsFoundIsDrawnWhenTheyCome(t *testing.T) {
	d, around := driveTo(t, &heard{}), relayAround()
	relay := around.found
	around.found = nil
	d.root.env.Nearby = around
	d.presses("ctrl+p")
	d.second()
	says := func(want bool) {
		t.Helper()
		if got := strings.Contains(d.seen(), "sur ce réseau"); got != want {
			t.Errorf("it is said: %v\n%s", got, d.seen())
		}
	}
	says(false)
	around.found = relay
	d.second()
	says(true)
	around.found = nil
	d.second()
	says(false)
}

// At a desk that is open to all, a visitor has nobody asked.
func TestAKioskAsksNobodyWithoutThePIN(t *testing.T) {
	d, around := driveTo(t, &heard{}), relayAround()
	d.root.env.Nearby, d.root.env.Kiosk = around, true
	d.presses("ctrl+g")
	d.second()
	d.presses("ctrl+p")
	d.second()
	if around.asked > 0 {
		t.Errorf("it has asked %d times", around.asked)
	}
}
