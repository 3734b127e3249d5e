package main

import (
	"cmp"
	"context"
	"crypto/ed25519"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/journal"
	"opale/db"
	"opale/tui/i18n"
)

// carriedError is about a file that carries entries, or about a folder for
// them, and not about the database.
type carriedError struct {
	file string
	err  error
}

func (e *carriedError) Error() string { return e.file + ": " + e.err.Error() }
func (e *carriedError) Unwrap() error { return e.err }

func carried(file string, err error) error {
	if err == nil {
		return nil
	}
	return &carriedError{file, err}
}

// carriedSentence finds the words for a bundle or a folder; ok is false where
// they are those of any other failure.
func (p *program) carriedSentence(e *carriedError) (s i18n.Sentence, ok bool) {
	s, ok = p.words.Carry.Faults[checkin.ErrorCode(e.err)]
	return detailed(s, e.file), ok
}

// party is who exchanges by hand.
func (p *program) party(store *db.Store, s seat, keys bundle.Keys) (*bundle.Party, error) {
	event, err := store.Event()
	if err != nil {
		return nil, err
	}
	actor, err := p.clerk(store, s)
	if err != nil {
		return nil, err
	}
	return &bundle.Party{
		Replica: store, Event: event.ID, Device: store.Device(), Actor: actor, Now: p.clock.Now,
		Seal: keys.Seal, Open: keys.Open, Disk: p.onDisk(), Notes: store,
	}, nil
}

// readerParty is party for a store that is only read: whose bundle it is comes
// from the device's key.
func (p *program) readerParty(store *db.Store, s seat, keys bundle.Keys) (*bundle.Party, error) {
	party, err := p.party(store, s, keys)
	if err != nil {
		return nil, err
	}
	key, err := p.deviceKey()
	if err != nil {
		return nil, err
	}
	party.Device = journal.Device(key.Public().(ed25519.PublicKey))
	return party, nil
}

// deskFact names a desk.
type deskFact struct {
	Device string          `json:"device"`
	Desk   string          `json:"desk"`
	Venue  checkin.VenueID `json:"venue"`
}

// receiptFact is what was taken in, and what was not.
type receiptFact struct {
	New         int             `json:"new"`
	Waiting     int             `json:"waiting"` // pieces of streams
	Strangers   []deskFact      `json:"strangers"`
	Quarantined []quarantineRow `json:"quarantined"`
	Unnamed     int             `json:"unnamed,omitempty"` // taken without what it says of people: the event is purged here
}

// quarantineRow counts the entries of one desk that were not taken for one
// reason.
type quarantineRow struct {
	Desk    string         `json:"desk"`
	Reason  journal.Reason `json:"reason"`
	Entries int            `json:"entries"`
}

func newReceiptFact(r *journal.Receipt) receiptFact {
	fact := receiptFact{New: r.Fresh, Waiting: r.Waiting, Unnamed: r.Unnamed, Strangers: []deskFact{}, Quarantined: []quarantineRow{}}
	for _, o := range slices.SortedFunc(slices.Values(r.Strangers), func(a, b journal.Opening) int { return cmp.Compare(a.Desk, b.Desk) }) {
		fact.meet(newDeskFact(o.Device, o.Desk, o.Venue))
	}
	for _, q := range r.Quarantined {
		fact.quarantine(checkin.Clean(q.By.Desk), q.Reason)
	}
	return fact
}

// meet adds a stranger; a laptop that had several names is shown once.
func (f *receiptFact) meet(d deskFact) {
	for i := range f.Strangers {
		if known := &f.Strangers[i]; known.Device == d.Device {
			known.Desk += ", " + d.Desk
			known.Venue = cmp.Or(known.Venue, d.Venue)
			return
		}
	}
	f.Strangers = append(f.Strangers, d)
}

func (f *receiptFact) quarantine(desk string, reason journal.Reason) {
	for i := range f.Quarantined {
		if q := &f.Quarantined[i]; q.Desk == desk && q.Reason == reason {
			q.Entries++
			return
		}
	}
	f.Quarantined = append(f.Quarantined, quarantineRow{desk, reason, 1})
}

// sayReceipt says what was brought by hand, and from whom nothing was taken.
func (p *program) sayReceipt(event *checkin.Event, fact *receiptFact) error {
	w := &p.words.Carry
	lines := []string{w.NothingNew}
	if fact.New > 0 {
		lines[0] = p.words.Count(w.New, fact.New)
	}
	if fact.Unnamed > 0 {
		lines = append(lines, p.words.Count(p.words.Rights.Unnamed, fact.Unnamed))
	}
	for _, s := range fact.Strangers {
		lines = append(lines, fmt.Sprintf(w.Stranger, p.deskLabel(event, s.Desk, s.Venue)))
	}
	for _, q := range fact.Quarantined {
		lines = append(lines, fmt.Sprintf(w.Quarantined[q.Reason], p.words.Count(p.words.Entries, q.Entries), p.deskLabel(event, q.Desk, "")))
	}
	if len(fact.Strangers) == 0 && fact.Waiting > 0 {
		lines = append(lines, p.words.Count(w.Waiting, fact.Waiting))
	}
	for _, line := range lines {
		if err := p.say("%s", line); err != nil {
			return err
		}
	}
	return nil
}

// complete reports whether everything that was brought was taken, now or
// before; what merely waits for an earlier piece is no refusal.
func (f *receiptFact) complete() bool { return len(f.Strangers) == 0 && len(f.Quarantined) == 0 }

// deskLabel names a desk, with its venue where its name does not say it.
func (p *program) deskLabel(event *checkin.Event, desk string, venue checkin.VenueID) string {
	desk = cmp.Or(checkin.Clean(desk), p.words.Carry.Nameless)
	for _, v := range event.Venues {
		if v.ID == venue && !strings.Contains(checkin.Fold(desk), checkin.Fold(v.Name)) {
			return fmt.Sprintf("%s (%s)", desk, v.Name)
		}
	}
	return desk
}

// vouchFor trusts the strangers of a receipt, and takes in what waited for
// that.
func vouchFor(ctx context.Context, store *db.Store, actor checkin.Actor, receipt *journal.Receipt) error {
	if len(receipt.Strangers) == 0 {
		return nil
	}
	var devices []checkin.DeviceID
	for _, o := range receipt.Strangers {
		devices = append(devices, o.Device)
	}
	if err := vouch(ctx, store, actor, devices...); err != nil {
		return err
	}
	again, err := store.Apply(ctx, nil)
	receipt.Fresh += again.Fresh
	receipt.Waiting, receipt.Strangers = again.Waiting, again.Strangers
	receipt.Quarantined = append(receipt.Quarantined, again.Quarantined...)
	return err
}

// withCommands gives a command its subcommands; alone it says that one is
// missing.
func (p *program) withCommands(c *cobra.Command, subcommands ...*cobra.Command) *cobra.Command {
	c.Args = p.knownCommand
	c.AddGroup(&cobra.Group{ID: c.Name(), Title: p.words.Carry.Commands})
	for _, sub := range subcommands {
		sub.GroupID = c.Name()
		c.AddCommand(sub)
	}
	c.RunE = func(c *cobra.Command, _ []string) error { return usagef(c, p.words.Missing, argumentsOf(c)) }
	return c
}
