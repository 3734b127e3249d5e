package hub

import (
	"crypto/rand"
	"crypto/sha256"
	"net"
	"net/url"
	"strings"

	"opale/checkin"
)

// DefaultPort is where a hub listens, and where a link without a port leads.
const DefaultPort = "7474"

// Token is the secret of an invitation, good once and for minutes.
type Token [10]byte

// NewToken makes a random one.
func NewToken() Token {
	var t Token
	_, _ = rand.Read(t[:]) // crypto/rand.Read never fails (Go 1.24)
	return t
}

func (t Token) String() string { return spoken.EncodeToString(t[:]) }

// Hash is what a hub keeps of a token.
func (t Token) Hash() Hash { return sha256.Sum256(append([]byte("opale-token-1"), t[:]...)) }

// Link is an invitation as it is handed over: printed, scanned, read out.
//
//	opale://join/HOST:PORT/PIN/TOKEN/EVENT
//	opale://join/HOST/TOKEN/EVENT          a hub with a public certificate
//	https://HOST/join/TOKEN/EVENT          the same, for a browser
//
// All of it may be written in capitals, which makes for a smaller QR code.
type Link struct {
	Address string // host and port
	Pin     Pin    // zero: the certificate is a public one
	Token   Token
	Event   checkin.EventID
}

// String writes the link.
func (l Link) String() string {
	parts := []string{l.Token.String(), string(l.Event)}
	if !l.Pin.IsZero() {
		parts = append([]string{l.Pin.String()}, parts...)
	}
	return "opale://join/" + l.Address + "/" + strings.Join(parts, "/")
}

// QR is the link as a QR code holds it best: the alphanumeric mode has capitals
// only.
func (l Link) QR() string { return strings.ToUpper(l.String()) }

// ParseLink reads a link as it was scanned, pasted or typed: capitals, blanks
// and line breaks do not matter, nor does o for 0. The error has CodeInvalid.
func ParseLink(text string) (Link, error) {
	text = strings.ToLower(strings.Join(strings.Fields(text), ""))
	bad := checkin.Errorf(checkin.CodeInvalid, "read link", "not an invitation")
	scheme, rest, ok := strings.Cut(text, "://")
	if !ok {
		return Link{}, bad
	}
	parts := strings.Split(strings.TrimSuffix(rest, "/"), "/")
	switch {
	case scheme == "opale" && parts[0] == "join":
		parts = parts[1:]
	case scheme == "https" && len(parts) > 1 && parts[1] == "join":
		parts = append(parts[:1:1], parts[2:]...)
	default:
		return Link{}, bad
	}
	if len(parts) != 3 && len(parts) != 4 {
		return Link{}, bad
	}
	l := Link{Event: checkin.EventID(parts[len(parts)-1])}
	token, ok := hear(parts[len(parts)-2], len(l.Token))
	if !ok || l.Event == "" || len(l.Event) > 64 {
		return Link{}, bad
	}
	copy(l.Token[:], token)
	if len(parts) == 4 {
		if parts[1] == "" || l.Pin.UnmarshalText([]byte(parts[1])) != nil {
			return Link{}, bad
		}
	}
	if l.Address, ok = address(parts[0], l.Pin.IsZero()); !ok {
		return Link{}, bad
	}
	return l, nil
}

// address reads host and port. A public hub is where the web is, unless a port
// is said.
func address(text string, public bool) (string, bool) {
	u, err := url.Parse("//" + text)
	if err != nil || u.Hostname() == "" || u.Host != text || len(text) > 255 {
		return "", false
	}
	port := u.Port()
	if port == "" {
		if port = DefaultPort; public {
			port = "443"
		}
	}
	return net.JoinHostPort(u.Hostname(), port), true
}
