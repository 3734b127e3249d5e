package hub

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"net/http"
	"sync"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// Client is a device's way to the hub that it joined. Its methods may be called
// from any goroutine.
type Client struct {
	Membership
	key  ed25519.PrivateKey
	hub  *caller
	desk string // the hub's name and venue, as it says
	site checkin.VenueID

	trading sync.Mutex // one exchange at a time
	view    *view      // what the hub was last known to hold; nil at first
	noted   [32]byte   // the digest of what was last noted of it
	notedAt time.Time

	mu      sync.Mutex
	bearer  string
	expires time.Time
	digest  []byte // of what the hub last said that it holds
	ahead   time.Duration
}

// NewClient makes the client of a device. Nothing is sent yet.
func NewClient(m Membership, key ed25519.PrivateKey, o Options) *Client {
	return &Client{Membership: m, key: key, hub: newCaller(m.Address, m.Pin, o)}
}

// Close lets connections go.
func (c *Client) Close() { c.hub.close() }

func (c *Client) device() checkin.DeviceID {
	return journal.Device(c.key.Public().(ed25519.PublicKey))
}

// hello gets a bearer, or gives the one that is still good.
func (c *Client) hello(ctx context.Context) (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.bearer != "" && c.hub.now().Before(c.expires) {
		return c.bearer, nil
	}
	answer, err := c.greet(ctx)
	if checkin.ErrorCode(err) == checkin.CodeExpired {
		// A nonce counts once: where the connection died under the answer, and the
		// caller asked on another, the hub had taken the first for it.
		answer, err = c.greet(ctx)
	}
	if err != nil {
		return "", err
	}
	c.bearer = answer.Bearer
	c.expires = c.hub.now().Add(bearerLife - bearerLife/10) // by our clock, whatever the hub's says
	c.desk, c.site = checkin.Clean(answer.Desk), answer.Venue
	return c.bearer, nil
}

// greet says who we are, with a nonce of the hub's, signed.
func (c *Client) greet(ctx context.Context) (answer helloAnswer, err error) {
	ask := helloRequest{Event: c.Event, Device: c.device().String()}
	if err := c.hub.ask(ctx, routeHello, ask, &answer); err != nil {
		return answer, err
	}
	ask.Nonce = answer.Nonce
	ask.Signature = ed25519.Sign(c.key, helloText(c.Event, c.Device(), c.device(), answer.Nonce))
	answer = helloAnswer{}
	return answer, c.hub.ask(ctx, routeHello, ask, &answer)
}

// forget gives a bearer up that the hub did not take.
func (c *Client) forget(bearer string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.bearer == bearer {
		c.bearer = ""
	}
}

// call makes a request as the device. A hub that does not take the bearer, as
// one that was restored may, is said hello to again.
func (c *Client) call(ctx context.Context, method, path, kind string, body []byte) (reply, error) {
	for again := false; ; again = true {
		bearer, err := c.hello(ctx)
		if err != nil {
			return reply{}, err
		}
		answer, err := c.hub.call(ctx, method, path, kind, bearer, body)
		if err != nil || answer.status != http.StatusUnauthorized || again {
			return answer, err
		}
		c.forget(bearer)
	}
}

// Wait returns when the hub may hold something that we have not heard of, or,
// with false, after half a minute.
func (c *Client) Wait(ctx context.Context) (bool, error) {
	at := base64.RawURLEncoding.EncodeToString(c.heard())
	ctx, cancel := context.WithTimeout(ctx, 2*waitFor)
	defer cancel()
	got, err := c.call(ctx, http.MethodGet, routeWait+"?at="+at, "", nil)
	if err != nil || got.status == http.StatusNoContent {
		return false, err
	}
	var answer waitAnswer
	if err := got.read(routeWait, &answer); err != nil {
		return false, err
	}
	return !bytes.Equal(answer.Digest, c.heard()), nil // an exchange may have told us since
}

// heard is the digest of what the hub last said that it holds.
func (c *Client) heard() []byte {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.digest == nil {
		return make([]byte, 32)
	}
	return c.digest
}

func (c *Client) hear(digest []byte, ahead time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.digest, c.ahead = digest, ahead
}
