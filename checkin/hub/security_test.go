package hub

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// request asks the hub as any program on the network could.
func (h *house) request(method, path, bearer string, body []byte) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, bytes.NewReader(body))
	if bearer != "" {
		r.Header.Set("Authorization", "Bearer "+bearer)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func (h *house) refuses(t *testing.T, what string, w *httptest.ResponseRecorder, status int) {
	t.Helper()
	if w.Code != status {
		t.Errorf("%s: answered with %d %s, want %d", what, w.Code, w.Body, status)
	}
	if w.Header().Get(headerProtocol) != protocolVersion {
		t.Errorf("%s: the answer is not a hub's", what)
	}
	if !strings.Contains(h.logged.String(), "status="+strconv.Itoa(status)) {
		t.Errorf("%s: not logged", what)
	}
	if health := h.request("GET", routeHealth, "", nil); health.Code != http.StatusOK {
		t.Errorf("%s: the hub is down", what)
	}
}

func emptyBatch(t *testing.T) []byte {
	t.Helper()
	body, err := pack(exchangeHead{Statement: state(nil, nil)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func TestWithoutAGoodBearerNothingIsGiven(t *testing.T) {
	h, other := openHouse(t, nil), openHouse(t, nil)
	a := h.desk(t, "Calais 1")
	stranger := newLaptop(t, "").NewClientID()
	good, _ := h.newBearer(a.device())
	elsewhere, _ := other.newBearer(a.device())
	unknown, _ := h.newBearer(stranger)
	raw, err := base64.RawURLEncoding.DecodeString(good)
	if err != nil {
		t.Fatal(err)
	}
	forged := func(at int) string {
		text := bytes.Clone(raw)
		text[at] ^= 1
		return base64.RawURLEncoding.EncodeToString(text)
	}
	batch := emptyBatch(t)
	for _, path := range []string{"POST " + routeExchange, "GET " + routeWait + "?at=" + base64.RawURLEncoding.EncodeToString(make([]byte, 32))} {
		method, path, _ := strings.Cut(path, " ")
		for what, bearer := range map[string]string{
			"none": "", "nonsense": "x", "too short": "AAAA", "of another hub": elsewhere,
			"another device": forged(0), "a later hour": forged(deviceSize + 7), "another stamp": forged(len(raw) - 1),
			"a nonce": base64.RawURLEncoding.EncodeToString(first(h.newNonce(a.device()))),
		} {
			h.refuses(t, path+": "+what, h.request(method, path, bearer, batch), http.StatusUnauthorized)
		}
		h.refuses(t, path+": not a member", h.request(method, path, unknown, batch), http.StatusForbidden)
	}
	if w := h.request("POST", routeExchange, good, batch); w.Code != http.StatusOK {
		t.Errorf("a good one is refused: %s", w.Body)
	}
	h.clock.pass(bearerLife)
	h.refuses(t, "expired", h.request("POST", routeExchange, good, batch), http.StatusUnauthorized)
}

func first[A, B any](a A, _ B) A { return a }

// NewClientID is the id of a laptop that has not joined.
func (l *laptop) NewClientID() checkin.DeviceID {
	return journal.Device(l.key.Public().(ed25519.PublicKey))
}

func TestOnlyTheDeviceItselfGetsABearerAndOnceForEachNonce(t *testing.T) {
	h := openHouse(t, nil)
	a, b := h.desk(t, "Calais 1"), h.desk(t, "Calais 2")
	hello := func(ask helloRequest) *httptest.ResponseRecorder {
		body, err := json.Marshal(ask)
		if err != nil {
			t.Fatal(err)
		}
		return h.request("POST", routeHello, "", body)
	}
	nonce := func() []byte { return first(h.newNonce(a.device())) }
	signed := func(key ed25519.PrivateKey, event checkin.EventID, hub checkin.DeviceID, n []byte) helloRequest {
		return helloRequest{Event: event, Device: a.device().String(), Nonce: n, Signature: ed25519.Sign(key, helloText(event, hub, a.device(), n))}
	}
	n := nonce()
	good := signed(a.key, h.event, h.Device(), n)
	foreign := nonce()
	foreign[0] ^= 1
	for what, ask := range map[string]helloRequest{
		"signed by another device": signed(b.key, h.event, h.Device(), nonce()),
		"signed for another hub":   signed(a.key, h.event, b.device(), nonce()),
		"a nonce of nobody's":      signed(a.key, h.event, h.Device(), foreign),
		"a nonce of another's":     signed(a.key, h.event, h.Device(), first(h.newNonce(b.device()))),
		"no signature":             {Event: h.event, Device: a.device().String(), Nonce: nonce()},
	} {
		h.refuses(t, what, hello(ask), http.StatusUnauthorized)
	}
	h.refuses(t, "another event", hello(signed(a.key, "autre-salon", h.Device(), nonce())), http.StatusForbidden)
	if w := hello(good); w.Code != http.StatusOK {
		t.Fatalf("the device itself is refused: %s", w.Body)
	}
	h.refuses(t, "the same again", hello(good), http.StatusUnauthorized)
	late := signed(a.key, h.event, h.Device(), nonce())
	h.clock.pass(nonceLife)
	h.refuses(t, "a nonce too old", hello(late), http.StatusUnauthorized)
}

func TestSeveralProcessesTakeEachOthersBearers(t *testing.T) {
	h := openHouse(t, nil)
	twin := openHouse(t, h.store)
	a := h.desk(t, "Calais 1")
	bearer, err := a.hello(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if w := twin.request("POST", routeExchange, bearer, emptyBatch(t)); w.Code != http.StatusOK {
		t.Errorf("the other process says %d", w.Code)
	}
	if h.Pin() != twin.Pin() || h.Device() != twin.Device() {
		t.Error("the two are not the same hub")
	}
}

func TestBodiesAreBounded(t *testing.T) {
	h := openHouse(t, nil)
	a := h.desk(t, "Calais 1")
	bearer, _ := h.newBearer(a.device())
	h.refuses(t, "a large hello", h.request("POST", routeHello, "", bytes.Repeat([]byte(" "), maxSmallBody+1)), http.StatusRequestEntityTooLarge)
	h.refuses(t, "a large join", h.request("POST", routeJoin, "", bytes.Repeat([]byte(" "), maxSmallBody+1)), http.StatusRequestEntityTooLarge)
	h.refuses(t, "a large batch", h.request("POST", routeExchange, bearer, make([]byte, maxPacked+1)), http.StatusRequestEntityTooLarge)
	bomb := packer.EncodeAll(make([]byte, maxPlain+1), nil)
	h.refuses(t, "a bomb", h.request("POST", routeExchange, bearer, bomb), http.StatusBadRequest)
	h.refuses(t, "no such path", h.request("POST", "/v1/else", bearer, nil), http.StatusNotFound)
	h.refuses(t, "another version", h.request("POST", "/v2/exchange", bearer, nil), http.StatusNotFound)
}

func TestASlowBodyIsGivenUp(t *testing.T) {
	h := openHouse(t, nil)
	if allowance(0) > time.Minute || allowance(100<<20) != longest {
		t.Error("a slow body may take for ever")
	}
	slow := &deadlines{ResponseRecorder: httptest.NewRecorder()}
	a := h.desk(t, "Calais 1")
	bearer, _ := h.newBearer(a.device())
	r := httptest.NewRequest("POST", routeExchange, strings.NewReader("not yet all of it"))
	r.Header.Set("Authorization", "Bearer "+bearer)
	h.ServeHTTP(slow, r)
	if n := len(slow.set); n < 2 || time.Until(slow.set[0]) > patience || !slow.set[n-1].IsZero() {
		t.Errorf("the body was read with deadlines %v: there should be one, and none behind it", slow.set)
	}
}

// deadlines notes those that are set.
type deadlines struct {
	*httptest.ResponseRecorder
	set []time.Time
}

func (d *deadlines) SetReadDeadline(at time.Time) error {
	d.set = append(d.set, at)
	return nil
}

func TestARequestPlayedAgainChangesNothing(t *testing.T) {
	h := openHouse(t, nil)
	a := h.desk(t, "Calais 1")
	a.register(t, 3)
	strands, err := a.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	body, err := pack(exchangeHead{Statement: state(vectorOf(t, a), nil)}, strands)
	if err != nil {
		t.Fatal(err)
	}
	bearer, _ := h.newBearer(a.device())
	if w := h.request("POST", routeExchange, bearer, body); w.Code != http.StatusOK {
		t.Fatal(w.Body)
	}
	once := vectorOf(t, h.store)
	if w := h.request("POST", routeExchange, bearer, body); w.Code != http.StatusOK {
		t.Fatal(w.Body)
	}
	if !vectorOf(t, h.store).Equal(once) {
		t.Error("the second time did something")
	}
}

func TestEntriesThatNobodySignedAreNotTaken(t *testing.T) {
	h := openHouse(t, nil)
	a := h.desk(t, "Calais 1")
	a.register(t, 3)
	strands, err := a.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	strands[0].Entries[2].Bytes = bytes.Replace(strands[0].Entries[2].Bytes, []byte("registered"), []byte("withdrawn"), 1)
	body, err := pack(exchangeHead{Statement: state(nil, nil)}, strands)
	if err != nil {
		t.Fatal(err)
	}
	before := vectorOf(t, h.store)
	bearer, _ := h.newBearer(a.device())
	w := h.request("POST", routeExchange, bearer, body)
	var answer exchangeAnswer
	if _, err := unpack(w.Body.Bytes(), &answer); err != nil || answer.Fresh != 0 || answer.Quarantined == 0 {
		t.Errorf("it came to %+v: %v", answer, err)
	}
	if !vectorOf(t, h.store).Equal(before) {
		t.Error("something of it was taken")
	}
}

func TestTheLogNamesNobody(t *testing.T) {
	h := openHouse(t, nil)
	a := h.desk(t, "Calais 1")
	a.register(t, 3)
	a.exchange(t)
	for _, word := range []string{"Testard", "Testine", base64.StdEncoding.EncodeToString(eventSecret), "sealed"} {
		if strings.Contains(h.logged.String(), word) {
			t.Errorf("the log says %q", word)
		}
	}
}

func TestTheMetricsAreForThisNetworkAndNameNobody(t *testing.T) {
	h := openHouse(t, nil)
	h.desk(t, "Calais 1").exchange(t)
	for from, want := range map[string]int{
		"127.0.0.1": http.StatusOK, "192.168.1.9": http.StatusOK, "[fd00::9]": http.StatusOK, "[::1]": http.StatusOK,
		"203.0.113.9": http.StatusNotFound, "[2001:db8::9]": http.StatusNotFound,
	} {
		r, w := httptest.NewRequest("GET", routeMetrics, nil), httptest.NewRecorder()
		r.RemoteAddr = from + ":999"
		h.ServeHTTP(w, r)
		if counted := strings.Contains(w.Body.String(), "opale_hub_entries_total"); w.Code != want || counted != (want == http.StatusOK) || strings.Contains(w.Body.String(), "Calais") {
			t.Errorf("to %s, the metrics are %d, %s", from, w.Code, w.Body)
		}
	}
}

// A desk that reaches the hub is not told that nobody answers.
func TestAStoreOutOfReachIsABusyHub(t *testing.T) {
	h := openHouse(t, nil)
	lost := h.route("lost", func(http.ResponseWriter, *http.Request) error {
		return checkin.Errorf(checkin.CodeOffline, "reach database", "")
	})
	w := httptest.NewRecorder()
	lost.ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	if r := (reply{status: w.Code, body: w.Body.Bytes()}); w.Code != http.StatusServiceUnavailable || checkin.ErrorCode(r.refusal("test")) != checkin.CodeBusy {
		t.Errorf("it is answered %d, %s", w.Code, w.Body)
	}
}

func TestAPanicEndsOneRequestOnly(t *testing.T) {
	h := openHouse(t, nil)
	broken := h.route("broken", func(http.ResponseWriter, *http.Request) error { panic("as the test wants it") })
	w := httptest.NewRecorder()
	broken.ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	h.refuses(t, "a panic", w, http.StatusInternalServerError)
}

func TestAClosedHubRefuses(t *testing.T) {
	h := openHouse(t, nil)
	h.stop()
	if w := h.request("GET", routeHealth, "", nil); w.Code != http.StatusServiceUnavailable {
		t.Errorf("it answers %d", w.Code)
	}
}

// FuzzServer sends anything to every route, once as a stranger and once as a
// member.
func FuzzServer(f *testing.F) {
	h := openHouse(f, nil)
	a := h.desk(f, "Calais 1")
	a.register(f, 3)
	strands, err := a.Since(nil)
	if err != nil {
		f.Fatal(err)
	}
	whole, err := pack(exchangeHead{Statement: state(vectorOf(f, a), nil)}, strands)
	if err != nil {
		f.Fatal(err)
	}
	digest := sha256.Sum256(nil)
	f.Add("POST", routeExchange, whole)
	f.Add("POST", routeHello, []byte(`{"event":"fabriques-numeriques","device":"`+a.device().String()+`","nonce":"AAAA","signature":"AAAA"}`))
	f.Add("POST", routeJoin, []byte(`{"event":"fabriques-numeriques","token":"0000000000000000","key":"AAAA","signature":"AAAA"}`))
	f.Add("GET", routeWait+"?at="+base64.RawURLEncoding.EncodeToString(digest[:]), []byte(nil))
	f.Add("GET", routeMetrics, []byte(nil))
	f.Fuzz(func(t *testing.T, method, target string, body []byte) {
		bearer, _ := h.newBearer(a.device())
		for _, bearer := range []string{"", bearer} {
			r, err := http.NewRequestWithContext(ended(), method, "https://hub"+path(target), bytes.NewReader(body))
			if err != nil {
				return // net/http would not have let it in
			}
			r.RemoteAddr = "192.0.2.1:9"
			if bearer != "" {
				r.Header.Set("Authorization", "Bearer "+bearer)
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code == http.StatusInternalServerError && !strings.Contains(h.logged.String(), "context canceled") {
				t.Fatalf("%s %s: %s", method, target, w.Body)
			}
		}
		if w := h.request("GET", routeHealth, "", nil); w.Code != http.StatusOK {
			t.Fatal("the hub is down")
		}
	})
}

func path(target string) string {
	if !strings.HasPrefix(target, "/") {
		return "/" + target
	}
	return target
}

// ended is a context that lets nobody wait.
func ended() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}
