package hub

import (
	"context"
	"net"
	"sync"
	"time"

	"opale/checkin"
)

// Relay is a hub that a desk is beside its own work: it is opened and closed
// from the desk's screen, and lets in whoever has the event's secret.
type Relay struct {
	Config
	Listen string // empty: every address of this computer, on the default port

	turn sync.Mutex // one opening or closing at a time
	stop func()     // nil: it is closed

	mu      sync.Mutex
	address string
	server  *Server
}

// Open begins to serve, until Close or the end of ctx. It returns when desks can
// come. The error has CodeHeld where something else listens there.
func (r *Relay) Open(ctx context.Context) error {
	r.turn.Lock()
	defer r.turn.Unlock()
	if r.stop != nil {
		return nil
	}
	listen := r.Listen
	if listen == "" {
		listen = ":" + DefaultPort
	}
	l, err := net.Listen("tcp", listen)
	if err != nil {
		return &checkin.Error{Code: checkin.CodeHeld, Op: "open relay", Detail: listen, Err: err}
	}
	config := r.Config
	config.Meeting = true
	server, err := NewServer(ctx, config)
	if err != nil {
		l.Close()
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	var serving sync.WaitGroup
	serving.Go(func() {
		if err := server.Serve(ctx, l); err != nil {
			server.Log.Error("relay", "error", err.Error())
		}
		r.set("", nil) // also where the listener broke
	})
	r.set(Reachable(l.Addr()), server)
	r.stop = func() {
		cancel()
		serving.Wait()
	}
	return nil
}

// Close lets everybody go. The desks that were here go on alone.
func (r *Relay) Close() {
	r.turn.Lock()
	defer r.turn.Unlock()
	if r.stop != nil {
		r.stop()
		r.stop = nil
	}
}

func (r *Relay) set(address string, s *Server) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.address, r.server = address, s
}

// Address is where desks reach it; empty while it is closed.
func (r *Relay) Address() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.address
}

// hereFor is how long a desk that said nothing still counts as one that is here.
const hereFor = 2 * time.Minute

// Guests counts the desks that are here now.
func (r *Relay) Guests() int {
	r.mu.Lock()
	s := r.server
	r.mu.Unlock()
	if s == nil {
		return 0
	}
	return s.clerk.present(s.Now().Add(-hereFor))
}

// Fork gives what one channel signals to several who listen, until ctx ends: one
// signal stands for all before it.
func Fork(ctx context.Context, from <-chan struct{}, n int) []<-chan struct{} {
	to, out := make([]chan struct{}, n), make([]<-chan struct{}, n)
	for i := range to {
		to[i] = make(chan struct{}, 1)
		out[i] = to[i]
	}
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case <-from:
				for _, c := range to {
					ring(c)
				}
			}
		}
	}()
	return out
}
