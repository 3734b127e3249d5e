package main

import (
	"time"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/db"
)

// lookupFact is what lookup prints for each query.
type lookupFact struct {
	Query   string       `json:"query"`
	Results []personFact `json:"results"` // best first, at most lookupLimit
	Micros  int64        `json:"micros"`  // what the index took, in microseconds
}

type personFact struct {
	ID        checkin.RegistrationID `json:"id"`
	Code      string                 `json:"code"`
	FirstName string                 `json:"first_name"`
	LastName  string                 `json:"last_name"`
	Company   string                 `json:"company"`
}

const lookupLimit = 10

func (p *program) lookupCommand() *cobra.Command {
	var batch string
	c := p.factual(p.command("lookup", p.words.Lookup, nil))
	c.Args = p.argsOrBatch
	c.Flags().StringVar(&batch, "batch", "", p.words.FlagBatch)
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.on(c.Context(), p.read, func(store *db.Store, event *checkin.Event) error {
			finder, err := index(c.Context(), store)
			if err != nil {
				return err
			}
			return p.eachLine(c.Context(), args, batch, func(text string) error {
				return p.lookup(store, event, finder, text)
			})
		})
	}
	return c
}

func (p *program) lookup(store checkin.Store, event *checkin.Event, finder checkin.Finder, text string) error {
	start := time.Now()
	found := finder.Find(checkin.Query{Text: text, Limit: lookupLimit})
	fact := lookupFact{Query: text, Results: []personFact{}, Micros: time.Since(start).Microseconds()}
	ids := make([]checkin.RegistrationID, len(found.Matches))
	for i, m := range found.Matches {
		ids[i] = m.ID
	}
	registrations, err := store.Registrations(ids...)
	if err != nil {
		return err
	}
	if p.asJSON {
		for _, r := range registrations {
			fact.Results = append(fact.Results, personFact{r.ID, r.Code(), r.FirstName(), r.LastName(), r.Company()})
		}
		return p.print(fact)
	}
	if text == "" {
		return p.say("")
	}
	if len(registrations) == 0 {
		return p.say(p.words.Nobody, checkin.Clean(text))
	}
	for i := range registrations {
		if err := p.say("%s", p.listLine(event, &registrations[i], nil)); err != nil {
			return err
		}
	}
	return nil
}
