package join

import (
	"net/netip"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/nearby"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
	"opale/tui/zone"
)

// around is who was found: a relay, and a desk that is none.
func around() []nearby.Desk {
	return []nearby.Desk{
		{Device: checkin.DeviceID{1}, Name: "Calais 1", Relay: netip.MustParseAddrPort("192.168.1.20:7474")},
		{Device: checkin.DeviceID{3}, Name: "Calais 3"},
	}
}

func TestEnterJoinsTheRelayThatWasFound(t *testing.T) {
	r := screentest.New(t)
	p := &played{}
	open(r, p)
	r.Env.Found = around() // while the page is open
	r.Env.Revision++
	if seen := r.View(); !strings.Contains(seen, "Calais 1 est le relais de ce réseau") || !strings.Contains(seen, "rejoindre Calais 1") {
		t.Errorf("it is not proposed:\n%s", seen)
	}
	r.Press("enter")
	if diff := cmp.Diff([]string{"192.168.1.20"}, p.asked); diff != "" {
		t.Error(diff)
	}
}

// What was typed, or chosen, comes first.
func TestAFoundRelayTakesNobodysPlace(t *testing.T) {
	r := screentest.New(t)
	p := &played{}
	r.Env.Found = around()
	open(r, p)
	r.Press("10.1.2.3", "enter")
	if diff := cmp.Diff([]string{"10.1.2.3"}, p.asked); diff != "" {
		t.Error(diff)
	}
	p.address = ""
	r.Press("down", "enter")
	if p.hosting.Address == "" || len(p.asked) != 1 {
		t.Errorf("the desk is no relay, and has asked %v", p.asked)
	}
}

func TestAFoundRelayIsClicked(t *testing.T) {
	r := screentest.New(t)
	p := &played{}
	r.Env.Found = around()
	j := open(r, p)
	r.Press("10.1.2.3")
	j.Update(zone.Click{Target: zone.Target{At: rowFound}})
	r.Press("enter")
	if diff := cmp.Diff([]string{"192.168.1.20"}, p.asked); diff != "" {
		t.Error(diff)
	}
}

// A desk that has a relay which answers is offered no other one; where it is
// silent, another one is, and the same one is not.
func TestAnotherRelayIsProposedOnlyWhereTheFirstIsSilent(t *testing.T) {
	for _, c := range []struct {
		name, address string
		state         hub.State
		want          bool
	}{
		{"it answers", "192.168.1.9:7474", hub.State{}, false},
		{"it is silent", "192.168.1.9:7474", hub.State{Trouble: checkin.CodeOffline}, true},
		{"it is silent, and the one that was found", "192.168.1.20:7474", hub.State{Trouble: checkin.CodeOffline}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := screentest.New(t)
			r.Env.Found = around()
			p := &played{address: c.address, state: c.state}
			open(r, p)
			r.Press("enter")
			if got := len(p.asked) == 1 && p.tries == 0; got != c.want {
				t.Errorf("asked %v, tried %d times", p.asked, p.tries)
			}
		})
	}
}

func TestADeskThatIsNoRelayIsNotJoined(t *testing.T) {
	r := screentest.New(t)
	p := &played{}
	r.Env.Found = around()[1:]
	open(r, p)
	r.Press("enter")
	if len(p.asked) > 0 || strings.Contains(r.View(), "Calais 3") {
		t.Errorf("asked %v", p.asked)
	}
}

// Two relays part the desks, unless one has joined the other.
func TestASecondRelayIsSaidToTheFirst(t *testing.T) {
	for address, want := range map[string]bool{"": true, "192.168.1.20:7474": false} {
		r := screentest.New(t)
		r.Env.Hosting, r.Env.Found = screen.Hosting{Address: "192.168.1.9"}, around()
		open(r, &played{address: address, hosting: r.Env.Hosting})
		if got := strings.Contains(r.View(), "Calais 1 est relais aussi"); got != want {
			t.Errorf("joined %q: it is said: %v", address, got)
		}
	}
}
