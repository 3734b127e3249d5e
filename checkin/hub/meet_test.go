package hub

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
)

// relayOf is a laptop that is the relay beside its own work.
type relayOf struct {
	*Relay
	store *Memory
	actor checkin.Actor
}

func openRelay(t *testing.T, desk string, secret []byte) *relayOf {
	t.Helper()
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	store := NewMemory(event(), newClock().Now)
	store.Bear(key)
	store.Know(secret)
	r := &relayOf{
		&Relay{Config: Config{Store: store, Secret: secret, Identity: identity, Name: desk, Venue: "calais", Sign: key, Now: newClock().Now}, Listen: "127.0.0.1:0"},
		store, checkin.Actor{Desk: desk, Venue: "calais", Operator: "Testine"},
	}
	if err := r.Open(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	return r
}

func (l *laptop) meeting(address string) Meeting {
	return Meeting{Address: address, Event: event().ID, Secret: eventSecret, Desk: l.actor.Desk, Venue: l.actor.Venue}
}

// meet has a laptop meet the relay at an address, and be its client from then on.
func (l *laptop) meet(t *testing.T, address string) {
	t.Helper()
	m, err := Meet(t.Context(), l.meeting(address), l.key, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if l.Client != nil {
		l.Close()
	}
	l.Client = NewClient(m, l.key, Options{})
	t.Cleanup(l.Client.Close)
}

func (l *laptop) trade(t *testing.T) {
	t.Helper()
	if _, err := l.Exchange(t.Context(), l.Memory); err != nil {
		t.Fatal(err)
	}
}

func TestDesksOfOneKitMeetAtADeskWithoutAnInvitation(t *testing.T) {
	relay := openRelay(t, "Calais 1", eventSecret)
	two, three := newLaptop(t, "Calais 2"), newLaptop(t, "Calais 3")
	two.register(t, 1)
	three.register(t, 2)
	for _, l := range []*laptop{two, three} {
		l.meet(t, relay.Address())
		l.trade(t)
	}
	two.trade(t)
	same(t, relay.store.Memory, two.Memory, three.Memory)
	if relay.Guests() != 2 {
		t.Errorf("%d desks are here", relay.Guests())
	}
	members, err := relay.store.Members(t.Context())
	if err != nil || len(members) != 2 || members[0].Desk != "Calais 2" {
		t.Errorf("the relay lets in %+v, %v", members, err)
	}
	peers, err := two.Peers()
	if err != nil || len(peers) != 1 || peers[0].Device != relay.store.Device() || peers[0].Desk != "Calais 1" {
		t.Errorf("the desk knows its relay as %+v: it is a laptop like others", peers)
	}
}

func TestWhoMeetsAgainIsNoNewGuest(t *testing.T) {
	relay := openRelay(t, "Calais 1", eventSecret)
	l := newLaptop(t, "Calais 2")
	l.meet(t, relay.Address())
	before, _ := relay.store.Have()
	l.meet(t, relay.Address())
	if after, _ := relay.store.Have(); !after.Equal(before) {
		t.Error("each meeting writes an entry")
	}
}

func TestDesksGoOnWithoutTheirRelayAndAnotherBecomesOne(t *testing.T) {
	first := openRelay(t, "Calais 1", eventSecret)
	two := newLaptop(t, "Calais 2")
	two.meet(t, first.Address())
	two.trade(t)
	first.Close() // the lid
	if first.Address() != "" || first.Guests() != 0 {
		t.Errorf("closed, it is at %q with %d desks", first.Address(), first.Guests())
	}
	two.register(t, 1) // it goes on alone
	_, err := two.Exchange(t.Context(), two.Memory)
	wantCode(t, err, checkin.CodeOffline)
	second := openRelay(t, "Calais 3", eventSecret)
	two.meet(t, second.Address())
	two.trade(t)
	same(t, second.store.Memory, two.Memory)
	if err := first.Open(t.Context()); err != nil || first.Address() == "" {
		t.Errorf("opened again: %v", err)
	}
}

func TestAStrangerGetsNothingFromARelay(t *testing.T) {
	relay := openRelay(t, "Calais 1", eventSecret)
	two := newLaptop(t, "Calais 2")
	two.meet(t, relay.Address())
	stranger := newLaptop(t, "Calais 4")
	m := stranger.meeting(relay.Address())
	m.Secret = []byte("what a stranger guesses")
	_, err := Meet(t.Context(), m, stranger.key, Options{})
	wantCode(t, err, checkin.CodeApart)
	m = stranger.meeting(relay.Address())
	m.Event = "autre-salon"
	_, err = Meet(t.Context(), m, stranger.key, Options{})
	wantCode(t, err, checkin.CodeForeign)
	if members, err := relay.store.Members(t.Context()); err != nil || len(members) != 1 {
		t.Errorf("%d devices are let in, %v", len(members), err)
	}
}

// spoken is what a desk says to a hub, as somebody who listens or stands between
// would have it.
func spokenTo(t *testing.T, s *Server, l *laptop, pin Pin) meetRequest {
	t.Helper()
	public := l.key.Public().(ed25519.PublicKey)
	nonce, _ := s.newNonce(journal.Device(public))
	ask := meetRequest{Event: event().ID, Key: public, Nonce: nonce, Own: make([]byte, randomSize), Desk: l.actor.Desk, Venue: "calais"}
	text := meetText(ask.Event, pin, &ask)
	ask.Signature, ask.Proof = ed25519.Sign(l.key, text), proof(eventSecret, deskProof, text)
	return ask
}

func post(t *testing.T, h http.Handler, ask meetRequest) *httptest.ResponseRecorder {
	t.Helper()
	body, err := json.Marshal(ask)
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodPost, routeMeet, bytes.NewReader(body))
	r.Header.Set(headerProtocol, protocolVersion)
	r.Header.Set("Content-Type", "application/json")
	h.ServeHTTP(w, r)
	return w
}

func TestWhatWasSaidToARelayIsGoodOnce(t *testing.T) {
	relay := openRelay(t, "Calais 1", eventSecret)
	l := newLaptop(t, "Calais 2")
	ask := spokenTo(t, relay.server, l, relay.server.Pin())
	if w := post(t, relay.server, ask); w.Code != http.StatusOK {
		t.Fatalf("said the first time: %d %s", w.Code, w.Body)
	}
	if w := post(t, relay.server, ask); w.Code == http.StatusOK {
		t.Error("what was said before is taken again")
	}
	for what, change := range map[string]func(*meetRequest){
		"another device's key":       func(m *meetRequest) { m.Key = newLaptop(t, "").key.Public().(ed25519.PublicKey) },
		"no nonce of the hub's":      func(m *meetRequest) { m.Nonce = make([]byte, len(m.Nonce)) },
		"another nonce of the own":   func(m *meetRequest) { m.Own = bytes.Repeat([]byte{7}, randomSize) },
		"no proof":                   func(m *meetRequest) { m.Proof = nil },
		"the proof of the other use": func(m *meetRequest) { m.Proof = proof(eventSecret, hubProof, meetText(m.Event, relay.server.Pin(), m)) },
		"no signature":               func(m *meetRequest) { m.Signature = nil },
	} {
		ask := spokenTo(t, relay.server, newLaptop(t, "Calais 3"), relay.server.Pin())
		change(&ask)
		w := post(t, relay.server, ask)
		if w.Code == http.StatusOK || strings.Contains(w.Body.String(), "proof\":\"") || strings.Contains(w.Body.String(), "hub") {
			t.Errorf("%s: %d %s", what, w.Code, w.Body)
		}
	}
}

// impostor is a hub without the event's secret. It answers a meeting as it
// likes.
func impostor(t *testing.T, answer func(*meetRequest) any) string {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := certificate(key)
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	say := func(w http.ResponseWriter, what any) {
		w.Header().Set(headerProtocol, protocolVersion)
		_ = json.NewEncoder(w).Encode(what)
	}
	mux.HandleFunc(routeHello, func(w http.ResponseWriter, r *http.Request) {
		say(w, helloAnswer{Nonce: []byte("as long as the nonce of a hub that is real, and as random as one.........")})
	})
	mux.HandleFunc(routeMeet, func(w http.ResponseWriter, r *http.Request) {
		var ask meetRequest
		text, _ := io.ReadAll(r.Body)
		_ = json.Unmarshal(text, &ask)
		say(w, answer(&ask))
	})
	server := httptest.NewUnstartedServer(mux)
	server.TLS = serverTLS(cert)
	server.StartTLS()
	t.Cleanup(server.Close)
	return server.Listener.Addr().String()
}

func TestARelayWithoutTheSecretIsRefused(t *testing.T) {
	public, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	signed := func(m *meetRequest, proof []byte) any {
		return meetAnswer{Hub: public, Signature: ed25519.Sign(key, voucherText(m.Event, m.Key)), Proof: proof}
	}
	for what, answer := range map[string]func(*meetRequest) any{
		"no proof":             func(m *meetRequest) any { return signed(m, nil) },
		"our own sent back":    func(m *meetRequest) any { return signed(m, m.Proof) },
		"one of another":       func(m *meetRequest) any { return signed(m, proof([]byte("guessed"), hubProof, nil)) },
		"nothing of a meeting": func(*meetRequest) any { return struct{}{} },
	} {
		l := newLaptop(t, "Calais 2")
		_, err := Meet(t.Context(), l.meeting(impostor(t, answer)), l.key, Options{})
		if code := checkin.ErrorCode(err); code != checkin.CodeWrongKey {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// Somebody stands between: to the desk a hub, to the hub a desk. What each says
// is handed on word by word.
func TestWhoStandsBetweenProvesNothing(t *testing.T) {
	relay := openRelay(t, "Calais 1", eventSecret)
	between := impostor(t, func(m *meetRequest) any {
		w := post(t, relay.server, *m)
		var answer meetAnswer
		_ = json.Unmarshal(w.Body.Bytes(), &answer)
		return answer
	})
	l := newLaptop(t, "Calais 2")
	_, err := Meet(t.Context(), l.meeting(between), l.key, Options{})
	wantCode(t, err, checkin.CodeWrongKey)
	// The nonce, too, is handed on: the proof is of the wrong connection then.
	ask := spokenTo(t, relay.server, l, Pin{9})
	if w := post(t, relay.server, ask); w.Code == http.StatusOK {
		t.Error("a proof for another connection is taken")
	}
	if members, _ := relay.store.Members(context.Background()); len(members) != 0 {
		t.Errorf("let in: %+v", members)
	}
}

func TestAHubOfInvitationsIsMetByNobody(t *testing.T) {
	h := openHouse(t, nil)
	l := newLaptop(t, "Calais 2")
	_, err := Meet(t.Context(), l.meeting(h.address), l.key, Options{})
	wantCode(t, err, checkin.CodeApart)
}

func TestARevokedDeviceIsNotLetInByTheSecret(t *testing.T) {
	relay := openRelay(t, "Calais 1", eventSecret)
	l := newLaptop(t, "Calais 2")
	l.meet(t, relay.Address())
	if err := relay.store.Revoke(t.Context(), l.device(), newClock().Now()); err != nil {
		t.Fatal(err)
	}
	_, err := Meet(t.Context(), l.meeting(relay.Address()), l.key, Options{})
	wantCode(t, err, checkin.CodeRevoked)
}

func TestAnAddressIsReadAsPeopleTypeIt(t *testing.T) {
	for text, want := range map[string]string{
		"192.168.1.20":      "192.168.1.20:7474",
		" 192.168.1.20 ":    "192.168.1.20:7474",
		"192.168.1.20:9000": "192.168.1.20:9000",
		"&çé;&-_;&;éà":      "192.168.1.20:7474", // AZERTY, without Shift
		"&çé;&§!;&;éà":      "192.168.1.20:7474", // the same on a Mac
		"&çé;&-_;&;éà:çààà": "192.168.1.20:9000",
		"192,168,1,20":      "192.168.1.20:7474",
		"PC-ACCUEIL":        "pc-accueil:7474",
		"pc-accueil.local":  "pc-accueil.local:7474",
		"":                  "",
		"192.168.1":         "",
		"192.168.1.256":     "",
		"192.168.1.20:0":    "",
		"opale://join/x":    "",
		"TESTARD Jeanne !":  "",
	} {
		got, err := ParseAddress(text)
		if got != want || (err != nil) != (want == "") {
			t.Errorf("%q is read as %q, %v", text, got, err)
		}
	}
	if short := ShortAddress("192.168.1.20:7474"); short != "192.168.1.20" {
		t.Errorf("read out as %s", short)
	}
	if short := ShortAddress("192.168.1.20:9000"); short != "192.168.1.20:9000" {
		t.Errorf("read out as %s", short)
	}
}
