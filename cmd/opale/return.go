package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/handback"
	"opale/checkin/route"
	"opale/db"
)

// returnFact is what return prints before it does anything.
type returnFact struct {
	Event   checkin.EventID   `json:"event"`
	Desk    string            `json:"desk"`
	Entries int               `json:"entries"`
	Missing int               `json:"missing"` // that nobody else has said to hold
	Held    []handback.HeldBy `json:"held"`
	Visit   []string          `json:"visit"`   // where the stick has to go for that
	Outside []string          `json:"outside"` // what only people can remove
}

func (p *program) returnCommand() *cobra.Command {
	w := &p.words.Return
	var s seat
	var digits, check string
	c := p.factual(p.command("return", w.Return, nil))
	c.Args = p.atMostOne
	p.pinFlag(c, &digits)
	c.Flags().StringVar(&check, "verify", "", w.FlagCheck)
	p.seatFlags(c, &s)
	c.RunE = func(c *cobra.Command, args []string) error {
		if check != "" {
			return p.verifyReturn(check)
		}
		if len(args) == 0 {
			return p.on(c.Context(), p.read, func(store *db.Store, event *checkin.Event) error {
				return p.sayReturnable(c.Context(), store, event, s)
			})
		}
		// No desk may be open: it has names in memory.
		store, err := p.own(c.Context())
		if err != nil {
			return err
		}
		event, err := store.Event()
		if err == nil && args[0] != string(event.ID) {
			err = usagef(c, w.NotThisEvent, checkin.Clean(args[0]), event.ID)
		}
		if err == nil {
			err = p.mayEnd(c.Context(), store, digits)
		}
		if err != nil {
			closing(store, &err)
			return err
		}
		return p.giveBack(c.Context(), store, s)
	}
	return c
}

// weighed is what is known of a laptop that may be given back.
type weighed struct {
	event checkin.Event
	actor checkin.Actor
	proof handback.Proof
	route []route.Visit
	said  bool // its word is written already, and it has written nothing since
}

// weigh looks who else holds what this laptop does, by their own last words.
// Laptops that are lost or given back hold nothing for anybody.
func (p *program) weigh(store *db.Store, s seat) (w weighed, err error) {
	if w.event, err = store.Event(); err != nil {
		return w, err
	}
	party, err := p.readerParty(store, s, bundle.Keys{})
	if err != nil {
		return w, err
	}
	known, err := party.Known()
	if err != nil {
		return w, err
	}
	words, err := store.Returned()
	if err != nil {
		return w, err
	}
	w.actor, w.route = party.Actor, known.Plan()
	w.said = slices.Contains(known.Back, party.Device)
	apart := append(known.Apart, known.Back...)
	for _, lost := range known.Replaced() {
		apart = append(apart, lost.Device)
	}
	w.proof = handback.Prove(handback.But(known.Have, party.Device, words), known.Peers, append(apart, party.Device))
	return w, nil
}

// visits names the other desks of the route.
func (p *program) visitNames(event *checkin.Event, stops []route.Visit, here checkin.DeviceID) (names []string) {
	for _, v := range stops {
		if !v.Again && v.Device != here {
			names = append(names, p.deskLabel(event, v.Desk.Desk, v.Venue))
		}
	}
	return names
}

func (p *program) sayReturnable(ctx context.Context, store *db.Store, event *checkin.Event, s seat) error {
	weighed, err := p.weigh(store, s)
	if err != nil {
		return err
	}
	outside, err := p.outside(ctx, store)
	if err != nil {
		return err
	}
	names := p.visitNames(event, weighed.route, p.thisDevice())
	if p.asJSON {
		slip := handback.NewSlip(event, weighed.actor.Desk, p.thisDevice(), &weighed.proof, p.clock.Now())
		fact := returnFact{event.ID, slip.Desk, weighed.proof.Entries, weighed.proof.Missing, slip.Held, append([]string{}, names...), append([]string{}, outside...)}
		return p.print(fact)
	}
	lines := p.proofLines(event, &weighed, names)
	if weighed.proof.IsComplete() {
		if err := p.mayRemoveFolder(store); err != nil {
			return err
		}
		lines = append(append(lines, outside...), fmt.Sprintf(p.words.Return.ToReturn, event.ID))
	}
	return p.say("%s", strings.Join(lines, "\n"))
}

