package main

import (
	"github.com/spf13/cobra"

	"opale/checkin"
)

// undoFact is what undo prints: the entry that takes the arrival back.
type undoFact struct {
	Entry checkin.EntryID `json:"entry"`
}

func (p *program) undoCommand() *cobra.Command {
	var s seat
	var reason string
	c := p.factual(p.command("undo", p.words.Undo, nil))
	c.Args = p.exactlyOne
	c.Flags().StringVar(&reason, "reason", "", p.words.FlagReason)
	p.seatFlags(c, &s)
	c.RunE = func(c *cobra.Command, args []string) (err error) {
		if checkin.Clean(reason) == "" {
			return usagef(c, p.words.FlagRequired, "--reason")
		}
		store, err := p.write(c.Context())
		if err != nil {
			return err
		}
		defer closing(store, &err)
		actor, err := p.clerk(store, s)
		if err != nil {
			return err
		}
		desk, err := p.desk(store, actor, s.session)
		if err != nil {
			return err
		}
		arrival, err := findArrival(store, args[0])
		if err != nil {
			return err
		}
		entry, err := desk.Undo(c.Context(), arrival, reason)
		if err != nil {
			return err
		}
		if p.asJSON {
			return p.print(undoFact{entry})
		}
		return p.sayUndone(store, arrival)
	}
	return c
}

func (p *program) sayUndone(store checkin.Store, entry checkin.EntryID) error {
	arrival, err := store.Arrival(entry)
	if err != nil {
		return err
	}
	registrations, err := store.Registrations(arrival.Registration)
	if err != nil {
		return err
	}
	for i := range registrations {
		if err := p.say("%s", p.words.Fill(p.words.Undone, p.words.SpokenName(&registrations[i]))); err != nil {
			return err
		}
	}
	return nil
}
