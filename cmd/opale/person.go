package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/db"
)

// personCommand is about the rights of one person: to have what is kept of them,
// and to be erased.
func (p *program) personCommand() *cobra.Command {
	return p.withCommands(p.command("person", p.words.Rights.Person, nil), p.personExportCommand(), p.personEraseCommand())
}

// someone finds whom a command is about: by code, by id, else by a name that is
// one person's. The error has CodeNotFound or CodeAmbiguous; several are named.
func (p *program) someone(ctx context.Context, store *db.Store, text string) (checkin.RegistrationID, error) {
	desk, err := newDesk(store, checkin.Actor{}, "")
	if err != nil {
		return checkin.RegistrationID{}, err
	}
	id, err := meant(desk, store, text)
	if err == nil || checkin.ErrorCode(err) != checkin.CodeNotFound {
		return id, err
	}
	var same []checkin.Registration
	asked := checkin.Fold(text)
	err = store.People(ctx, func(r *checkin.Registration) bool {
		for _, said := range []string{r.FullName(), r.LastName() + " " + r.FirstName(), r.LastName(), r.Email()} {
			if asked != "" && checkin.Fold(said) == asked {
				same = append(same, *r)
				break
			}
		}
		return true
	})
	switch {
	case err != nil:
		return id, err
	case len(same) == 0:
		return id, checkin.Errorf(checkin.CodeNotFound, "find person", "%s", text)
	case len(same) == 1:
		return same[0].ID, nil
	}
	event, err := store.Event()
	if err != nil {
		return id, err
	}
	lines := make([]string, len(same))
	for i := range same {
		lines[i] = "  " + p.listLine(&event, &same[i], nil)
	}
	return id, &spoken{fmt.Sprintf(p.words.Rights.Several, checkin.Clean(text), strings.Join(lines, "\n"))}
}
