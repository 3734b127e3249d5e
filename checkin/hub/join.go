package hub

import (
	"context"
	"crypto/ed25519"
	"net/http"
	"slices"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// InvitationLife is how long an invitation is good.
const InvitationLife = 10 * time.Minute

// Invite makes an invitation and keeps what is needed to know it again: whoever
// holds the token may join once. It needs no server.
func Invite(ctx context.Context, r Registry, event checkin.EventID, venue checkin.VenueID, desk string, now time.Time) (Token, time.Time, error) {
	token, expires := NewToken(), now.Add(InvitationLife)
	err := r.Invite(ctx, Invitation{Token: token.Hash(), Event: event, Venue: venue, Desk: desk, Expires: expires})
	return token, expires, err
}

// joinText is what a device signs, to show that the key is its own.
func joinText(event checkin.EventID, token Hash, key ed25519.PublicKey) []byte {
	return slices.Concat(signedText("opale-join-1", event), token[:], key)
}

// voucherText is what the hub signs of a device that it let in.
func voucherText(event checkin.EventID, key ed25519.PublicKey) []byte {
	return append(signedText("opale-member-1", event), key...)
}

// join lets a device in that brings the token of an invitation.
func (s *Server) join(w http.ResponseWriter, r *http.Request) error {
	const op = "join"
	if !s.joins.allow(s.caller(r)) {
		return checkin.Errorf(checkin.CodeLater, op, "")
	}
	var ask joinRequest
	if err := receive(w, r, &ask); err != nil {
		return err
	}
	raw, ok := hear(ask.Token, len(Token{}))
	switch {
	case ask.Event != s.event:
		return checkin.Errorf(checkin.CodeForeign, op, "%s", s.event)
	case !ok || len(ask.Key) != ed25519.PublicKeySize:
		return checkin.Errorf(checkin.CodeInvalid, op, "token or key")
	}
	token := Token(raw).Hash()
	if !ed25519.Verify(ask.Key, joinText(s.event, token, ask.Key), ask.Signature) {
		return checkin.Errorf(checkin.CodeInvalid, op, "signature")
	}
	d, err := s.admit(r.Context(), token, ask.Key)
	if err != nil {
		return err
	}
	s.Log.Info("joined", "device", d.ID.String())
	return send(w, http.StatusOK, joinAnswer{
		Event: s.event, Desk: d.Desk, Venue: d.Venue, Identity: s.Identity,
		Hub: s.keys.public(), Signature: ed25519.Sign(s.keys.sign, voucherText(s.event, ask.Key)),
	})
}

// admit spends the token and vouches for the device. One whose answer was lost
// on the way may ask again: it is a member by then.
func (s *Server) admit(ctx context.Context, token Hash, key ed25519.PublicKey) (Device, error) {
	d := Device{ID: journal.Device(key), Key: key, Joined: s.Now()}
	invitation, err := s.Store.Redeem(ctx, token, d)
	if checkin.ErrorCode(err) == checkin.CodeAlready {
		known, lost := s.Store.Member(ctx, d.ID)
		if lost != nil || !known.Revoked.IsZero() || s.Now().Sub(known.Joined) > InvitationLife {
			return d, err
		}
		d = known
	} else if err != nil {
		return d, err
	} else {
		d.Desk, d.Venue = invitation.Desk, invitation.Venue
	}
	return d, s.Store.Append(ctx, s.actor(), journal.Vouch(d.ID))
}

// actor is the hub as a writer of entries.
func (s *Server) actor() checkin.Actor { return checkin.Actor{Desk: s.Name, Venue: s.Venue} }
