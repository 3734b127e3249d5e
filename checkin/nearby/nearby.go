// Package nearby finds the desks of one event on a local network, so that nobody
// has to type an address.
//
// A desk asks by broadcast while somebody looks at a page that shows it, and at no
// other time; who is of the event answers to it alone. Both say it in packets of
// one size, sealed under the event's secret: to whoever else is in the room they
// are random bytes, and they get no answer. To be found gives no right at all: a
// relay is met by package hub, where both sides prove themselves. Where nothing
// comes, because there is no network or it lets nothing through, nobody is found,
// and nothing is said.
//
//	asker ─> broadcast: nonce, sealed{who asks, when}
//	      <─ who heard it: nonce, sealed{who answers, where it is the relay, the asker's nonce}
//
// It reads no file and no journal: cmd says who this desk is.
package nearby

import (
	"context"
	"log/slog"
	"net"
	"net/netip"
	"sync"
	"time"

	"opale/checkin"
)

// Desk is one that is on this network.
type Desk struct {
	Device checkin.DeviceID
	Name   string
	Relay  netip.AddrPort // where desks meet it; zero where it is no relay
}

// IsRelay reports whether desks can meet there.
func (d Desk) IsRelay() bool { return d.Relay.IsValid() }

// Self is who this desk is.
type Self struct {
	Event  checkin.EventID
	Secret []byte // the event's
	Desk          // its Relay may have an address that is unspecified: then it is the one that who asks can reach
	// Apart are the devices that are believed no longer: they get no answer, and
	// are not shown.
	Apart []checkin.DeviceID
}

// Network is what packets go over: [Broadcast], or one that a test plays.
type Network interface {
	// Listen opens where questions arrive.
	Listen() (net.PacketConn, error)
	// Ask opens where answers arrive.
	Ask() (net.PacketConn, error)
	// All is to whom a question is sent now: networks come and go.
	All() []net.Addr
	// Here is this computer's address as somebody else reaches it; zero where
	// there is none.
	Here(from net.Addr) netip.Addr
}

const (
	// askEvery is the pause between two questions.
	askEvery = 2 * time.Second
	// askFor is how long answers are waited for behind the last question.
	askFor = 6 * time.Second
	// seenFor is how long a desk counts as one that is here.
	seenFor = 10 * time.Second
	// maxDesks bounds how many are remembered.
	maxDesks = 64
)

// Watch finds other desks, and has this one be found.
type Watch struct {
	Network Network
	// Who says who this desk is; ok is false while it has not the event's
	// identity: then it neither asks nor answers. It may read the disk.
	Who func() (self Self, ok bool)
	Now func() time.Time
	Log *slog.Logger

	mu    sync.Mutex
	ctx   context.Context // of Open; nil before and after
	found map[checkin.DeviceID]sighting
	mute  func() // ends the answering; nil where it is not
	ask   *asking
	last  time.Time // of the last question
	doing sync.WaitGroup
}

// sighting is when a desk has answered.
type sighting struct {
	Desk
	at time.Time
}

// Open has the others be looked for when they are asked for, until Close.
func (w *Watch) Open(ctx context.Context) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ctx = ctx
}

// Close ends it, and waits for that.
func (w *Watch) Close() {
	w.mu.Lock()
	w.ctx = nil
	w.end()
	if w.ask != nil {
		w.ask.socket.Close()
	}
	w.mu.Unlock()
	w.doing.Wait()
}

// Found lists who has answered just now.
func (w *Watch) Found() []Desk {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.here()
}

// see takes in an answer. A full table takes in nobody else: it is forgotten
// within seconds.
func (w *Watch) see(d Desk) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.found == nil {
		w.found = make(map[checkin.DeviceID]sighting)
	}
	w.here()
	if _, known := w.found[d.Device]; known || len(w.found) < maxDesks {
		w.found[d.Device] = sighting{d, w.Now()}
	}
}
