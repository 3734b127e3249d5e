package hub

import (
	"cmp"
	"net"
	"net/netip"
	"regexp"
	"strconv"
	"strings"

	"opale/checkin"
)

// unshifted reads the digit row of a French keyboard without Shift, and the keys
// on which its dot and colon are.
var unshifted = strings.NewReplacer(
	"&", "1", "é", "2", "É", "2", `"`, "3", "'", "4", "(", "5", "-", "6", "§", "6", "è", "7", "È", "7", "_", "8", "!", "8", "ç", "9", "Ç", "9", "à", "0", "À", "0",
	";", ".", ",", ".", "/", ":")

// hostName is a name that a network may know: it begins with a letter.
var hostName = regexp.MustCompile(`^[a-z][a-z0-9-]{0,62}(\.[a-z0-9-]{1,63}){0,8}\.?$`)

// ParseAddress reads where a hub is, as people type it: a number such as
// 192.168.1.20, on whatever keyboard row, or a name; the port is the default
// one unless it is said. The error has CodeInvalid.
func ParseAddress(text string) (string, error) {
	text = strings.ToLower(strings.TrimSpace(text))
	for i, meant := range []string{text, unshifted.Replace(strings.Join(strings.Fields(text), ""))} {
		host, port, cut := strings.Cut(meant, ":")
		if !cut {
			port = DefaultPort
		}
		if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
			continue
		}
		ip, err := netip.ParseAddr(host)
		if err == nil && ip.Is4() || i == 0 && hostName.MatchString(host) {
			return net.JoinHostPort(host, port), nil
		}
	}
	return "", checkin.Errorf(checkin.CodeInvalid, "read address", "no address")
}

// ShortAddress is an address as it is read out: without the port that everybody
// takes for granted.
func ShortAddress(address string) string {
	if host, port, err := net.SplitHostPort(address); err == nil && port == DefaultPort && !strings.Contains(host, ":") {
		return host
	}
	return address
}

// Reachable is an address that others on the network can use: of this
// computer's where it listens everywhere, preferably one of a local network.
func Reachable(listening net.Addr) string {
	a, err := netip.ParseAddrPort(listening.String())
	if err != nil || !a.Addr().IsUnspecified() {
		return listening.String()
	}
	_, port, _ := net.SplitHostPort(listening.String())
	addresses, _ := net.InterfaceAddrs()
	best := "127.0.0.1"
	for _, known := range addresses {
		prefix, err := netip.ParsePrefix(known.String())
		if err != nil || !prefix.Addr().Is4() || prefix.Addr().IsLoopback() || prefix.Addr().IsLinkLocalUnicast() {
			continue
		}
		best = prefix.Addr().String()
		if prefix.Addr().IsPrivate() {
			break
		}
	}
	return net.JoinHostPort(best, cmp.Or(port, DefaultPort))
}
