package hub

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

func TestADeviceJoinsByAnInvitation(t *testing.T) {
	h := openHouse(t, nil)
	l := newLaptop(t, "")
	m, id, err := Join(t.Context(), h.invite(t, "Calais 3"), l.key, Options{Now: h.clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	if m.Desk != "Calais 3" || m.Venue != "calais" || !bytes.Equal(id, identity) || m.Device() != h.Device() {
		t.Errorf("joined as %+v with %s", m, id)
	}
	public := l.key.Public().(ed25519.PublicKey)
	d, err := h.store.Member(t.Context(), journal.Device(public))
	if err != nil || !d.Key.Equal(public) || d.Desk != "Calais 3" || !d.Joined.Equal(h.clock.Now()) {
		t.Errorf("the hub knows %+v: %v", d, err)
	}
	// Entries of the device are taken by whoever has the hub's, even without the
	// event's secret.
	elsewhere := journal.NewMemory(event(), nil)
	elsewhere.Know(eventSecret)
	vouched, err := h.store.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	l.Know(nil)
	l.register(t, 1)
	own, err := l.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	receipt, err := elsewhere.Apply(t.Context(), append(vouched, own...))
	if err != nil || len(receipt.Strangers) > 0 || receipt.Fresh != 4 {
		t.Errorf("elsewhere it came to %+v: %v", receipt, err)
	}
}

func TestAnInvitationIsGoodOnceAndForTenMinutes(t *testing.T) {
	h := openHouse(t, nil)
	used, late := h.invite(t, "Calais 1"), h.invite(t, "Calais 2")
	join := func(l Link) (Membership, error) {
		m, _, err := Join(t.Context(), l, newLaptop(t, "").key, Options{Now: h.clock.Now})
		return m, err
	}
	if _, err := join(used); err != nil {
		t.Fatal(err)
	}
	_, err := join(used)
	wantCode(t, err, checkin.CodeAlready)
	h.clock.pass(InvitationLife)
	_, err = join(late)
	wantCode(t, err, checkin.CodeExpired)
	nobodys := used
	nobodys.Token = NewToken()
	_, err = join(nobodys)
	wantCode(t, err, checkin.CodeNotFound)
	other := h.invite(t, "Calais 4")
	other.Event = "autre-salon"
	_, err = join(other)
	wantCode(t, err, checkin.CodeForeign)
}

func TestADeviceWhoseAnswerWasLostMayAskAgain(t *testing.T) {
	h := openHouse(t, nil)
	l, link := newLaptop(t, ""), h.invite(t, "Calais 1")
	for range 2 {
		if _, _, err := Join(t.Context(), link, l.key, Options{Now: h.clock.Now}); err != nil {
			t.Fatal(err)
		}
	}
	h.clock.pass(InvitationLife + time.Second)
	_, _, err := Join(t.Context(), link, l.key, Options{Now: h.clock.Now})
	wantCode(t, err, checkin.CodeAlready)
}

func TestARevokedDeviceDoesNotJoinAgain(t *testing.T) {
	h := openHouse(t, nil)
	l, link := newLaptop(t, ""), h.invite(t, "Calais 1")
	if _, _, err := Join(t.Context(), link, l.key, Options{Now: h.clock.Now}); err != nil {
		t.Fatal(err)
	}
	if err := h.store.Revoke(context.Background(), journal.Device(l.key.Public().(ed25519.PublicKey)), h.clock.Now()); err != nil {
		t.Fatal(err)
	}
	for _, link := range []Link{link, h.invite(t, "Calais 2")} {
		_, _, err := Join(t.Context(), link, l.key, Options{Now: h.clock.Now})
		if code := checkin.ErrorCode(err); code != checkin.CodeAlready && code != checkin.CodeRevoked {
			t.Errorf("joined again: %v", err)
		}
	}
}

func TestGuessingTokensIsSlow(t *testing.T) {
	h := openHouse(t, nil)
	link := h.invite(t, "Calais 1")
	c := newCaller(h.address, h.Pin(), Options{})
	defer c.close()
	var err error
	for range 100 {
		if err = c.ask(t.Context(), routeJoin, joinRequest{Event: link.Event, Token: NewToken().String()}, nil); checkin.ErrorCode(err) == checkin.CodeLater {
			return
		}
	}
	t.Errorf("a hundred guesses were answered: %v", err)
}
