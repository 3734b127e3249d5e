package hub

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"time"

	"opale/checkin"
)

// Clock tells the time.
type Clock func() time.Time

// What a caller waits for.
const (
	dialFor   = 10 * time.Second
	silentFor = 45 * time.Second // without a byte either way, nobody is there any more
	askFor    = 20 * time.Second
)

// caller speaks HTTP with one hub.
type caller struct {
	address string
	program string
	now     Clock
	http    *http.Client
	web     http.RoundTripper // to knock at a network's fence; nil: there is none
	webPort string
}

func newCaller(address string, pin Pin, o Options) *caller {
	c := &caller{address: address, program: o.Program, now: o.Now, webPort: "80"}
	if c.now == nil {
		c.now = time.Now
	}
	if o.Transport == nil {
		o.Transport, c.web = newTransport(pin), &http.Transport{DisableKeepAlives: true}
	}
	c.http = &http.Client{
		Transport: o.Transport,
		// A hub never leads elsewhere: who does is somebody else.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c
}

func newTransport(pin Pin) *http.Transport { return newTransportOf(clientTLS(pin)) }

func newTransportOf(config *tls.Config) *http.Transport {
	dialer := &net.Dialer{
		Timeout:         dialFor,
		KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: 15 * time.Second, Interval: 5 * time.Second, Count: 4},
	}
	t := &http.Transport{
		Proxy:               http.ProxyFromEnvironment,
		DialContext:         dialer.DialContext,
		TLSClientConfig:     config,
		TLSHandshakeTimeout: dialFor,
		MaxIdleConnsPerHost: 2,
		IdleConnTimeout:     90 * time.Second,
		DisableCompression:  true,
		Protocols:           new(http.Protocols),
	}
	t.Protocols.SetHTTP1(true)
	t.OnProxyConnectResponse = func(_ context.Context, _ *url.URL, r *http.Request, answer *http.Response) error {
		if answer.StatusCode == http.StatusOK {
			return nil
		}
		return checkin.Errorf(checkin.CodeIntercepted, "reach hub", "%s: %s", r.Host, answer.Status)
	}
	return t
}

// host is the address without its port.
func (c *caller) host() string {
	host, _, err := net.SplitHostPort(c.address)
	if err != nil {
		return c.address
	}
	return host
}

func (c *caller) close() { c.http.CloseIdleConnections() }

// reply is an answer of a hub, read whole.
type reply struct {
	status int
	body   []byte
	ahead  time.Duration // of the hub's clock before ours
}

// call makes one request. The reply is one of a hub, whatever it says; the
// error says who else answered, or that nobody did. A connection that had been
// idle may be dead: then, once, it asks on a fresh one. Any request may be made
// twice.
func (c *caller) call(ctx context.Context, method, path, kind, bearer string, body []byte) (reply, error) {
	idle := false
	traced := httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(i httptrace.GotConnInfo) { idle = i.WasIdle }})
	answer, err := c.try(traced, method, path, kind, bearer, body)
	if idle && checkin.ErrorCode(err) == checkin.CodeOffline && ctx.Err() == nil {
		c.close()
		answer, err = c.try(ctx, method, path, kind, bearer, body)
	}
	if checkin.ErrorCode(err) == checkin.CodeOffline && c.fenced(ctx) {
		return answer, &checkin.Error{Code: checkin.CodePortal, Op: "reach hub", Detail: c.address, Err: err}
	}
	return answer, err
}

func (c *caller) try(ctx context.Context, method, path, kind, bearer string, body []byte) (reply, error) {
	ctx, alive := watched(ctx, silentFor)
	defer alive.stop()
	r, err := http.NewRequestWithContext(ctx, method, "https://"+c.address+path, &lively{bytes.NewReader(body), alive})
	if err != nil {
		return reply{}, &checkin.Error{Code: checkin.CodeInvalid, Op: "reach hub", Detail: c.address, Err: err}
	}
	r.ContentLength = int64(len(body))
	if len(body) == 0 {
		r.Body = http.NoBody
	}
	r.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(&lively{bytes.NewReader(body), alive}), nil }
	r.Header.Set(headerProtocol, protocolVersion)
	r.Header.Set(headerProgram, c.program)
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	if bearer != "" {
		r.Header.Set("Authorization", "Bearer "+bearer)
	}
	began := c.now()
	r.Header.Set(headerClock, strconv.FormatInt(began.UnixMilli(), 10))
	response, err := c.http.Do(r)
	if err != nil {
		return reply{}, c.unreachable(ctx, err)
	}
	defer response.Body.Close()
	if err := c.genuine(response); err != nil {
		return reply{}, err
	}
	answer := reply{status: response.StatusCode, ahead: aheadOf(response, began, c.now())}
	answer.body, err = io.ReadAll(io.LimitReader(&lively{response.Body, alive}, maxPacked))
	if err != nil {
		return answer, c.unreachable(ctx, err)
	}
	return answer, nil
}

// aheadOf is how far the hub's clock is before ours, by the middle of a request.
func aheadOf(r *http.Response, began, ended time.Time) time.Duration {
	ms, err := strconv.ParseInt(r.Header.Get(headerClock), 10, 64)
	if err != nil {
		return 0
	}
	return time.UnixMilli(ms).Sub(began.Add(ended.Sub(began) / 2))
}

// ask is a small request, and a small answer.
func (c *caller) ask(ctx context.Context, path string, question, answer any) error {
	ctx, cancel := context.WithTimeout(ctx, askFor)
	defer cancel()
	body, err := json.Marshal(question)
	if err != nil {
		return err
	}
	got, err := c.call(ctx, http.MethodPost, path, "application/json", "", body)
	if err != nil {
		return err
	}
	return got.read(path, answer)
}

// read reads a JSON answer, or the refusal that came in its place.
func (r *reply) read(op string, answer any) error {
	if r.status != http.StatusOK {
		return r.refusal(op)
	}
	if err := json.Unmarshal(r.body, answer); err != nil {
		return &checkin.Error{Code: checkin.CodeInvalid, Op: op, Err: err}
	}
	return nil
}

func (r *reply) refusal(op string) error {
	var f failure
	if json.Unmarshal(r.body, &f) != nil || f.Code == "" {
		f.Code = checkin.CodeInternal
	}
	return checkin.Errorf(f.Code, op, "%s", checkin.Clean(f.Detail))
}
