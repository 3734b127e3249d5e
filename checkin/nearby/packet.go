package nearby

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"net/netip"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/crypto/chacha20poly1305"

	"opale/checkin"
)

// Both kinds of packet are of one size, whatever is in them: the length of a
// name tells nobody anything.
const (
	nonceSize  = chacha20poly1305.NonceSizeX
	plainSize  = 1 + 1 + 16 + 8 + nonceSize + 4 + 2 + 1 + nameSize
	nameSize   = 64
	packetSize = nonceSize + plainSize + chacha20poly1305.Overhead
)

// What a packet is. A later version of the program has others; what is not known
// is let pass.
const (
	version = 1
	asks    = 1
	answers = 2
)

// nonce names one packet.
type nonce [nonceSize]byte

// packet is what is said in one.
type packet struct {
	kind byte
	desk Desk
	at   time.Time // to the minute, by the clock of whoever says it
	to   nonce     // of the question that is answered
}

// key seals packets of one event.
type key struct{ cipher.AEAD }

func newKey(self *Self) (key, error) {
	secret, err := hkdf.Key(sha256.New, self.Secret, nil, "opale-nearby-1\x00"+string(self.Event), chacha20poly1305.KeySize)
	if err != nil {
		return key{}, err
	}
	aead, err := chacha20poly1305.NewX(secret)
	return key{aead}, err
}

// seal makes a packet, and says under which nonce.
func (k key) seal(p packet) ([]byte, nonce) {
	var n nonce
	_, _ = rand.Read(n[:]) // crypto/rand.Read never fails (Go 1.24)
	plain := make([]byte, 0, plainSize)
	plain = append(plain, version, p.kind)
	plain = append(plain, p.desk.Device[:]...)
	plain = binary.BigEndian.AppendUint64(plain, uint64(p.at.Unix()/60))
	plain = append(plain, p.to[:]...)
	address := [4]byte{}
	if p.desk.Relay.Addr().Is4() {
		address = p.desk.Relay.Addr().As4()
	}
	plain = append(plain, address[:]...)
	plain = binary.BigEndian.AppendUint16(plain, p.desk.Relay.Port())
	name := short(p.desk.Name)
	plain = append(append(plain, byte(len(name))), name...)
	plain = plain[:plainSize] // what is behind it is zero
	return k.Seal(n[:], n[:], plain, nil), n
}

// short is as much of a name as a packet holds.
func short(name string) string {
	name = strings.ToValidUTF8(name, "")
	for len(name) > nameSize {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	return name
}

// open opens a packet; ok is false for whatever was not sealed for this event by
// a program that we understand.
func (k key) open(data []byte) (p packet, n nonce, ok bool) {
	if len(data) != packetSize {
		return p, n, false
	}
	n = nonce(data[:nonceSize])
	plain, err := k.Open(nil, n[:], data[nonceSize:], nil)
	if err != nil {
		return p, n, false
	}
	p, ok = read(plain)
	return p, n, ok
}

// read reads what was sealed. Whoever sealed it has the event's secret, and may
// mean harm all the same.
func read(plain []byte) (p packet, ok bool) {
	if len(plain) != plainSize || plain[0] != version {
		return p, false
	}
	p.kind, plain = plain[1], plain[2:]
	p.desk.Device, plain = checkin.DeviceID(plain[:16]), plain[16:]
	minutes := binary.BigEndian.Uint64(plain)
	if minutes > 1<<32 {
		return p, false
	}
	p.at = time.Unix(int64(minutes)*60, 0)
	p.to, plain = nonce(plain[8:8+nonceSize]), plain[8+nonceSize:]
	address, port := netip.AddrFrom4([4]byte(plain)), binary.BigEndian.Uint16(plain[4:])
	if port != 0 && isMachine(address) {
		p.desk.Relay = netip.AddrPortFrom(address, port)
	}
	plain = plain[6:]
	size := int(plain[0])
	if size > nameSize || !utf8.Valid(plain[1:1+size]) {
		return p, false
	}
	p.desk.Name = checkin.Clean(string(plain[1 : 1+size]))
	return p, p.kind == asks || p.kind == answers
}

// isMachine reports whether an address can be one computer's.
func isMachine(a netip.Addr) bool {
	return !a.IsUnspecified() && !a.IsMulticast() && a != netip.AddrFrom4([4]byte{255, 255, 255, 255})
}
