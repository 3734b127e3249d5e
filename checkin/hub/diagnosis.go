package hub

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"opale/checkin"
)

// unreachable says why a request did not come back with an answer.
func (c *caller) unreachable(ctx context.Context, err error) error {
	const op = "reach hub"
	var ours *checkin.Error
	var noTLS tls.RecordHeaderError
	var noName *net.DNSError
	var wire *net.OpError
	cause := context.Cause(ctx)
	code := checkin.CodeOffline
	switch {
	case errors.As(err, &ours):
		return err
	case errors.Is(cause, context.Canceled):
		return cause
	case errors.As(err, &noTLS), errors.Is(err, http.ErrSchemeMismatch):
		code = checkin.CodePortal
	case errors.As(err, &noName):
		code = checkin.CodeNoName
	case errors.As(err, &wire) && strings.HasSuffix(wire.Op, " error"): // "remote error": it speaks a TLS that no hub speaks
		code = checkin.CodeIntercepted
	default:
		if mistaken := distrusted(err, c.host(), c.now()); mistaken != nil {
			return mistaken
		}
	}
	return &checkin.Error{Code: code, Op: op, Detail: c.address, Err: err}
}

// genuine tells an answer of a hub from that of whatever stands before it: the
// entrance page of a Wi-Fi, a filtering proxy, a web server on the same port.
func (c *caller) genuine(r *http.Response) error {
	if r.Header.Get(headerProtocol) != "" {
		return nil
	}
	code := checkin.CodeIntercepted
	switch {
	case leadsAway(r, c.host()):
		code = checkin.CodePortal
	case r.StatusCode == http.StatusBadGateway, r.StatusCode == http.StatusServiceUnavailable, r.StatusCode == http.StatusGatewayTimeout:
		code = checkin.CodeOffline // the hub's own proxy, and no hub behind it
	}
	return checkin.Errorf(code, "reach hub", "%s: %s", c.address, r.Status)
}

// leadsAway reports whether an answer sends us to another host, as the entrance
// page of a Wi-Fi does.
func leadsAway(r *http.Response, host string) bool {
	to, err := r.Location()
	return r.StatusCode == http.StatusNetworkAuthenticationRequired ||
		r.StatusCode/100 == 3 && err == nil && to.Hostname() != host
}

// knockFor is how long to wait at a network's fence.
const knockFor = 3 * time.Second

// fenced reports whether a network keeps its guests in: most let nothing
// through but plain web pages, in whose place they show their own. A hub that
// stays silent is asked for one, without a word of ours in it.
func (c *caller) fenced(ctx context.Context) bool {
	if c.web == nil || ctx.Err() != nil {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, knockFor)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(c.host(), c.webPort)+"/", http.NoBody)
	if err != nil {
		return false
	}
	answer, err := c.web.RoundTrip(r)
	if err != nil {
		return false
	}
	defer answer.Body.Close()
	return leadsAway(answer, c.host())
}

// errSilent ends a request of which nothing is heard any more.
var errSilent = errors.New("no byte came or went")

// watch ends a request unless it is told now and then that it is alive.
type watch struct {
	timer *time.Timer
	end   context.CancelCauseFunc
	after time.Duration
}

func watched(ctx context.Context, after time.Duration) (context.Context, *watch) {
	ctx, end := context.WithCancelCause(ctx)
	return ctx, &watch{time.AfterFunc(after, func() { end(errSilent) }), end, after}
}

func (w *watch) stop() {
	w.timer.Stop()
	w.end(nil)
}

// lively tells a watch of each byte that is read.
type lively struct {
	io.Reader
	watch *watch
}

func (l *lively) Read(p []byte) (int, error) {
	n, err := l.Reader.Read(p)
	if n > 0 {
		l.watch.timer.Reset(l.watch.after)
	}
	return n, err
}
