package nearby

import (
	"net"
	"net/netip"
	"strconv"
)

// maxNetworks is how many networks of one computer are asked.
const maxNetworks = 16

// Broadcast is the real network: questions go to every computer of each network
// that this one is on. It needs no right and no library, and no group that a
// switch would have to know of.
type Broadcast struct {
	Port uint16
	// At is asked instead of all; zero: every network. A loopback address is
	// listened at, too.
	At netip.Addr
}

var _ Network = Broadcast{}

// Listen opens where questions arrive.
func (b Broadcast) Listen() (net.PacketConn, error) {
	at := net.UDPAddr{Port: int(b.Port)}
	if b.At.IsLoopback() {
		at.IP = b.At.AsSlice()
	}
	return net.ListenUDP("udp4", &at)
}

// Ask opens where answers arrive.
func (b Broadcast) Ask() (net.PacketConn, error) { return net.ListenUDP("udp4", nil) }

// All is each network that this computer is on by now.
func (b Broadcast) All() []net.Addr {
	at := []netip.Addr{b.At}
	if !b.At.IsValid() {
		at = broadcasts(networks())
	}
	to := make([]net.Addr, len(at))
	for i, a := range at {
		to[i] = &net.UDPAddr{IP: a.AsSlice(), Port: int(b.Port)}
	}
	return to
}

// Here is the address of this computer from which it would speak to another one:
// nothing is sent for that.
func (b Broadcast) Here(from net.Addr) netip.Addr {
	c, err := net.Dial("udp4", from.String())
	if err != nil {
		return netip.Addr{}
	}
	defer c.Close()
	here, err := netip.ParseAddrPort(c.LocalAddr().String())
	if err != nil {
		return netip.Addr{}
	}
	return here.Addr()
}

// network is one that this computer is on.
type network struct {
	flags net.Flags
	at    netip.Prefix
}

// networks reads them of the system.
func networks() (found []network) {
	cards, err := net.Interfaces()
	if err != nil {
		return nil
	}
	for _, card := range cards {
		addresses, err := card.Addrs()
		if err != nil {
			continue
		}
		for _, a := range addresses {
			if at, err := netip.ParsePrefix(a.String()); err == nil {
				found = append(found, network{card.Flags, at})
			}
		}
	}
	return found
}

// broadcasts are the addresses at which everybody on the networks hears.
func broadcasts(on []network) (to []netip.Addr) {
	const wanted = net.FlagUp | net.FlagBroadcast
	for _, n := range on {
		if n.flags&wanted != wanted || n.flags&net.FlagLoopback != 0 || !n.at.Addr().Is4() || n.at.Bits() > 30 || len(to) == maxNetworks {
			continue
		}
		a := n.at.Masked().Addr().As4()
		for bit := n.at.Bits(); bit < 32; bit++ {
			a[bit/8] |= 0x80 >> (bit % 8)
		}
		to = append(to, netip.AddrFrom4(a))
	}
	return to
}

// ParseBroadcast reads where to ask: an address, with a port or without.
func ParseBroadcast(text string, port uint16) (Broadcast, error) {
	host, said, err := net.SplitHostPort(text)
	if err != nil {
		host = text
	} else {
		n, err := strconv.ParseUint(said, 10, 16)
		if err == nil && n == 0 {
			err = net.InvalidAddrError(text)
		}
		if err != nil {
			return Broadcast{}, err
		}
		port = uint16(n)
	}
	at, err := netip.ParseAddr(host)
	if err == nil && !at.Is4() {
		err = net.InvalidAddrError(host)
	}
	return Broadcast{port, at}, err
}

// Unasked reports whether a desk that is no relay answers, too. On Windows and
// macOS that would have the firewall ask the volunteer a question at every first
// start: there, a desk is found once it is the relay.
func Unasked(system string) bool { return system != "windows" && system != "darwin" }
