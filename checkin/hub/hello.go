package hub

import (
	"crypto/ed25519"
	"crypto/sha256"
	"net/http"

	"opale/checkin"
)

// helloText is what a device signs to be let in: for this event, this hub and
// this once.
func helloText(event checkin.EventID, hub, device checkin.DeviceID, nonce []byte) []byte {
	text := signedText("opale-hello-1", event)
	text = append(text, hub[:]...)
	text = append(text, device[:]...)
	return append(text, nonce...)
}

// signedText begins a text to be signed: what for, and the event behind its
// length.
func signedText(use string, event checkin.EventID) []byte {
	return append(append([]byte(use), byte(len(event))), event...)
}

// hello gives a nonce to whoever asks, and a bearer to who comes back with it
// signed.
func (s *Server) hello(w http.ResponseWriter, r *http.Request) error {
	if !s.hellos.allow(s.caller(r)) {
		return checkin.Errorf(checkin.CodeLater, "say hello", "")
	}
	var ask helloRequest
	if err := receive(w, r, &ask); err != nil {
		return err
	}
	if ask.Event != s.event {
		return checkin.Errorf(checkin.CodeForeign, "say hello", "%s", s.event)
	}
	device, err := checkin.ParseDeviceID(ask.Device)
	if err != nil {
		return &checkin.Error{Code: checkin.CodeInvalid, Op: "say hello", Err: err}
	}
	answer := helloAnswer{Hub: s.Device().String(), Desk: s.Name, Venue: s.Venue}
	if len(ask.Nonce) == 0 {
		nonce, expires := s.newNonce(device)
		answer.Nonce, answer.Expires = nonce, expires.UnixMilli()
		return send(w, http.StatusOK, answer)
	}
	if err := s.recognise(r, device, &ask); err != nil {
		return err
	}
	bearer, expires := s.newBearer(device)
	answer.Bearer, answer.Expires = bearer, expires.UnixMilli()
	return send(w, http.StatusOK, answer)
}

// recognise checks that it is the device that signed, now, and for the first
// time. Nothing is kept of anybody before that is sure.
func (s *Server) recognise(r *http.Request, device checkin.DeviceID, ask *helloRequest) error {
	unknown := func(why string) error {
		return &refused{checkin.Errorf(checkin.CodeExpired, "say hello", "%s", why), http.StatusUnauthorized}
	}
	expires, ok := s.readTicket("opale-nonce-1", device, ask.Nonce)
	if !ok || !s.Now().Before(expires) {
		return unknown("nonce")
	}
	d, err := s.known(r, device)
	if err != nil {
		return err
	}
	if !ed25519.Verify(d.Key, helloText(s.event, s.Device(), device, ask.Nonce), ask.Signature) {
		return unknown("signature")
	}
	fresh, err := s.Store.Spend(r.Context(), sha256.Sum256(ask.Nonce), expires)
	if err != nil {
		return err
	}
	if !fresh {
		return unknown("nonce")
	}
	return nil
}
