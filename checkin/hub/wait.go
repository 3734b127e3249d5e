package hub

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"math/rand/v2"
	"net/http"
	"time"

	"opale/checkin"
)

const (
	waitFor = 25 * time.Second // proxies end what is silent for longer
	crowd   = 100              // who wait; beyond it, they are not answered all at once
)

// wait answers as soon as the hub holds something else than the desk last heard
// of, and with 204 where nothing comes.
func (s *Server) wait(w http.ResponseWriter, r *http.Request) error {
	d, err := s.member(r)
	if err != nil {
		return err
	}
	if !d.Revoked.IsZero() {
		return checkin.Errorf(checkin.CodeRevoked, "wait", "%s", d.ID)
	}
	at, err := base64.RawURLEncoding.DecodeString(r.URL.Query().Get("at"))
	if err != nil || len(at) != sha256.Size {
		return checkin.Errorf(checkin.CodeInvalid, "wait", "at")
	}
	s.clerk.seen(&d, s.Now())
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(time.Time{}) // not all writers can
	_ = control.SetWriteDeadline(time.Now().Add(2 * waitFor))
	digest, changed, err := s.news.other(r.Context(), s.open, [sha256.Size]byte(at))
	if err != nil {
		return err
	}
	if !changed {
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	return send(w, http.StatusOK, waitAnswer{digest[:]})
}

// other waits for a digest that is not at.
func (n *news) other(ctx context.Context, open context.Context, at [sha256.Size]byte) (digest [sha256.Size]byte, changed bool, err error) {
	defer n.enter()()
	end := time.NewTimer(waitFor)
	defer end.Stop()
	digest, turned := n.now()
	if digest != at { // what was last seen may be older than what the desk heard
		if digest, err = n.look(); err != nil || digest != at {
			return digest, true, err
		}
		digest, turned = n.now()
	}
	for digest == at {
		select {
		case <-turned:
			digest, turned = n.now()
		case <-end.C:
			return digest, false, nil
		case <-open.Done():
			return digest, false, nil
		case <-ctx.Done():
			return digest, false, ctx.Err()
		}
	}
	n.queue(ctx)
	return digest, true, nil
}

// queue holds one of a crowd back for a moment, up to half a second of a
// thousand.
func (n *news) queue(ctx context.Context) {
	waiting := n.count()
	if waiting <= crowd {
		return
	}
	select {
	case <-time.After(rand.N(time.Duration(waiting) * time.Millisecond / 2)):
	case <-ctx.Done():
	}
}
