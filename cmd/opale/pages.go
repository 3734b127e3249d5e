package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/paper"
	"opale/db"
	"opale/tui/i18n"
)

// paged gives the export command its kinds that are printed: each is a command
// with flags of its own.
func (p *program) paged(c *cobra.Command) *cobra.Command {
	c.AddGroup(&cobra.Group{ID: "pages", Title: p.words.Paper.Group})
	for _, sub := range []*cobra.Command{p.reportCommand(), p.trickyCommand(), p.memoCommand(), p.sheetCommand(), p.certificateCommand(), p.fallbackCommand(), p.registerCommand()} {
		sub.GroupID = "pages"
		c.AddCommand(sub)
	}
	return c
}

// pageLanguage is that of the pages: the command's.
func (p *program) pageLanguage() paper.Language { return paper.Language(p.words.Lang) }

// outFlag is where a page goes.
func (p *program) outFlag(c *cobra.Command, out *string) {
	c.Flags().StringVarP(out, "output", "o", "", p.words.Out.FlagFile)
}

// pages writes to a file, whole or not at all, or to a pipe. A terminal would
// show them as noise.
func (p *program) pages(c *cobra.Command, out string, write func(io.Writer) error) error {
	if screen, ok := p.out.(*os.File); ok && out == "" && term.IsTerminal(screen.Fd()) {
		return usagef(c, p.words.Missing, "-o "+p.words.Paper.File)
	}
	return p.output(out, write)
}

// said says what is in a file that was written.
func (p *program) said(what i18n.Plural, n int, out string) {
	if out != "" && out != "-" {
		p.remark(p.words.Out.Done, p.words.Count(what, n), out)
	}
}

// headingFlags are what a page may say that the event does not know.
func (p *program) headingFlags(c *cobra.Command, h *paper.Heading) {
	c.Flags().StringVar(&h.Organiser, "organiser", "", p.words.Paper.FlagOrganiser)
	c.Flags().StringVar(&h.Place, "place", "", p.words.Paper.FlagPlace)
}

func (p *program) sheetCommand() *cobra.Command {
	var session, venue, split, out string
	var blank paper.Sheet
	c := p.command("sheet", p.words.Paper.Sheet, nil)
	c.Flags().StringVar(&session, "session", "", p.words.FlagSession)
	c.Flags().StringVar(&venue, "venue", "", p.words.Paper.FlagVenue)
	c.Flags().StringVar(&split, "split", "", p.words.Paper.FlagSplit)
	c.Flags().BoolVar(&blank.AsTyped, "as-typed", false, p.words.Paper.FlagAsTyped)
	p.headingFlags(c, &blank.Heading)
	c.Flags().StringVar(&blank.Speaker, "speaker", "", p.words.Paper.FlagSpeaker)
	p.outFlag(c, &out)
	c.MarkFlagsMutuallyExclusive("session", "venue")
	c.RunE = func(c *cobra.Command, _ []string) error {
		var ok bool
		if blank.Parts, ok = paper.ParseParts(split); !ok {
			return usagef(c, p.words.Paper.NotParts, checkin.Clean(split))
		}
		return p.on(c.Context(), p.read, func(store *db.Store, event *checkin.Event) error {
			sessions, err := p.sessionsOf(store, event, session, venue)
			if err != nil {
				return err
			}
			blank.Event, blank.Made = *event, time.Now()
			sheets, listed, err := fillSheets(c.Context(), store, blank, sessions)
			if err != nil {
				return err
			}
			err = p.pages(c, out, func(w io.Writer) error { return paper.WriteSheets(w, p.pageLanguage(), sheets) })
			if err == nil {
				p.said(p.words.People, listed, out)
			}
			return err
		})
	}
	return c
}

// sessionsOf are the sessions of a venue, else the one named, else the desk's,
// which is said.
func (p *program) sessionsOf(store *db.Store, event *checkin.Event, session, venue string) ([]checkin.Session, error) {
	if venue != "" {
		at, ok := event.FindVenue(venue)
		if !ok {
			return nil, p.unknownVenue(venue, event)
		}
		return event.SessionsAt(at.ID), nil
	}
	one, err := p.sessionOf(store, event, session)
	return []checkin.Session{one}, err
}

func (p *program) sessionOf(store *db.Store, event *checkin.Event, asked string) (checkin.Session, error) {
	actor, err := p.actor(store, seat{})
	if err != nil {
		return checkin.Session{}, err
	}
	session, err := event.Choose(checkin.SessionID(asked), actor.Venue, time.Now())
	if err == nil && asked == "" {
		p.remark(p.words.SessionSaid, session.Name, p.words.Date(event.Day(session)))
	}
	return session, err
}

// fillSheets lists everybody on the sheets where they are to sign; listed
// counts the rows.
func fillSheets(ctx context.Context, store checkin.Store, blank paper.Sheet, sessions []checkin.Session) (sheets []paper.Sheet, listed int, err error) {
	for _, s := range sessions {
		blank.Session = s
		sheets = append(sheets, blank)
	}
	err = eachByName(ctx, store, func(r *checkin.Registration, arrivals []checkin.Arrival) error {
		for i := range sheets {
			sheets[i].Add(r, arrivals)
		}
		return nil
	})
	for i := range sheets {
		listed += len(sheets[i].People)
		for j := range sheets[i].People {
			mend(&sheets[i].People[j].Person)
		}
	}
	return sheets, listed, err
}

// mend writes a first name as one writes it, where the list has it in capitals.
func mend(person *paper.Person) { person.Given = i18n.GivenName(person.Given) }

// asFile makes pages in memory.
func asFile(write func(io.Writer) error) ([]byte, error) {
	var b bytes.Buffer
	err := write(&b)
	return b.Bytes(), err
}
