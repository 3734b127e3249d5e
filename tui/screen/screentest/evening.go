package screentest

import (
	"context"
	"slices"
	"time"

	"opale/checkin/bundle"
	"opale/checkin/plan"
	"opale/tui/screen"
)

// Evening is a [screen.Preparer] that does the evening before on paper: what a stick was given, it has.
type Evening struct {
	Known  screen.Prepared // how far it is
	Sticks []screen.PluggedStick
	Orders []screen.StickOrder
	Pause  func(ctx context.Context) error // in the middle of a stick
	Fails  error
}

var _ screen.Preparer = (*Evening)(nil)

// Prepared says how far it is.
func (p *Evening) Prepared(context.Context) (screen.Prepared, error) {
	k := p.Known
	k.Plan.Venues, k.Plan.Sticks = slices.Clone(k.Plan.Venues), slices.Clone(k.Plan.Sticks)
	return k, p.Fails
}

// KeepDesks keeps how many desks each venue has.
func (p *Evening) KeepDesks(venues []plan.Venue) error {
	for _, v := range venues {
		p.Known.Plan.Set(v.ID, v.Desks)
	}
	return nil
}

// Passphrase draws one.
func (p *Evening) Passphrase(_ context.Context, renew bool) error {
	if p.Known.Identity == "" || renew {
		p.Known.Identity, p.Known.Words = p.Known.Identity+"a", "marée phare filet dune falaise"
	}
	return nil
}

// NotePassphrase notes that it is written down.
func (p *Evening) NotePassphrase() error { p.Known.Plan.Noted = p.Known.Identity; return nil }

// Plugged lists the sticks.
func (p *Evening) Plugged() []screen.PluggedStick { return slices.Clone(p.Sticks) }

// WriteStick makes a stick a kit.
func (p *Evening) WriteStick(ctx context.Context, folder string, order screen.StickOrder, progress screen.StickProgress) error {
	progress(screen.StickList, 2, 4)
	if p.Pause != nil {
		if err := p.Pause(ctx); err != nil {
			return err
		}
	}
	p.Orders = append(p.Orders, order)
	p.Known.Plan.Wrote(plan.Stick{Desk: order.Desk, Edition: p.Known.Edition, Identity: p.Known.Identity})
	for i := range p.Sticks {
		if p.Sticks[i].Folder == folder {
			label := bundle.Label{Edition: p.Known.Edition, Written: time.Unix(int64(len(p.Orders)), 0)}
			for _, d := range order.Desks {
				label.Desks = append(label.Desks, bundle.Given{Desk: d.Name, Venue: d.Venue})
			}
			p.Sticks[i].IsKit, p.Sticks[i].Label = true, label
		}
	}
	return nil
}

// WriteTricky says where they are.
func (p *Evening) WriteTricky(context.Context) (string, error) { return "Bureau/noms.pdf", nil }

// WritePapers says how many there are.
func (p *Evening) WritePapers(_ context.Context, progress func(done, of int)) error {
	progress(1, 2)
	p.Known.Plan.Papers = &plan.Papers{Folder: "Bureau/OPALE papiers", Files: 16, Edition: p.Known.Edition}
	return nil
}
