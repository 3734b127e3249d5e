package hub

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net/http"
	"time"

	"opale/checkin"
)

// unreachable says why a request did not come back with an answer.
func (c *caller) unreachable(ctx context.Context, err error) error {
	const op = "reach hub"
	var ours *checkin.Error
	var noTLS tls.RecordHeaderError
	cause := context.Cause(ctx)
	switch {
	case errors.As(err, &ours):
		return err
	case errors.Is(cause, context.Canceled):
		return cause
	case errors.As(err, &noTLS), errors.Is(err, http.ErrSchemeMismatch):
		return &checkin.Error{Code: checkin.CodePortal, Op: op, Detail: c.address, Err: err}
	}
	if mistaken := distrusted(err); mistaken != nil {
		return mistaken
	}
	return &checkin.Error{Code: checkin.CodeOffline, Op: op, Detail: c.address, Err: err}
}

// genuine tells an answer of a hub from that of whatever stands before it: the
// entrance page of a Wi-Fi, a filtering proxy, a web server on the same port.
func (c *caller) genuine(r *http.Response) error {
	if r.Header.Get(headerProtocol) != "" {
		return nil
	}
	code := checkin.CodePortal
	switch r.StatusCode {
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		code = checkin.CodeOffline // the hub's own proxy, and no hub behind it
	}
	return checkin.Errorf(code, "reach hub", "%s: %s", c.address, r.Status)
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
