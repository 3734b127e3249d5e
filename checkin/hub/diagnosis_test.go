package hub

import (
	"context"
	"errors"
	"net/http/httptest"
	"testing"
	"time"

	"opale/checkin"
)

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
