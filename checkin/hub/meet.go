package hub

import (
	"context"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"net/http"
	"slices"

	"opale/checkin"
	"opale/checkin/journal"
)

// Desks of one kit meet without an invitation: they share the event's secret,
// and prove it to one another, bound to the key of the connection on which they
// speak. Nobody is believed for having come first, and whoever stands between
// them proves nothing with what was said to them.
//
//	desk  ─> hello                              nonce of the hub
//	desk  ─> meet: own nonce, device key, proof the hub checks, then
//	      <─ proof                              the desk checks, then keeps

// meetRequest is a desk's.
type meetRequest struct {
	Event     checkin.EventID `json:"event"`
	Key       []byte          `json:"key"`   // the device's, Ed25519
	Nonce     []byte          `json:"nonce"` // the hub's
	Own       []byte          `json:"own"`   // the desk's
	Desk      string          `json:"desk"`
	Venue     checkin.VenueID `json:"venue"`
	Signature []byte          `json:"signature"` // by the key, over the text that is proved
	Proof     []byte          `json:"proof"`
}

type meetAnswer struct {
	Hub       []byte `json:"hub"` // the hub's key, Ed25519
	Signature []byte `json:"signature"`
	Proof     []byte `json:"proof"`
}

// meetText is what both prove: for this event, this connection's key, this
// device, and this once.
func meetText(event checkin.EventID, pin Pin, m *meetRequest) []byte {
	return slices.Concat(signedText("opale-meet-1", event), pin[:], m.Key, m.Nonce, m.Own)
}

// proof is an HMAC under the event's secret. Each side has a use of its own, so
// that neither's can be sent back to it.
func proof(secret []byte, use string, text []byte) []byte {
	h := hmac.New(sha256.New, secret)
	h.Write([]byte(use))
	h.Write(text)
	return h.Sum(nil)
}

const (
	deskProof = "opale-meet-desk-1"
	hubProof  = "opale-meet-hub-1"
)

// meet lets a desk in that has the event's secret. It learns nothing of the hub
// before it has shown that.
func (s *Server) meet(w http.ResponseWriter, r *http.Request) error {
	const op = "meet"
	if !s.joins.allow(s.caller(r)) {
		return checkin.Errorf(checkin.CodeLater, op, "")
	}
	var ask meetRequest
	if err := receive(w, r, &ask); err != nil {
		return err
	}
	switch {
	case ask.Event != s.event:
		return checkin.Errorf(checkin.CodeForeign, op, "%s", s.event)
	case len(ask.Key) != ed25519.PublicKeySize || len(ask.Own) != randomSize:
		return checkin.Errorf(checkin.CodeInvalid, op, "key or nonce")
	}
	device, text := journal.Device(ask.Key), meetText(s.event, s.Pin(), &ask)
	expires, ours := s.readTicket("opale-nonce-1", device, ask.Nonce)
	if !ours || !s.Now().Before(expires) {
		return checkin.Errorf(checkin.CodeExpired, op, "nonce")
	}
	if !hmac.Equal(ask.Proof, proof(s.Secret, deskProof, text)) || !ed25519.Verify(ask.Key, text, ask.Signature) {
		return checkin.Errorf(checkin.CodeApart, op, "proof")
	}
	fresh, err := s.Store.Spend(r.Context(), sha256.Sum256(ask.Nonce), expires)
	if err != nil {
		return err
	}
	if !fresh {
		return checkin.Errorf(checkin.CodeExpired, op, "nonce")
	}
	if err := s.welcome(r.Context(), device, &ask); err != nil {
		return err
	}
	s.Log.Info("met", "device", device.String())
	return send(w, http.StatusOK, meetAnswer{
		Hub: s.keys.public(), Signature: ed25519.Sign(s.keys.sign, voucherText(s.event, ask.Key)), Proof: proof(s.Secret, hubProof, text),
	})
}

// welcome lets the device in, as an invitation made for it would. One that is in
// already comes back to its place.
func (s *Server) welcome(ctx context.Context, device checkin.DeviceID, ask *meetRequest) error {
	desk := checkin.Clean(ask.Desk)
	known, err := s.Store.Member(ctx, device)
	if err == nil && known.Revoked.IsZero() && known.Desk == desk && known.Venue == ask.Venue {
		return nil
	}
	token, _, err := Invite(ctx, s.Store, s.event, ask.Venue, desk, s.Now())
	if err != nil {
		return err
	}
	_, err = s.admit(ctx, token.Hash(), ask.Key)
	return err
}

// Meeting is what a desk brings to meet a hub at an address.
type Meeting struct {
	Address string
	Event   checkin.EventID
	Secret  []byte // the event's
	Desk    string
	Venue   checkin.VenueID
}

// Meet joins the hub at an address without an invitation, where both have the
// event's secret. The error has CodeApart where the hub takes us for nobody
// of its event, CodeWrongKey where whoever answers has not the secret itself,
// and those of [Join].
func Meet(ctx context.Context, m Meeting, key ed25519.PrivateKey, o Options) (Membership, error) {
	const op = "meet hub"
	pin, nonce, err := m.greet(ctx, key, o)
	if err != nil {
		return Membership{}, err
	}
	public := key.Public().(ed25519.PublicKey)
	ask := meetRequest{Event: m.Event, Key: public, Nonce: nonce, Own: make([]byte, randomSize), Desk: m.Desk, Venue: m.Venue}
	_, _ = rand.Read(ask.Own) // crypto/rand.Read never fails (Go 1.24)
	text := meetText(m.Event, pin, &ask)
	ask.Signature, ask.Proof = ed25519.Sign(key, text), proof(m.Secret, deskProof, text)
	c := newCaller(m.Address, pin, o)
	defer c.close()
	var answer meetAnswer
	if err := c.ask(ctx, routeMeet, ask, &answer); err != nil {
		if checkin.ErrorCode(err) == checkin.CodeNotFound { // a hub that wants invitations
			err = checkin.Errorf(checkin.CodeApart, op, "by invitation only")
		}
		return Membership{}, err
	}
	if !hmac.Equal(answer.Proof, proof(m.Secret, hubProof, text)) {
		return Membership{}, checkin.Errorf(checkin.CodeWrongKey, op, "the hub has not the event's secret")
	}
	if len(answer.Hub) != ed25519.PublicKeySize || !ed25519.Verify(answer.Hub, voucherText(m.Event, public), answer.Signature) {
		return Membership{}, checkin.Errorf(checkin.CodeWrongKey, op, "the hub did not sign")
	}
	return Membership{
		Address: m.Address, Pin: pin, Event: m.Event, Hub: answer.Hub, Voucher: answer.Signature,
		Desk: m.Desk, Venue: m.Venue,
	}, nil
}

// greet asks for a nonce, and learns the key of whoever answers. Nothing is
// believed of it: it is what has to be proved.
func (m *Meeting) greet(ctx context.Context, key ed25519.PrivateKey, o Options) (Pin, []byte, error) {
	var pin Pin
	if o.Transport == nil {
		o.Transport = newTransportOf(learningTLS(&pin))
	}
	c := newCaller(m.Address, Pin{}, o)
	defer c.close()
	var answer helloAnswer
	device := journal.Device(key.Public().(ed25519.PublicKey))
	err := c.ask(ctx, routeHello, helloRequest{Event: m.Event, Device: device.String()}, &answer)
	if err == nil && pin.IsZero() {
		err = checkin.Errorf(checkin.CodeIntercepted, "meet hub", "no key")
	}
	return pin, answer.Nonce, err
}
