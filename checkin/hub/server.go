package hub

import (
	"context"
	"crypto/ed25519"
	"crypto/tls"
	"encoding/json"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"opale/checkin"
)

// Config is what a server is made of. Store, Secret and Identity are needed.
type Config struct {
	Store    Store
	Secret   []byte          // the event's
	Identity json.RawMessage // what a device that joins is given: opaque here, a JSON value
	Name     string          // the hub's, as desks show it
	Venue    checkin.VenueID // where it stands; empty for one that is everybody's
	// BehindProxy says that a proxy in front speaks TLS and names each caller in
	// X-Forwarded-For.
	BehindProxy bool
	// Meeting lets in, without an invitation, whoever has the event's secret.
	Meeting bool
	// Sign is the key under which the hub speaks, of a desk that is one beside
	// its work; nil: one derived from the secrets, the same for all processes on
	// the store.
	Sign ed25519.PrivateKey
	// Extra answers what is not of the protocol: a page for people. May be nil.
	Extra http.Handler
	Log   *slog.Logger     // nil: none
	Now   func() time.Time // nil: the machine's clock
}

// What a hub lets happen at once.
const (
	maxExchanges   = 16   // batches being judged
	maxConnections = 4096 // open at once
	maxHeader      = 16 << 10
	maxSmallBody   = 8 << 10 // of hello and join
)

// Server is a hub. It is an [http.Handler]; [Server.Serve] gives it a listener.
type Server struct {
	Config
	event   checkin.EventID
	keys    keys
	cert    tls.Certificate
	handler http.Handler
	metrics *metrics
	news    *news
	clerk   *clerk
	hellos  *limiter
	joins   *limiter
	judging chan struct{}   // one place for each batch being judged
	open    context.Context // ends when the hub closes
	close   func()
	running sync.WaitGroup
}

// NewServer prepares a hub. [Server.Close] ends what it began.
func NewServer(ctx context.Context, c Config) (*Server, error) {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	event, err := c.Store.Event()
	if err != nil {
		return nil, err
	}
	secret, err := c.Store.Secret(ctx)
	if err != nil {
		return nil, err
	}
	s := &Server{
		Config:  c,
		event:   event.ID,
		news:    newNews(c.Store),
		hellos:  newLimiter(rate.Every(time.Second/20), 400), // a venue's desks share an address
		joins:   newLimiter(rate.Every(3*time.Second), 20),
		judging: make(chan struct{}, maxExchanges),
	}
	s.metrics = newMetrics(s.news.count)
	if s.keys, err = deriveKeys(c.Secret, secret); err != nil {
		return nil, err
	}
	if c.Sign != nil {
		s.keys.sign = c.Sign
	}
	if s.cert, err = certificate(s.keys.tls); err != nil {
		return nil, err
	}
	s.clerk = newClerk(c.Store, c.Log)
	s.begin()
	s.handler = s.routes()
	return s, nil
}

// begin starts what runs beside the requests.
func (s *Server) begin() {
	s.open, s.close = context.WithCancel(context.Background())
	s.running.Go(func() { s.news.run(s.open, s.Log) })
	s.running.Go(func() { s.clerk.run(s.open) })
}

// Close lets everybody go who waits, and notes who was here. Requests are
// refused from now on.
func (s *Server) Close() {
	s.close()
	s.running.Wait()
}

// Pin is what a link says of the hub's key.
func (s *Server) Pin() Pin { return pinOf(s.cert.Leaf) }

// Device names the hub among the peers of its desks.
func (s *Server) Device() checkin.DeviceID { return s.keys.id() }

// News receives soon after the hub's store came to hold more. Each call makes a
// channel of its own; one signal stands for all before it.
func (s *Server) News() <-chan struct{} { return s.news.subscribe() }

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	if s.Meeting {
		mux.Handle("POST "+routeMeet, s.route(routeMeet, s.meet))
	}
	for _, r := range []struct {
		method, path string
		answer       answerer
	}{
		{"POST", routeHello, s.hello},
		{"POST", routeJoin, s.join},
		{"POST", routeExchange, s.exchange},
		{"GET", routeWait, s.wait},
		{"GET", routeHealth, s.health},
		{"GET", routeMetrics, s.count},
	} {
		mux.Handle(r.method+" "+r.path, s.route(r.path, r.answer))
	}
	nothing := s.route("other", func(http.ResponseWriter, *http.Request) error {
		return checkin.Errorf(checkin.CodeNotFound, "answer", "no such path")
	})
	mux.Handle("/v1/", nothing)
	if s.Extra != nil {
		mux.Handle("/", s.lasting(s.Extra))
	} else {
		mux.Handle("/", nothing)
	}
	return mux
}

// lasting lets a handler that is not of the protocol answer for as long as the
// hub is open: a page may follow what happens. It bounds its own writing.
func (s *Server) lasting(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithCancel(r.Context())
		defer cancel()
		stop := context.AfterFunc(s.open, cancel)
		defer stop()
		_ = http.NewResponseController(w).SetReadDeadline(time.Time{}) // not all writers can
		h.ServeHTTP(w, r.WithContext(ctx))
	})
}

// health says that requests will be answered.
func (s *Server) health(w http.ResponseWriter, r *http.Request) error {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	if err := s.Store.Ping(ctx); err != nil {
		return &checkin.Error{Code: checkin.CodeBusy, Op: "ping store", Err: err}
	}
	return send(w, http.StatusOK, struct {
		OK bool `json:"ok"`
	}{true})
}

// count gives the metrics, to this network alone: they name nobody, and how
// large an event is concerns nobody on the internet.
func (s *Server) count(w http.ResponseWriter, r *http.Request) error {
	if from := s.caller(r); !from.IsLoopback() && !from.IsPrivate() {
		return checkin.Errorf(checkin.CodeNotFound, "answer", "metrics")
	}
	devices, err := s.Store.Members(r.Context())
	if err != nil {
		return err
	}
	s.metrics.count(devices)
	s.metrics.handler().ServeHTTP(w, r)
	return nil
}
