package hub

import (
	"context"
	"crypto/tls"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"opale/checkin"
)

// quiet starts a web server of which nothing is logged.
func quiet(t *testing.T, h http.HandlerFunc, start func(*httptest.Server)) *httptest.Server {
	t.Helper()
	s := httptest.NewUnstartedServer(h)
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	start(s)
	t.Cleanup(s.Close)
	return s
}

// answers says a status, and where to look instead.
func answers(status int, location string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if location != "" {
			w.Header().Set("Location", location)
		}
		w.WriteHeader(status)
	}
}

// listens hands each connection to a function.
func listens(t *testing.T, serve func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			t.Cleanup(func() { c.Close() })
			go serve(c)
		}
	}()
	return l.Addr().String()
}

// nobody is an address where nobody listens.
func nobody(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	return l.Addr().String()
}

const portal = "http://wifi.invalid/hello"

func TestWhatStandsBeforeAHubIsToldApart(t *testing.T) {
	some, silent := Pin{1}, listens(t, func(net.Conn) {})
	plain, sealed := (*httptest.Server).Start, (*httptest.Server).StartTLS
	old := func(s *httptest.Server) { s.TLS = &tls.Config{MaxVersion: tls.VersionTLS12}; s.StartTLS() }
	at := func(s *httptest.Server) string { return s.Listener.Addr().String() }
	for name, test := range map[string]struct {
		address string
		pin     Pin
		fence   string // what answers where a network shows its own pages; empty: nobody
		want    checkin.Code
	}{
		"another hub":                              {openHouse(t, nil).address, some, "", checkin.CodeWrongKey},
		"a hub, and no pin":                        {openHouse(t, nil).address, Pin{}, "", checkin.CodeWrongKey},
		"a portal that redirects":                  {at(quiet(t, answers(302, portal), plain)), some, "", checkin.CodePortal},
		"a portal that answers":                    {at(quiet(t, answers(200, ""), plain)), Pin{}, "", checkin.CodePortal},
		"a proxy with its own certificate":         {at(quiet(t, answers(200, ""), sealed)), some, "", checkin.CodeIntercepted},
		"the same, and no pin":                     {at(quiet(t, answers(200, ""), sealed)), Pin{}, "", checkin.CodeIntercepted},
		"a proxy of ten years ago":                 {at(quiet(t, answers(200, ""), old)), some, "", checkin.CodeIntercepted},
		"one that closes at once":                  {listens(t, func(c net.Conn) { c.Close() }), some, "", checkin.CodeOffline},
		"one that accepts and is silent":           {silent, some, "", checkin.CodeOffline},
		"nobody":                                   {nobody(t), some, "", checkin.CodeOffline},
		"nobody, and a portal for web pages":       {nobody(t), some, at(quiet(t, answers(302, portal), plain)), checkin.CodePortal},
		"nobody, and a portal that says so":        {nobody(t), some, at(quiet(t, answers(511, ""), plain)), checkin.CodePortal},
		"nobody, and a web server that is another": {nobody(t), some, at(quiet(t, answers(301, "https://127.0.0.1/"), plain)), checkin.CodeOffline},
	} {
		t.Run(name, func(t *testing.T) {
			c := newCaller(test.address, test.pin, Options{})
			if test.address == silent { // nobody waits for more than its silence
				c.http.Transport.(*http.Transport).TLSHandshakeTimeout = time.Second / 10
			}
			if test.fence == "" {
				test.fence = nobody(t)
			}
			_, c.webPort, _ = net.SplitHostPort(test.fence)
			defer c.close()
			wantCode(t, c.ask(t.Context(), routeHello, helloRequest{}, &helloAnswer{}), test.want)
		})
	}
}

// A hub with a public certificate, as far as this computer can tell.
func TestWhatStandsBeforeAPublicHubIsToldApart(t *testing.T) {
	for name, test := range map[string]struct {
		status   int
		location string
		change   func(*caller, *http.Transport)
		want     checkin.Code
	}{
		"a page":                       {200, "", nil, checkin.CodeIntercepted},
		"a page to sign in at":         {511, "", nil, checkin.CodePortal},
		"a way to one":                 {302, portal, nil, checkin.CodePortal},
		"a way to its own":             {302, "/home", nil, checkin.CodeIntercepted},
		"a proxy that asks who we are": {407, "", nil, checkin.CodeIntercepted},
		"its proxy, without it":        {502, "", nil, checkin.CodeOffline},
		"a certificate to come": {200, "", func(_ *caller, t *http.Transport) {
			t.TLSClientConfig.Time = func() time.Time { return time.Unix(-1e9, 0) }
		}, checkin.CodeClock},
		"one of another host, to come": {200, "", func(c *caller, t *http.Transport) {
			t.TLSClientConfig.Time = func() time.Time { return time.Unix(-1e9, 0) }
			_, port, _ := net.SplitHostPort(c.address)
			c.address = "localhost:" + port
		}, checkin.CodeIntercepted},
		"a way out that is barred": {407, "", func(c *caller, t *http.Transport) {
			t.Proxy = http.ProxyURL(&url.URL{Scheme: "https", Host: c.address})
		}, checkin.CodeIntercepted},
		"a name that nobody knows": {200, "", func(c *caller, t *http.Transport) {
			c.address = "relais.exemple:443"
			t.DialContext = (&net.Dialer{Resolver: ignorant()}).DialContext
		}, checkin.CodeNoName},
	} {
		t.Run(name, func(t *testing.T) {
			s := quiet(t, answers(test.status, test.location), (*httptest.Server).StartTLS)
			c := newCaller(s.Listener.Addr().String(), Pin{}, Options{})
			transport := c.http.Transport.(*http.Transport)
			transport.TLSClientConfig.RootCAs = s.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
			_, c.webPort, _ = net.SplitHostPort(nobody(t))
			if test.change != nil {
				test.change(c, transport)
			}
			defer c.close()
			wantCode(t, c.ask(t.Context(), routeHello, helloRequest{}, &helloAnswer{}), test.want)
		})
	}
}

// ignorant asks a name server that knows nobody.
func ignorant() *net.Resolver {
	return &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		here, there := net.Pipe()
		go func() {
			defer there.Close()
			query := make([]byte, 512)
			n, err := there.Read(query)
			if err != nil || n < 6 {
				return
			}
			query[4], query[5] = query[4]|0x80, 0x83 // behind the length: an answer, no such name
			_, _ = there.Write(query[:n])
		}()
		return here, nil
	}}
}
