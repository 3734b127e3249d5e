package hub

import (
	"crypto/rand"
	"crypto/sha256"
	"net"
	"net/url"
	"strings"

	"opale/checkin"
	"opale/checkin/ticket"
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
// All of it may be written in capitals, which makes for a smaller QR code. Four
// letters behind the token check the whole, so that a slip of the finger is
// found here, and what a scanner's keyboard made of a link on a laptop with
// another is read as it was meant. No key of it is a dead one anywhere: the
// address of an IPv6 host goes without its brackets.
type Link struct {
	Address string // host and port
	Pin     Pin    // zero: the certificate is a public one
	Token   Token
	Event   checkin.EventID
}

// checkLength is how many letters check a link: one in a million wrong ones
// passes.
const checkLength = 4

// check is what checks the link, without regard to case.
func (l Link) check() string {
	address := strings.ToLower(l.Address)
	sum := sha256.Sum256([]byte(strings.Join([]string{"opale-link-1", address, l.Pin.String(), l.Token.String(), string(l.Event)}, "/")))
	return spoken.EncodeToString(sum[:])[:checkLength]
}

// String writes the link.
func (l Link) String() string {
	parts := []string{l.Token.String() + l.check(), string(l.Event)}
	if !l.Pin.IsZero() {
		parts = append([]string{l.Pin.String()}, parts...)
	}
	address := strings.NewReplacer("[", "", "]", "").Replace(l.Address)
	return "opale://join/" + address + "/" + strings.Join(parts, "/")
}

// QR is the link as a QR code holds it best: the alphanumeric mode has capitals
// only.
func (l Link) QR() string { return strings.ToUpper(l.String()) }

// ParseLink reads a link as it was scanned, pasted or typed: capitals, blanks
// and line breaks do not matter, nor does o for 0, nor that a scanner has
// another keyboard than the laptop. The error has CodeInvalid.
func ParseLink(text string) (Link, error) {
	for _, meant := range ticket.Meanings(strings.Join(strings.Fields(text), "")) {
		if l, ok := readLink(strings.ToLower(meant)); ok {
			return l, nil
		}
	}
	return Link{}, checkin.Errorf(checkin.CodeInvalid, "read link", "not an invitation")
}

func readLink(text string) (l Link, ok bool) {
	scheme, rest, _ := strings.Cut(text, "://")
	parts := strings.Split(strings.TrimSuffix(rest, "/"), "/")
	switch {
	case scheme == "opale" && parts[0] == "join":
		parts = parts[1:]
	case scheme == "https" && len(parts) > 1 && parts[1] == "join":
		parts = append(parts[:1:1], parts[2:]...)
	default:
		return Link{}, false
	}
	if len(parts) != 3 && len(parts) != 4 {
		return Link{}, false
	}
	l.Event = checkin.EventID(parts[len(parts)-1])
	token := parts[len(parts)-2]
	checked := max(0, len(token)-checkLength)
	raw, ok := hear(token[:checked], len(l.Token))
	if !ok || l.Event == "" || len(l.Event) > 64 {
		return Link{}, false
	}
	copy(l.Token[:], raw)
	if len(parts) == 4 {
		if parts[1] == "" || l.Pin.UnmarshalText([]byte(parts[1])) != nil {
			return Link{}, false
		}
	}
	l.Address, ok = address(parts[0], l.Pin.IsZero())
	return l, ok && lookalikes.Replace(token[checked:]) == l.check()
}

// address reads host and port. A public hub is where the web is, unless a port
// is said; an IPv6 host without brackets always says one.
func address(text string, public bool) (string, bool) {
	if last := strings.LastIndexByte(text, ':'); last > strings.IndexByte(text, ':') && text[0] != '[' {
		text = "[" + text[:last] + "]" + text[last:]
	}
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
