package main

import (
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/journal"
	"opale/checkin/route"
	"opale/db"
)

// exchangeFact is what exchange prints.
type exchangeFact struct {
	bundleFact // read
	receiptFact
	Read    []sourceFact `json:"read"`
	Written string       `json:"written"`
	Visit   []deskFact   `json:"visit"` // who lacks something, by their last word
	Route   []visitStop  `json:"route"` // where the stick has yet to go, in that order
}

// visitStop is one stop of the stick.
type visitStop struct {
	deskFact
	Again  bool `json:"again,omitempty"`  // it was there before
	Silent bool `json:"silent,omitempty"` // nobody here ever heard what it holds
}

// sourceFact is one bundle found in the folder.
type sourceFact struct {
	File    string       `json:"file"`
	Desk    string       `json:"desk"`
	Entries int          `json:"entries"`
	Error   checkin.Code `json:"error,omitempty"`
}

func (p *program) exchangeCommand() *cobra.Command {
	var s seat
	var unsealed, trust bool
	c := p.factual(p.command("exchange", p.words.Carry.Exchange, nil))
	c.Args = p.exactlyOne
	c.Flags().BoolVar(&unsealed, "unsealed", false, p.words.Carry.FlagUnsealed)
	c.Flags().BoolVar(&trust, "trust", false, p.words.Carry.FlagTrust)
	p.seatFlags(c, &s)
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.on(c.Context(), p.write, func(store *db.Store, event *checkin.Event) error {
			keys, err := p.sealing(c.Context(), event.ID, unsealed)
			if err != nil {
				return err
			}
			party, err := p.party(store, s, keys)
			if err != nil {
				return err
			}
			x, err := exchange(c.Context(), store, party, args[0], trust)
			if err != nil {
				return p.halfExchanged(event, &x, args[0], err)
			}
			if folder, err := filepath.Abs(args[0]); err == nil {
				_ = store.Remember(settingExchanged, folder) // forgotten, it is named once more
			}
			if err := p.sayExchanged(event, &x); err != nil {
				return err
			}
			if fact := newReceiptFact(&x.Receipt); !fact.complete() {
				return errRefused
			}
			return nil
		})
	}
	return c
}

// exchange is one with a folder. Whoever is trusted by it is taken in before
// our bundle is written, which then vouches for them.
func exchange(ctx context.Context, store *db.Store, party *bundle.Party, folder string, trust bool) (bundle.Exchanged, error) {
	var before journal.Receipt
	if trust {
		x, err := party.Collect(ctx, folder)
		if err != nil {
			return x, err
		}
		before = x.Receipt
		if err := vouchFor(ctx, store, party.Actor, &before); err != nil {
			return x, err
		}
	}
	x, err := party.Exchange(ctx, folder, nil)
	x.Fresh += before.Fresh
	return x, err
}

// halfExchanged says what was taken in before the folder, or the database,
// failed.
func (p *program) halfExchanged(event *checkin.Event, x *bundle.Exchanged, folder string, err error) error {
	if fact := newReceiptFact(&x.Receipt); fact.New > 0 && !p.asJSON {
		if err := p.sayReceipt(event, &fact); err != nil {
			return err
		}
	}
	if detail := checkin.ErrorDetail(err); detail == folder || filepath.Dir(detail) == filepath.Clean(folder) {
		return carried(folder, err)
	}
	return err
}

func newExchangeFact(x *bundle.Exchanged) exchangeFact {
	fact := exchangeFact{receiptFact: newReceiptFact(&x.Receipt), Read: []sourceFact{}, Written: x.Written, Visit: []deskFact{}, Route: []visitStop{}}
	for i := range x.Read {
		r := &x.Read[i]
		fact.Read = append(fact.Read, sourceFact{r.Name, checkin.Clean(r.Header.Desk), r.Entries, checkin.ErrorCode(r.Err)})
		fact.Entries += r.Entries
		fact.Streams += r.Streams
	}
	for _, peer := range x.Behind {
		fact.Visit = append(fact.Visit, deskFact{peer.Device.String(), peer.Desk, peer.Venue})
	}
	for _, v := range x.Route {
		fact.Route = append(fact.Route, visitStop{newDeskFact(v.Device, v.Desk.Desk, v.Venue), v.Again, v.Silent})
	}
	return fact
}

func (p *program) sayExchanged(event *checkin.Event, x *bundle.Exchanged) error {
	fact := newExchangeFact(x)
	if p.asJSON {
		return p.print(fact)
	}
	for i := range x.Read {
		if r := &x.Read[i]; r.Err != nil {
			s := p.sentence(carried(r.Name, r.Err))
			if err := p.say("! %s %s", s.What, s.Press); err != nil {
				return err
			}
		}
	}
	if err := p.sayReceipt(event, &fact.receiptFact); err != nil {
		return err
	}
	return p.say(p.words.Carry.Exchanged, x.Written, p.visits(event, x.Route))
}

// visits says where the stick has to go next.
func (p *program) visits(event *checkin.Event, stops []route.Visit) string {
	if len(stops) == 0 {
		return p.words.Carry.NobodyBehind
	}
	return p.words.Route(stops, func(d *route.Desk) string { return p.deskLabel(event, d.Desk, d.Venue) })
}
