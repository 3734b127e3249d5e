package hub

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"net/http"
	"strings"
	"time"

	"opale/checkin"
)

const (
	bearerLife = time.Hour
	nonceLife  = time.Minute
	randomSize = 16
	deviceSize = len(checkin.DeviceID{})
)

// ticket is what the hub gives out and knows again without keeping it: 16
// bytes, an expiry, and an HMAC over both, what they are for, and the device.
func (s *Server) ticket(use string, device checkin.DeviceID, head []byte, expires time.Time) []byte {
	text := binary.BigEndian.AppendUint64(append([]byte(nil), head...), uint64(expires.UnixMilli()))
	return append(text, s.stamp(use, device, text)...)
}

// readTicket returns when a ticket expires; ok is false where it is not ours.
func (s *Server) readTicket(use string, device checkin.DeviceID, ticket []byte) (expires time.Time, ok bool) {
	at := len(ticket) - sha256.Size
	if at != randomSize+8 || !hmac.Equal(s.stamp(use, device, ticket[:at]), ticket[at:]) {
		return time.Time{}, false
	}
	return time.UnixMilli(int64(binary.BigEndian.Uint64(ticket[at-8 : at]))), true
}

func (s *Server) stamp(use string, device checkin.DeviceID, text []byte) []byte {
	h := hmac.New(sha256.New, s.keys.bearer)
	h.Write([]byte(use))
	h.Write([]byte{byte(len(s.event))})
	h.Write([]byte(s.event))
	h.Write(device[:])
	h.Write(text)
	return h.Sum(nil)
}

// newNonce makes what a device has to sign.
func (s *Server) newNonce(device checkin.DeviceID) ([]byte, time.Time) {
	var random [randomSize]byte
	_, _ = rand.Read(random[:]) // crypto/rand.Read never fails (Go 1.24)
	expires := s.Now().Add(nonceLife)
	return s.ticket("opale-nonce-1", device, random[:], expires), expires
}

// newBearer makes what a device shows with each request.
func (s *Server) newBearer(device checkin.DeviceID) (string, time.Time) {
	expires := s.Now().Add(bearerLife)
	return base64.RawURLEncoding.EncodeToString(s.ticket("opale-bearer-1", device, device[:], expires)), expires
}

// member is the device that asks, by its bearer. It may be revoked.
func (s *Server) member(r *http.Request) (Device, error) {
	unknown := &refused{checkin.Errorf(checkin.CodeExpired, "read bearer", ""), http.StatusUnauthorized}
	text, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	ticket, err := base64.RawURLEncoding.DecodeString(text)
	if !ok || err != nil || len(ticket) < deviceSize {
		return Device{}, unknown
	}
	device := checkin.DeviceID(ticket[:deviceSize])
	expires, ok := s.readTicket("opale-bearer-1", device, ticket)
	if !ok || !s.Now().Before(expires) {
		return Device{}, unknown
	}
	return s.known(r, device)
}

// known reads a device of the registry.
func (s *Server) known(r *http.Request, device checkin.DeviceID) (Device, error) {
	d, err := s.Store.Member(r.Context(), device)
	if checkin.ErrorCode(err) == checkin.CodeNotFound {
		return d, checkin.Errorf(checkin.CodeStranger, "read device", "%s", device)
	}
	return d, err
}
