package main

import (
	"cmp"
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/paper"
	"opale/checkin/table"
	"opale/checkin/tricky"
	"opale/db"
)

// trickyFormats lists what tricky names can be written as, the default first.
var trickyFormats = []string{"pdf", string(table.CSV), string(table.XLSX), string(table.JSON)}

func (p *program) trickyCommand() *cobra.Command {
	var x exporting
	var venue string
	c := p.factual(p.command("tricky", p.words.Tricky.Tricky, nil))
	c.Flags().StringVar(&x.format, "format", "", p.words.Tricky.FlagFormat)
	c.Flags().StringVar(&venue, "venue", "", p.words.Tricky.FlagVenue)
	p.outFlag(c, &x.out)
	c.RunE = func(c *cobra.Command, _ []string) error {
		chosen := cmp.Or(x.format, strings.TrimPrefix(strings.ToLower(filepath.Ext(x.out)), "."), trickyFormats[0])
		if p.asJSON {
			chosen = cmp.Or(x.format, string(table.JSON))
		}
		if !slices.Contains(trickyFormats, chosen) || p.asJSON && chosen != string(table.JSON) {
			return usagef(c, p.words.UnknownValue, chosen, "--format", strings.Join(trickyFormats, ", "))
		}
		x.format = chosen
		return p.on(c.Context(), p.read, func(store *db.Store, event *checkin.Event) error {
			var at checkin.Venue
			if venue != "" {
				var ok bool
				if at, ok = event.FindVenue(venue); !ok {
					return p.unknownVenue(venue, event)
				}
			}
			report, err := findTricky(c.Context(), store, event)
			if err == nil {
				err = p.writeTricky(c, &x, event, report, at.ID)
			}
			if err == nil && !isStandard(x.out) {
				p.remark(p.words.Out.Done, p.words.Count(p.words.Tricky.Cases, casesAt(&report, at.ID)), x.out)
			}
			return err
		})
	}
	return c
}

// casesAt is how many cases are told of a venue, with those of several.
func casesAt(report *tricky.Report, venue checkin.VenueID) int {
	if venue == "" {
		return report.All()
	}
	return len(report.At(venue)) + len(report.At(""))
}

func (p *program) writeTricky(c *cobra.Command, x *exporting, event *checkin.Event, report tricky.Report, venue checkin.VenueID) error {
	if x.format == "pdf" {
		pages := p.trickyPages(event, report, venue)
		return p.pages(c, x.out, func(w io.Writer) error { return paper.WriteTricky(w, p.pageLanguage(), pages) })
	}
	rows := table.Tricky{Event: event, Language: table.Language(p.words.Lang), Report: report, Venue: venue}
	return p.toFile(x, rows.Write)
}

// trickyPages are the pages of a report, with first names as one writes them.
func (p *program) trickyPages(event *checkin.Event, report tricky.Report, venue checkin.VenueID) *paper.Tricky {
	pages := &paper.Tricky{Event: *event, Report: report, Venue: venue, Made: p.clock.Now()}
	for i := range pages.Report.Groups {
		for n := range pages.Report.Groups[i].People {
			one := &pages.Report.Groups[i].People[n]
			person := paper.Person{Family: one.Last, Given: one.First}
			mend(&person)
			one.First = person.Given
		}
	}
	return pages
}

// findTricky reads the whole list against itself.
func findTricky(ctx context.Context, store checkin.Store, event *checkin.Event) (tricky.Report, error) {
	finder := tricky.New(event)
	err := store.People(ctx, func(r *checkin.Registration) bool {
		finder.Add(r)
		return ctx.Err() == nil
	})
	if err = cmp.Or(err, ctx.Err()); err != nil {
		return tricky.Report{}, err
	}
	return finder.Find(), nil
}
