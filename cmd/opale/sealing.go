package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/cmd/opale/wording"
	"opale/db"
	"opale/db/seal"
)

// sealFact says what protects a database.
type sealFact struct {
	Sealed bool        `json:"sealed"`
	Keys   []seal.Kind `json:"keys"` // what opens it
}

func sealOf(store *db.Store) sealFact {
	keys := store.Sealed()
	return sealFact{len(keys) > 0, append([]seal.Kind{}, keys...)}
}

func (p *program) sealCommand() *cobra.Command {
	var passphrase bool
	c := p.factual(p.command("seal", p.words.Sealing.Seal, nil))
	c.Flags().BoolVar(&passphrase, "passphrase", false, p.words.Sealing.FlagPassphrase)
	c.RunE = func(c *cobra.Command, _ []string) error {
		open := p.read
		if passphrase {
			open = p.write
		}
		return p.on(c.Context(), open, func(store *db.Store, event *checkin.Event) error {
			if passphrase {
				if err := p.sharePassphrase(c.Context(), store); err != nil {
					return err
				}
			}
			fact := sealOf(store)
			if p.asJSON {
				return p.print(fact)
			}
			return p.say("%s", strings.Join(p.sealLines(fact, event.ID), "\n"))
		})
	}
	return c
}

// sharePassphrase asks twice for a passphrase that is to open the database as
// well.
func (p *program) sharePassphrase(ctx context.Context, store *db.Store) error {
	if len(store.Sealed()) == 0 {
		return &spoken{p.words.Sealing.Open}
	}
	passphrase, err := p.agreed(ctx)
	if err != nil {
		return err
	}
	return store.Share(ctx, seal.Passphrase{Ask: func() (string, error) { return bundle.Spoken(passphrase), nil }})
}

// sealLines say in words what opens a database, what is protected by that, and
// what is not.
func (p *program) sealLines(fact sealFact, event checkin.EventID) []string {
	w := &p.words.Sealing
	if !fact.Sealed {
		return []string{w.Open}
	}
	m, err := p.member(event)
	laptop := w.LaptopOpen
	if err == nil && m == nil && !slices.Contains(fact.Keys, seal.KindFile) {
		laptop = w.LaptopShut
	}
	return []string{fmt.Sprintf(w.Opens, p.keyWords(fact.Keys)), w.Protects, laptop}
}

// keyWords names kinds of keys.
func (p *program) keyWords(kinds []seal.Kind) string {
	var names []string
	for _, kind := range kinds {
		if name := p.words.Sealing.Kinds[kind]; name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// sealedDetail is the detail of an error with CodeSealed in words.
func (p *program) sealedDetail(detail string) string {
	var kinds []seal.Kind
	for word := range strings.FieldsSeq(detail) {
		kinds = append(kinds, seal.Kind(word))
	}
	return p.keyWords(kinds)
}

// examineSeal says what doctor finds about it.
func (d *doctor) examineSeal(store *db.Store) {
	if store == nil {
		return
	}
	event, err := store.Event()
	if err != nil {
		return // said of the file
	}
	fact, l := sealOf(store), levelGood
	if !fact.Sealed && !event.ID.IsRehearsal() {
		l = levelWarning
	}
	d.found(wording.TopicSeal, l, strings.Join(d.sealLines(fact, event.ID), " "), "")
}
