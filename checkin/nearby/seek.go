package nearby

import (
	"context"
	"errors"
	"net"
	"slices"
	"time"
)

const (
	// remembered is how many of our questions can still be answered.
	remembered = 4
	// sendFor is how long the sending of a question may take.
	sendFor = 200 * time.Millisecond
)

// asking is the side that asks.
type asking struct {
	socket net.PacketConn
	self   Self
	key    key
	nonces []nonce // of the last questions
}

// Seek asks who is here: it is called as often as one likes, while somebody
// looks. It sends at most one question in two seconds, and does not wait for
// answers.
func (w *Watch) Seek() {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := w.Now()
	if age := now.Sub(w.last); w.ctx == nil || age >= 0 && age < askEvery {
		return
	}
	w.last = now
	self, ok := w.Who()
	if !ok {
		return
	}
	key, err := newKey(&self)
	if err != nil {
		return
	}
	if w.ask == nil && !w.begin() {
		return
	}
	a := w.ask
	a.self, a.key = self, key
	question, n := key.seal(packet{kind: asks, desk: Desk{Device: self.Device}, at: now})
	a.nonces = append(a.nonces, n)
	a.nonces = a.nonces[max(len(a.nonces)-remembered, 0):]
	_ = a.socket.SetReadDeadline(time.Now().Add(askFor)) // the system's clock: a socket knows no other
	_ = a.socket.SetWriteDeadline(time.Now().Add(sendFor))
	for _, to := range w.Network.All() {
		_, _ = a.socket.WriteTo(question, to) // a network that is down says so, and the others are asked
	}
}

// begin opens a socket to ask from; mu is held.
func (w *Watch) begin() bool {
	socket, err := w.Network.Ask()
	if err != nil {
		return false
	}
	a := &asking{socket: socket}
	w.ask = a
	w.doing.Go(func() {
		w.hear(socket, newPace(), func(data []byte, _ net.Addr) { w.answered(a, data) })
		w.mu.Lock()
		defer w.mu.Unlock()
		if w.ask == a {
			w.ask = nil
		}
	})
	return true
}

// answered takes in an answer to one of our last questions. Whence the packet
// came says nothing: who passes it on does not come into its place.
func (w *Watch) answered(a *asking, data []byte) {
	w.mu.Lock()
	key, self, asked := a.key, a.self, slices.Clone(a.nonces)
	w.mu.Unlock()
	p, _, ok := key.open(data)
	if ok && p.kind == answers && slices.Contains(asked, p.to) && p.desk.Device != self.Device && !self.isApart(p.desk.Device) {
		w.see(p.desk)
	}
}

// context is that of Open; nil where it is not open.
func (w *Watch) context() context.Context {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.ctx
}

// isOver reports whether nothing more can come.
func isOver(err error) bool {
	var late net.Error
	return errors.Is(err, net.ErrClosed) || errors.As(err, &late) && late.Timeout()
}
