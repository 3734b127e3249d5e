package main

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/rehearsal"
	"opale/db"
	"opale/tui"
)

// A demo without flags is always the same people.
const (
	demoPeople = 10_000
	demoSeed   = 1
)

// demoSeat is who a rehearsal begins with: an invented volunteer at the
// conferences.
var demoSeat = seat{venue: "calais", desk: "Poste 1", operator: "Élodie"}

func (p *program) demoCommand() *cobra.Command {
	s := demoSeat
	var people int
	var seed uint64
	c := p.command("demo", p.words.Demo, nil)
	p.screenFlags(c, &s)
	// A rehearsal has a file of its own: this flag stands before the common one.
	c.Flags().String("db", "", p.words.FlagDB)
	c.Flags().Lookup("db").Hidden = true
	c.Flags().IntVar(&people, "people", demoPeople, p.words.FlagPeople)
	c.Flags().Uint64Var(&seed, "seed", demoSeed, p.words.FlagSeed)
	c.RunE = func(c *cobra.Command, _ []string) (err error) {
		if c.Flags().Changed("db") {
			return usagef(c, p.words.UnknownFlag, "--db")
		}
		if people < 0 {
			return usagef(c, p.words.FlagInvalid, strconv.Itoa(people), "--people")
		}
		dir, err := os.MkdirTemp("", "opale-demo-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		p.remark(p.words.Rehearsing, p.words.Number(people))
		store, err := rehearse(c.Context(), filepath.Join(dir, "opale.db"), people, seed)
		if err != nil {
			return err
		}
		defer closing(store, &err)
		return p.show(c.Context(), store, s, tui.Options{}, nil)
	}
	return c
}

// rehearsalStore makes a database of a rehearsal's. Its key is thrown away with it.
func rehearsalStore(ctx context.Context, path string, event *checkin.Event) (*db.Store, error) {
	key, err := db.NewKey()
	if err != nil {
		return nil, err
	}
	return db.Open(ctx, path, db.Options{Key: key, Program: version(), Sole: true, Event: event})
}

// rehearse makes a database of invented people, with a session open now.
func rehearse(ctx context.Context, path string, people int, seed uint64) (*db.Store, error) {
	now := time.Now()
	event := rehearsal.Event(checkin.Fabriques(now.Year()), now)
	store, err := rehearsalStore(ctx, path, &event)
	if err != nil {
		return nil, err
	}
	list := checkin.Listing{Name: "demo", Invented: true, Rows: make([]checkin.ListedRow, 0, people)}
	for r := range rehearsal.People(&event, seed, people) {
		list.Rows = append(list.Rows, checkin.ListedRow{Line: len(list.Rows) + 2, Fields: fieldsOf(&r)})
	}
	if _, err := checkin.Import(ctx, store, checkin.Actor{}, list, false); err != nil {
		store.Close()
		return nil, err
	}
	return store, nil
}

// fieldsOf is a registration as a list would give it.
func fieldsOf(r *checkin.Registration) checkin.Fields {
	fields := checkin.Fields{}
	for f := range checkin.NumFields {
		if v := r.Values[f]; v != "" {
			fields[f] = v
		}
	}
	return fields
}
