package main

import (
	"log/slog"
	"net"
	"net/netip"
	"testing"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/hub"
	"opale/checkin/nearby"
	"opale/tui/screen"
)

func TestWhereOthersAreLookedFor(t *testing.T) {
	for said, want := range map[string]nearby.Broadcast{
		"":               {Port: 7474},
		"10.0.255.255":   {Port: 7474, At: netip.MustParseAddr("10.0.255.255")},
		"127.0.0.1:8000": {Port: 8000, At: netip.MustParseAddr("127.0.0.1")},
	} {
		var s search
		if said != "" {
			if err := s.Set(said); err != nil {
				t.Fatal(err)
			}
		}
		if got := s.network(); s.off || got != want {
			t.Errorf("%q: %+v", said, got)
		}
	}
	for _, said := range []string{"", "calais", "::1"} {
		if err := new(search).Set(said); err == nil {
			t.Errorf("%q is taken", said)
		}
	}
}

// found is a desk as it opens, with what its flags say.
func found(t *testing.T, find, listen string) *uplink {
	t.Helper()
	store := emptyStore(t)
	p := &program{clock: &clock{}, listen: listen}
	if find != "" {
		if err := p.find.Set(find); err != nil {
			t.Fatal(err)
		}
	}
	up := newUplink(p, store, nil, slog.New(slog.DiscardHandler))
	up.canHost(store, nil, up.log)
	up.canFind()
	t.Cleanup(up.end)
	return up
}

// identified gives a desk the event's identity.
func identified(t *testing.T, up *uplink) checkin.EventID {
	t.Helper()
	event, err := up.store.Event()
	if err != nil {
		t.Fatal(err)
	}
	id, err := bundle.NewIdentity(event.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := replaceMember(up.p.onDisk(), &member{Identity: *id}); err != nil {
		t.Fatal(err)
	}
	return event.ID
}

func TestADeskThatLooksForNobodyIsNotFound(t *testing.T) {
	if up := found(t, findOff, ""); up.around != nil {
		t.Error("it looks for others")
	}
}

// Who has not the event's identity, or is believed no longer, takes no part.
func TestWhoADeskIsToThoseOnItsNetwork(t *testing.T) {
	up := found(t, freeUDPAddress(t), "")
	if err := up.start(t.Context()); err != nil {
		t.Fatal(err)
	}
	if self, ok := up.who(); ok {
		t.Fatalf("without an identity it is %+v", self)
	}
	event := identified(t, up)
	if err := up.store.Remember(settingDesk, "Calais 1"); err != nil {
		t.Fatal(err)
	}
	self, ok := up.who()
	if !ok || self.Name != "Calais 1" || self.Event != event || self.IsRelay() || self.Device == (checkin.DeviceID{}) {
		t.Errorf("it is %+v, %v", self, ok)
	}
	up.set(func() { up.left = screen.Exclusion{Excluded: true} })
	if _, ok := up.who(); ok {
		t.Error("an excluded desk takes part")
	}
}

// Where a relay listens on every address, the one depends on who asks.
func TestWhereARelayIsMet(t *testing.T) {
	for _, listen := range []string{"127.0.0.1:0", "0.0.0.0:0"} {
		up := found(t, findOff, listen)
		if at := up.meetingPlace(); at.IsValid() {
			t.Fatalf("before it is one, at %s", at)
		}
		identified(t, up)
		if err := up.start(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := up.Host(); err != nil {
			t.Fatal(err)
		}
		address, err := netip.ParseAddrPort(up.relay.Address())
		if err != nil {
			t.Fatal(err)
		}
		at := up.meetingPlace()
		if at.Port() != address.Port() || at.Addr().IsUnspecified() != (listen == "0.0.0.0:0") {
			t.Errorf("%s: it is met at %s", listen, at)
		}
		up.Unhost()
		if at := up.meetingPlace(); at.IsValid() {
			t.Errorf("behind that, at %s", at)
		}
	}
	if hub.DefaultPort != "7474" || findPort != 7474 {
		t.Error("SECURITY.md names another port")
	}
}

// freeUDPAddress is an address of this computer where nobody listens yet.
func freeUDPAddress(t *testing.T) string {
	t.Helper()
	l, err := net.ListenPacket("udp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.LocalAddr().String()
}
