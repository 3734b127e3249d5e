package hub

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"net/http"

	"opale/checkin"
	"opale/checkin/journal"
)

// Membership is what a device keeps of the hub that it joined. Nothing in it is
// secret.
type Membership struct {
	Address string          `json:"address"`
	Pin     Pin             `json:"pin,omitzero"` // zero: the certificate is a public one
	Event   checkin.EventID `json:"event"`
	Hub     []byte          `json:"hub"` // the hub's key, Ed25519
	Voucher []byte          `json:"voucher"`
	Desk    string          `json:"desk"` // as the invitation named us
	Venue   checkin.VenueID `json:"venue"`
}

// Device names the hub among our peers.
func (m *Membership) Device() checkin.DeviceID { return journal.Device(m.Hub) }

// Options are how a device reaches a hub. The zero value is good.
type Options struct {
	Program   string            // the version, as the hub's list of devices shows it
	Now       Clock             // nil: the machine's
	Transport http.RoundTripper // nil: TLS 1.3, with the hub's pin
}

// Join takes up an invitation for the device of a key. It returns what to keep
// of the hub, and the event's identity as the hub gave it. The error has
// CodeExpired, CodeAlready or CodeNotFound where the invitation is not good
// any more, CodeForeign where the hub serves another event, and those of
// [Client.Exchange].
func Join(ctx context.Context, l Link, key ed25519.PrivateKey, o Options) (Membership, json.RawMessage, error) {
	const op = "join hub"
	public := key.Public().(ed25519.PublicKey)
	c := newCaller(l.Address, l.Pin, o)
	defer c.close()
	var answer joinAnswer
	err := c.ask(ctx, routeJoin, joinRequest{
		Event: l.Event, Token: l.Token.String(), Key: public,
		Signature: ed25519.Sign(key, joinText(l.Event, l.Token.Hash(), public)),
	}, &answer)
	if err != nil {
		return Membership{}, nil, err
	}
	if answer.Event != l.Event {
		return Membership{}, nil, checkin.Errorf(checkin.CodeForeign, op, "%s", checkin.Clean(string(answer.Event)))
	}
	if len(answer.Hub) != ed25519.PublicKeySize || !ed25519.Verify(answer.Hub, voucherText(l.Event, public), answer.Signature) {
		return Membership{}, nil, checkin.Errorf(checkin.CodeWrongKey, op, "the hub did not sign")
	}
	return Membership{
		Address: l.Address, Pin: l.Pin, Event: l.Event, Hub: answer.Hub, Voucher: answer.Signature,
		Desk: checkin.Clean(answer.Desk), Venue: answer.Venue,
	}, answer.Identity, nil
}
