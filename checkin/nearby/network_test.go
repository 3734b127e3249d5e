package nearby

import (
	"net"
	"net/netip"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEveryNetworkOfTheComputerIsAsked(t *testing.T) {
	const up = net.FlagUp | net.FlagBroadcast
	on := []network{
		{up, netip.MustParsePrefix("192.168.1.20/24")},
		{up, netip.MustParsePrefix("10.4.5.6/14")},
		{up, netip.MustParsePrefix("fd00::2/64")},
		{net.FlagBroadcast, netip.MustParsePrefix("192.168.2.20/24")}, // it is down
		{up, netip.MustParsePrefix("192.0.2.9/32")},                   // a tunnel
		{up | net.FlagLoopback, netip.MustParsePrefix("127.0.0.1/8")},
		{net.FlagUp | net.FlagPointToPoint, netip.MustParsePrefix("10.8.0.2/24")},
	}
	got := broadcasts(on)
	want := []netip.Addr{netip.MustParseAddr("192.168.1.255"), netip.MustParseAddr("10.7.255.255")}
	if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b netip.Addr) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
	for range 2 * maxNetworks {
		on = append(on, on[0])
	}
	if n := len(broadcasts(on)); n != maxNetworks {
		t.Errorf("%d networks are asked", n)
	}
}

func TestWhereToAskIsRead(t *testing.T) {
	for text, want := range map[string]Broadcast{
		"192.168.1.255":  {7474, netip.MustParseAddr("192.168.1.255")},
		"127.0.0.1:8000": {8000, netip.MustParseAddr("127.0.0.1")},
	} {
		if got, err := ParseBroadcast(text, 7474); err != nil || got != want {
			t.Errorf("%s: %+v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "calais", "::1", "[::1]:80", "10.0.0.1:x", "10.0.0.1:0", "10.0.0.1:99999"} {
		if got, err := ParseBroadcast(text, 7474); err == nil {
			t.Errorf("%q is read as %+v", text, got)
		}
	}
}

func TestWhoAnswersBesideARelay(t *testing.T) {
	for system, want := range map[string]bool{"linux": true, "windows": false, "darwin": false} {
		if Unasked(system) != want {
			t.Errorf("%s: %v", system, !want)
		}
	}
}

// The same over the sockets of the system, on its loopback address.
func TestADeskIsFoundOverTheSystemsSockets(t *testing.T) {
	free, err := net.ListenUDP("udp4", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	at := netip.MustParseAddrPort(free.LocalAddr().String())
	free.Close()
	clock, on := newPlayed(), Broadcast{at.Port(), at.Addr()}
	relay, asker := sit(t, on, clock, "Calais 1"), sit(t, on, clock, "Calais 2")
	relay.hosts(7474)
	asker.Answer() // the place is taken: it asks all the same
	c, err := net.Dial("udp4", at.String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for _, size := range []int{0, 1, packetSize, 9000, 60000} {
		if _, err := c.Write(make([]byte, size)); err != nil {
			t.Fatal(err)
		}
	}
	asker.finds(t, clock, Desk{device("Calais 1"), "Calais 1", netip.MustParseAddrPort("127.0.0.1:7474")})
}
