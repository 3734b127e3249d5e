package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/cmd/opale/wording"
	"opale/db"
)

// erasedFact is what person erase prints.
type erasedFact struct {
	IDs     []checkin.RegistrationID `json:"ids"`
	Entries []checkin.EntryID        `json:"entries"`
	File    bool                     `json:"file"`    // nothing of them is left in the file
	Backups bool                     `json:"backups"` // nor in its copies on this computer
	Aside   []string                 `json:"aside"`   // folders that opale doctor has put aside, and that hold them still
	Holders []holderFact             `json:"holders"` // who had said to hold them, and forgets them at the next exchange
}

func (p *program) personEraseCommand() *cobra.Command {
	var s seat
	var ground, digits string
	var sure bool
	c := p.factual(p.command("erase", p.words.Rights.Erase, nil))
	c.Args = p.exactlyOne
	c.Flags().StringVar(&ground, "reason", "", p.words.Rights.FlagGround)
	c.Flags().BoolVar(&sure, "yes", false, p.words.Rights.FlagSure)
	p.pinFlag(c, &digits)
	p.seatFlags(c, &s)
	c.RunE = func(c *cobra.Command, args []string) error {
		of, ok := p.ground(ground)
		switch {
		case ground == "":
			return usagef(c, p.words.FlagRequired, "--reason")
		case !ok:
			return usagef(c, p.words.UnknownValue, ground, "--reason", p.groundWords())
		}
		return p.on(c.Context(), p.write, func(store *db.Store, event *checkin.Event) error {
			id, err := p.someone(c.Context(), store, args[0])
			if err == nil {
				err = p.mayEnd(c.Context(), store, digits)
			}
			if err != nil {
				return err
			}
			if !sure {
				if err := p.confirmErasure(c, store, id); err != nil {
					return err
				}
			}
			return p.erase(c.Context(), store, event, s, id, of)
		})
	}
	return c
}

// ground reads a word for why somebody is erased, in either language.
func (p *program) ground(text string) (checkin.Ground, bool) {
	for _, g := range checkin.Grounds {
		for _, w := range []string{string(g), wording.French.Rights.Grounds[g], wording.English.Rights.Grounds[g]} {
			if checkin.Fold(text) == checkin.Fold(w) && text != "" {
				return g, true
			}
		}
	}
	return "", false
}

func (p *program) groundWords() string {
	var all []string
	for _, g := range checkin.Grounds {
		all = append(all, p.words.Rights.Grounds[g])
	}
	return strings.Join(all, ", ")
}

// confirmErasure names the person and has the word typed that erases them: it
// cannot be taken back. Where nobody can be asked, --yes says it.
func (p *program) confirmErasure(c *cobra.Command, store *db.Store, id checkin.RegistrationID) error {
	if _, ok := p.keyboard(); !ok {
		return usagef(c, p.words.FlagRequired, "--yes")
	}
	found, err := store.Registrations(id)
	if err != nil || len(found) == 0 {
		return errors.Join(err, checkin.Errorf(checkin.CodeNotFound, "erase", "%s", id))
	}
	w := &p.words.Rights
	fmt.Fprintf(p.errs, w.Confirm+" ", p.words.SpokenName(&found[0]), id, w.Word)
	typed, err := bufio.NewReader(p.in).ReadString('\n')
	if err != nil && typed == "" {
		return err
	}
	if checkin.Fold(typed) != checkin.Fold(w.Word) {
		return &spoken{w.NotConfirmed}
	}
	return nil
}

func (p *program) erase(ctx context.Context, store *db.Store, event *checkin.Event, s seat, id checkin.RegistrationID, ground checkin.Ground) error {
	before, err := readDossier(ctx, store, event, id)
	if err != nil {
		return err
	}
	actor, err := p.clerk(store, s)
	if err != nil {
		return err
	}
	desk, err := p.desk(store, actor, "")
	if err != nil {
		return err
	}
	done, err := desk.Erase(ctx, id, ground)
	if err != nil {
		return err
	}
	fact := erasedFact{IDs: done.Registrations, Entries: done.Entries, Holders: before.Holders}
	fact.File, fact.Backups = scrubbed(ctx, store)
	if fact.Aside, err = putAside(store); err != nil {
		return err
	}
	if p.asJSON {
		return p.print(fact)
	}
	return p.sayErased(event, &fact)
}

// scrubbed writes the file anew without what was erased, and a copy that takes
// the place of those that hold it. What a desk that is open keeps from being
// done, its next copy does: within a quarter of an hour, or when it is closed.
func scrubbed(ctx context.Context, store *db.Store) (file, backups bool) {
	file = store.Scrub(ctx) == nil
	_, err := store.Backup(ctx, backupFolder(store))
	return file, err == nil
}

// putAside are the folders of copies that opale doctor made before a repair. They
// are for a person to delete, who knows whether the repair went well.
func putAside(store *db.Store) (folders []string, err error) {
	entries, err := os.ReadDir(backupFolder(store))
	folders = []string{}
	for _, e := range entries {
		if e.IsDir() {
			folders = append(folders, filepath.Join(backupFolder(store), e.Name()))
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return folders, err
}

func (p *program) sayErased(event *checkin.Event, fact *erasedFact) error {
	w := &p.words.Rights
	lines := []string{w.Done}
	if fact.File && fact.Backups {
		lines = append(lines, w.GoneHere)
	} else {
		lines = append(lines, w.GoneSoon)
	}
	for _, folder := range fact.Aside {
		lines = append(lines, fmt.Sprintf(w.NotDeleted, folder))
	}
	lines = append(lines, w.GoneThere)
	for _, h := range fact.Holders {
		lines = append(lines, fmt.Sprintf("  %s, %s", p.deskLabel(event, h.Desk, h.Venue), fmt.Sprintf(p.words.Carry.LastWord, p.when(event, h.Heard))))
	}
	return p.say("%s", strings.Join(append(lines, w.StillOut), "\n"))
}
