package hub

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"opale/checkin"
)

// atHub asks whatever answers at an address, with a pin.
func atHub(t *testing.T, address string, pin Pin) error {
	t.Helper()
	c := newCaller(address, pin, Options{})
	defer c.close()
	return c.ask(t.Context(), routeHello, helloRequest{}, &helloAnswer{})
}

func TestAnotherHubIsToldFromSomethingElse(t *testing.T) {
	h := openHouse(t, nil)
	wantCode(t, atHub(t, h.address, Pin{1}), checkin.CodeWrongKey)
	wantCode(t, atHub(t, h.address, Pin{}), checkin.CodeWrongKey) // self-signed, and no pin
	proxy := httptest.NewUnstartedServer(http.NotFoundHandler())
	proxy.Config.ErrorLog = log.New(io.Discard, "", 0)
	proxy.StartTLS()
	defer proxy.Close()
	wantCode(t, atHub(t, proxy.Listener.Addr().String(), Pin{1}), checkin.CodePortal)
	wantCode(t, atHub(t, proxy.Listener.Addr().String(), Pin{}), checkin.CodePortal)
	plain := httptest.NewServer(http.NotFoundHandler())
	defer plain.Close()
	wantCode(t, atHub(t, plain.Listener.Addr().String(), Pin{1}), checkin.CodePortal)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	wantCode(t, atHub(t, l.Addr().String(), Pin{1}), checkin.CodeOffline)
}

// speaks answers every request in the same way.
type speaks func() (*http.Response, error)

func (s speaks) RoundTrip(*http.Request) (*http.Response, error) { return s() }

func TestAnAnswerThatIsNoHubsIsAPortals(t *testing.T) {
	for name, test := range map[string]struct {
		status   int
		location string
		want     checkin.Code
	}{
		"a page":                       {http.StatusOK, "", checkin.CodePortal},
		"a page to sign in at":         {http.StatusNetworkAuthenticationRequired, "", checkin.CodePortal},
		"a way to one":                 {http.StatusFound, "https://portal.invalid/", checkin.CodePortal},
		"a proxy that asks who we are": {http.StatusProxyAuthRequired, "", checkin.CodePortal},
		"a proxy without its hub":      {http.StatusBadGateway, "", checkin.CodeOffline},
	} {
		transport := speaks(func() (*http.Response, error) {
			w := httptest.NewRecorder()
			if test.location != "" {
				w.Header().Set("Location", test.location)
			}
			w.WriteHeader(test.status)
			return w.Result(), nil
		})
		c := newCaller("hub.invalid:443", Pin{}, Options{Transport: transport})
		err := c.ask(t.Context(), routeHello, helloRequest{}, &helloAnswer{})
		if checkin.ErrorCode(err) != test.want {
			t.Errorf("%s: %v, want %s", name, err, test.want)
		}
	}
}

func TestWhoeverGivesUpIsNotOffline(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	c := newCaller("hub.invalid:443", Pin{}, Options{})
	if err := c.ask(ctx, routeHello, helloRequest{}, &helloAnswer{}); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

func TestARequestOfWhichNothingIsHeardEnds(t *testing.T) {
	ctx, alive := watched(t.Context(), time.Nanosecond)
	defer alive.stop()
	<-ctx.Done()
	c := newCaller("hub.invalid:443", Pin{}, Options{})
	wantCode(t, c.unreachable(ctx, ctx.Err()), checkin.CodeOffline)
}

func TestAHubBehindAProxyKnowsItsCallers(t *testing.T) {
	direct, behind := &Server{}, &Server{Config: Config{BehindProxy: true}}
	r := httptest.NewRequest("GET", routeHealth, nil)
	r.RemoteAddr = "192.0.2.1:999"
	r.Header.Add("X-Forwarded-For", "203.0.113.9")
	r.Header.Add("X-Forwarded-For", "203.0.113.9, 198.51.100.7")
	if got := direct.caller(r).String(); got != "192.0.2.1" {
		t.Errorf("without a proxy, the caller is %s", got)
	}
	if got := behind.caller(r).String(); got != "198.51.100.7" {
		t.Errorf("behind one, the caller is %s", got)
	}
}
