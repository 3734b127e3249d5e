package main

import (
	"context"
	"sync/atomic"

	"opale/checkin/route"
	"opale/db"
	"opale/tui/i18n"
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
	p, err := h.p.speakingAs(h.store)
	if err != nil {
		return screen.Farewell{}, err
	}
	w, err := p.weigh(h.store, h.seat)
	if err != nil {
		return screen.Farewell{}, err
	}
	f := screen.Farewell{Proof: w.proof}
	for _, v := range w.route {
		if !v.Again && v.Device != h.store.Device() {
			f.Visits = append(f.Visits, route.Desk{Device: v.Device, Desk: p.deskLabel(&w.event, v.Desk.Desk, v.Venue), Venue: v.Venue})
		}
	}
	f.Outside, err = p.outside(ctx, h.store)
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
	speaking, err := p.speakingAs(store)
	if err != nil {
		closing(store, &err)
		return err
	}
	return speaking.giveBack(ctx, store, s)
}

// speakingAs is the program as it speaks the language that the screen had last.
func (p *program) speakingAs(store *db.Store) (*program, error) {
	lang, err := store.Remembered(settingLang)
	if err != nil || lang == "" {
		return p, err
	}
	return p.speaking(i18n.Lang(lang)), nil
}
