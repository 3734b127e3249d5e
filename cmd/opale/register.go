package main

import (
	"io"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/paper"
	"opale/db"
)

func (p *program) registerCommand() *cobra.Command {
	var out string
	c := p.command("register", p.words.Rights.Register, nil)
	p.outFlag(c, &out)
	c.RunE = func(c *cobra.Command, _ []string) error {
		return p.on(c.Context(), p.read, func(store *db.Store, event *checkin.Event) (err error) {
			r := &paper.Register{Event: *event, Made: p.clock.Now(), Sealed: len(store.Sealed()) > 0}
			if r.Lists, err = store.Lists(); err != nil {
				return err
			}
			if err := store.People(c.Context(), func(person *checkin.Registration) bool {
				if person.Erased {
					r.Erased++
				} else {
					r.People++
				}
				return true
			}); err != nil {
				return err
			}
			replica, err := readReplica(c.Context(), store, p.thisDevice())
			if err != nil {
				return err
			}
			r.Desks = len(replica.Desks)
			err = p.output(out, func(w io.Writer) error { return paper.WriteRegister(w, r) })
			if err == nil && !isStandard(out) {
				p.remark(p.words.Out.Done, p.words.Rights.Register.Short, out)
			}
			return err
		})
	}
	return c
}
