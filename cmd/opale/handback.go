package main

import (
	"context"
	"sync/atomic"

	"opale/checkin/route"
	"opale/db"
	"opale/tui/screen"
)

// handing is the way from the screen to a laptop that is given back: once the
// screen has been left, and all that runs beside it.
type handing struct {
	p      *program
	store  *db.Store
	seat   seat
	agreed atomic.Bool
}

var _ screen.HandBack = (*handing)(nil)

// Weigh looks who else holds what is here.
func (h *handing) Weigh(ctx context.Context) (screen.Farewell, error) {
	w, err := h.p.weigh(h.store, h.seat)
	if err != nil {
		return screen.Farewell{}, err
	}
	f := screen.Farewell{Proof: w.proof}
	for _, v := range w.route {
		if !v.Again && v.Device != h.store.Device() {
			f.Visits = append(f.Visits, route.Desk{Device: v.Device, Desk: h.p.deskLabel(&w.event, v.Desk.Desk, v.Venue), Venue: v.Venue})
		}
	}
	f.Outside, err = h.p.outside(ctx, h.store)
	return f, err
}

// Agree has it done.
func (h *handing) Agree() { h.agreed.Store(true) }

// handOver gives the laptop back where that was agreed on at its desk.
func (p *program) handOver(ctx context.Context, s seat, h *handing) error {
	if h == nil || !h.agreed.Load() {
		return nil
	}
	store, err := p.own(ctx)
	if err != nil {
		return err
	}
	return p.giveBack(ctx, store, s)
}
