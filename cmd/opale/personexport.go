package main

import (
	"io"
	"time"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/db"
)

// dossierFact is all that is held on one person: what person export prints.
type dossierFact struct {
	Event     checkin.EventID          `json:"event"`
	Made      time.Time                `json:"made"`
	IDs       []checkin.RegistrationID `json:"ids"` // of the registrations that are theirs
	Erased    bool                     `json:"erased"`
	WalkIn    bool                     `json:"walk_in"`
	Withdrawn bool                     `json:"withdrawn"`
	Values    map[string]string        `json:"values"`
	Codes     []string                 `json:"former_codes"`
	Row       []cellFact               `json:"row"` // as the organiser's list has it
	Former    []formerFact             `json:"former"`
	Arrivals  []passageFact            `json:"arrivals"`
	History   []happeningFact          `json:"history"`
	Conflicts []conflictFact           `json:"conflicts"`
	Aside     []asideFact              `json:"aside"`
	Holders   []holderFact             `json:"holders"` // other machines, by their last word
	Copies    copiesFact               `json:"copies"`
}

type cellFact struct {
	Column string `json:"column"`
	Value  string `json:"value"`
}

// formerFact is a value that another one has replaced.
type formerFact struct {
	Field    string    `json:"field"`
	Value    string    `json:"value"`
	Time     time.Time `json:"time"`
	Desk     string    `json:"desk"`
	Operator string    `json:"operator"`
}

// passageFact is an arrival, taken back or not, and the departure behind it.
type passageFact struct {
	arrivalFact
	Override checkin.Outcome `json:"override,omitempty"`
	Reason   string          `json:"reason,omitempty"`
	Left     *time.Time      `json:"left,omitempty"`
	Undone   *undoneFact     `json:"undone,omitempty"`
}

type undoneFact struct {
	Time     time.Time `json:"time"`
	Desk     string    `json:"desk"`
	Operator string    `json:"operator"`
	Reason   string    `json:"reason"`
}

// happeningFact is an entry about them.
type happeningFact struct {
	Entry    checkin.EntryID   `json:"entry"`
	Kind     checkin.Kind      `json:"kind"`
	Time     time.Time         `json:"time"`
	Session  checkin.SessionID `json:"session,omitempty"`
	Desk     string            `json:"desk"`
	Operator string            `json:"operator"`
	List     string            `json:"list,omitempty"`
	Values   map[string]string `json:"values,omitempty"`
	Row      []cellFact        `json:"row,omitempty"`
	Note     string            `json:"note,omitempty"`
	Reason   string            `json:"reason,omitempty"`
	Undone   bool              `json:"undone,omitempty"`
}

type conflictFact struct {
	Kind    checkin.ConflictKind    `json:"kind"`
	Other   *checkin.RegistrationID `json:"other,omitempty"` // whom they may be
	Session checkin.SessionID       `json:"session,omitempty"`
	Field   string                  `json:"field,omitempty"`
	Values  []string                `json:"values,omitempty"`
}

// asideFact is what came about them and counts nowhere.
type asideFact struct {
	Place  db.Place          `json:"place"`
	Entry  checkin.EntryID   `json:"entry"`
	Kind   checkin.Kind      `json:"kind"`
	Values map[string]string `json:"values,omitempty"`
	Note   string            `json:"note,omitempty"`
	Reason string            `json:"reason,omitempty"`
}

// holderFact is another machine that has said to hold entries about them.
type holderFact struct {
	deskFact
	Heard   time.Time `json:"heard"`
	Entries int       `json:"entries"`
}

// copiesFact are the files of this computer that hold them too.
type copiesFact struct {
	Backups []string `json:"backups"`
	Stick   string   `json:"stick,omitempty"` // the folder of the safety stick
	Paper   string   `json:"paper,omitempty"` // the folder of the printable list
}

func (p *program) personExportCommand() *cobra.Command {
	var out string
	c := p.factual(p.command("export", p.words.Rights.Export, nil))
	c.Args = p.exactlyOne
	p.outFlag(c, &out)
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.on(c.Context(), p.read, func(store *db.Store, event *checkin.Event) error {
			id, err := p.someone(c.Context(), store, args[0])
			if err != nil {
				return err
			}
			fact, err := readDossier(c.Context(), store, event, id)
			if err != nil {
				return err
			}
			err = p.output(out, func(w io.Writer) error {
				beside := *p
				if beside.out = w; p.asJSON {
					return beside.print(fact)
				}
				return beside.sayDossier(event, fact)
			})
			if err == nil && !isStandard(out) {
				p.remark(p.words.Out.Done, p.words.Count(p.words.People, 1), out)
			}
			return err
		})
	}
	return c
}
