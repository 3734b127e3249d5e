package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/paper"
	"opale/db"
)

// attestation is one run of the certificate command.
type attestation struct {
	*program
	store   *db.Store
	event   *checkin.Event
	session checkin.SessionID // empty: all
	heading paper.Heading
	made    time.Time
}

func (p *program) certificateCommand() *cobra.Command {
	var out, session string
	var all bool
	var heading paper.Heading
	c := p.command("certificate", p.words.Paper.Certificate, nil)
	c.Args = func(c *cobra.Command, args []string) error {
		if all && len(args) > 0 {
			return usagef(c, p.words.TooMany, args[0])
		}
		if all {
			return nil
		}
		return p.atLeastOne(c, args)
	}
	c.Flags().BoolVar(&all, "all", false, p.words.Paper.FlagAll)
	c.Flags().StringVar(&session, "session", "", p.words.Out.FlagSession)
	p.headingFlags(c, &heading)
	c.Flags().StringVar(&heading.Signatory, "signatory", "", p.words.Paper.FlagSignatory)
	c.Flags().StringVar(&heading.City, "city", "", p.words.Paper.FlagCity)
	p.outFlag(c, &out)
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.on(c.Context(), p.read, func(store *db.Store, event *checkin.Event) error {
			if _, ok := event.Session(checkin.SessionID(session)); session != "" && !ok {
				return checkin.Errorf(checkin.CodeNotFound, "attest", "%s", session)
			}
			run := &attestation{p, store, event, checkin.SessionID(session), heading, time.Now()}
			attested, err := run.gather(c.Context(), args)
			if err != nil {
				return err
			}
			err = p.pages(c, out, func(w io.Writer) error { return paper.WriteCertificates(w, p.pageLanguage(), attested) })
			if err == nil {
				p.said(p.words.Paper.Certificates, len(attested), out)
			}
			return err
		})
	}
	return c
}

// gather makes the attestations of those named, all of whom have to have been
// there, or of everybody who was.
func (run *attestation) gather(ctx context.Context, named []string) ([]paper.Certificate, error) {
	if len(named) > 0 {
		return run.ofThese(named)
	}
	var attested []paper.Certificate
	err := eachByName(ctx, run.store, func(r *checkin.Registration, arrivals []checkin.Arrival) error {
		if c, ok := run.of(r, arrivals); ok {
			attested = append(attested, c)
		}
		return nil
	})
	if err == nil && len(attested) == 0 {
		err = &spoken{run.words.Paper.NobodyCame}
	}
	return attested, err
}

func (run *attestation) ofThese(named []string) ([]paper.Certificate, error) {
	desk, err := newDesk(run.store, checkin.Actor{}, "")
	if err != nil {
		return nil, err
	}
	var ids []checkin.RegistrationID
	var attested []paper.Certificate
	for _, text := range named {
		id, err := meant(desk, run.store, text)
		if err != nil {
			return nil, err
		}
		if slices.Contains(ids, id) {
			continue
		}
		ids = append(ids, id)
		page, err := desk.Page(id)
		if err != nil {
			return nil, err
		}
		c, ok := run.of(&page.Registration, page.Arrivals)
		if !ok {
			return nil, &spoken{fmt.Sprintf(run.words.Paper.NotThere, run.words.SpokenName(&page.Registration))}
		}
		attested = append(attested, c)
	}
	return attested, nil
}

func (run *attestation) of(r *checkin.Registration, arrivals []checkin.Arrival) (paper.Certificate, bool) {
	c, ok := paper.NewCertificate(run.event, run.session, r, arrivals)
	c.Heading, c.Made = run.heading, run.made
	mend(&c.Person)
	return c, ok
}

// meant finds whom a command means: a code wins over an id. The error has
// CodeNotFound or CodeAmbiguous.
func meant(desk *checkin.Desk, store *db.Store, text string) (checkin.RegistrationID, error) {
	reading, err := desk.Decode(text)
	if err != nil || !reading.ID.IsZero() {
		return reading.ID, err
	}
	return findRegistration(store, text)
}