// proofLines says who holds what is here, and what to do where nobody does.
func (p *program) proofLines(event *checkin.Event, w *weighed, visits []string) []string {
	r := &p.words.Return
	lines := []string{fmt.Sprintf(r.Here, p.deskLabel(event, w.actor.Desk, w.actor.Venue), checkin.Clean(event.Name))}
	if w.proof.IsComplete() {
		lines = append(lines, p.words.Count(p.words.HandBack.AllHeld, w.proof.Entries))
	} else {
		lines = append(lines, p.words.Count(p.words.HandBack.Missing, w.proof.Missing), p.words.HandBack.MissingDo)
		if len(visits) > 0 {
			lines = append(lines, fmt.Sprintf(p.words.HandBack.MissingTo, p.words.Enumerate(visits)))
		} else {
			lines = append(lines, p.words.HandBack.MissingBut)
		}
	}
	for _, h := range w.proof.Holders {
		lines = append(lines, "  "+fmt.Sprintf(p.words.HandBack.Held, p.deskLabel(event, h.Desk, h.Venue), p.onDay(h.Since.In(event.Location())), p.words.Count(p.words.Entries, h.Entries)))
	}
	return lines
}

// notHeld refuses, and says what to do.
func (p *program) notHeld(event *checkin.Event, w *weighed) error {
	lines := p.proofLines(event, w, p.visitNames(event, w.route, p.thisDevice()))
	return &spoken{strings.Join(lines[1:], "\n")}
}

// verifyReturn says whether a slip is as its device signed it.
func (p *program) verifyReturn(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	slip, ok := handback.ReadSlip(text)
	if !ok {
		return &spoken{fmt.Sprintf(p.words.Return.SlipWrong, checkin.Clean(path))}
	}
	if p.asJSON {
		return p.print(slip)
	}
	return p.say(p.words.Return.SlipRight, checkin.Clean(slip.Name), checkin.Clean(slip.Desk), p.onDay(slip.Returned), slip.Device)
}

// giveBack proves once more that all is elsewhere, says to the others that this
// laptop goes, writes down what is to be removed, and removes it. It closes the
// store.
func (p *program) giveBack(ctx context.Context, store *db.Store, s seat) (err error) {
	open := true
	defer func() {
		if open {
			closing(store, &err)
		}
	}()
	if err := p.mayRemoveFolder(store); err != nil {
		return err
	}
	p.meetOnce(ctx, store)
	w, err := p.weigh(store, s)
	if err != nil {
		return err
	}
	if !w.proof.IsComplete() {
		return p.notHeld(&w.event, &w)
	}
	if !w.said {
		if err := store.Append(ctx, w.actor, checkin.Fact{Kind: checkin.KindReturned}); err != nil {
			return err
		}
	}
	end, err := p.planEnd(ctx, store, &w)
	if err != nil {
		return err
	}
	if err := keepEnding(p.onDisk(), end); err != nil {
		return err
	}
	open = false
	if err := store.Close(); err != nil {
		return err
	}
	return p.finishEnding(end)
}

// lastCall is how long a hub is waited for: what matters is proved without it.
const lastCall = 20 * time.Second

// meetOnce exchanges with the hub that was joined, where it answers.
func (p *program) meetOnce(ctx context.Context, store *db.Store) (met bool) {
	m, err := membership(store)
	if err != nil || m == nil {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, lastCall)
	defer cancel()
	_, err = p.exchangeOnce(ctx, store, m)
	return err == nil
}
