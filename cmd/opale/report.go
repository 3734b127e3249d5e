package main

import (
	"cmp"
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/paper"
	"opale/db"
)

// reportFormats lists what a report can be written as, the default first.
var reportFormats = []string{"pdf", "html", "json"}

func (p *program) reportCommand() *cobra.Command {
	var format, out string
	c := p.factual(p.command("report", p.words.Paper.Report, nil))
	c.Flags().StringVar(&format, "format", "", p.words.Paper.FlagReportFormat)
	p.outFlag(c, &out)
	c.RunE = func(c *cobra.Command, _ []string) error {
		if p.asJSON && format == "" {
			format = "json"
		}
		chosen := cmp.Or(format, strings.TrimPrefix(strings.ToLower(filepath.Ext(out)), "."), reportFormats[0])
		if !slices.Contains(reportFormats, chosen) || p.asJSON && chosen != "json" {
			return usagef(c, p.words.UnknownValue, chosen, "--format", strings.Join(reportFormats, ", "))
		}
		return p.on(c.Context(), p.read, func(store *db.Store, event *checkin.Event) error {
			report, err := p.report(c.Context(), store, event)
			if err != nil {
				return err
			}
			err = p.writeReport(c, out, chosen, report)
			if err == nil && out != "" && out != "-" {
				p.remark(p.words.Paper.Reported, out)
			}
			return err
		})
	}
	return c
}

func (p *program) writeReport(c *cobra.Command, out, format string, report *paper.Report) error {
	switch format {
	case "json":
		return p.output(out, func(w io.Writer) error {
			beside := *p
			beside.out = w
			return beside.print(report)
		})
	case "html":
		return p.output(out, func(w io.Writer) error { return paper.WriteReportHTML(w, p.pageLanguage(), report) })
	}
	return p.pages(c, out, func(w io.Writer) error { return paper.WriteReportPDF(w, p.pageLanguage(), report) })
}

// report counts everybody, and asks how old what is counted is.
func (p *program) report(ctx context.Context, store *db.Store, event *checkin.Event) (*paper.Report, error) {
	now := time.Now()
	report := paper.NewReport(event, now)
	err := eachByName(ctx, store, func(r *checkin.Registration, arrivals []checkin.Arrival) error {
		report.Add(r, arrivals)
		return nil
	})
	if err != nil {
		return nil, err
	}
	report.Finish()
	desk, err := newDesk(store, checkin.Actor{}, "")
	if err != nil {
		return nil, err
	}
	census, err := desk.Census(ctx)
	if err != nil {
		return nil, err
	}
	report.Sell(&census)
	if report.Known, err = knownFigures(ctx, store, event); err != nil {
		return nil, err
	}
	conflicts, err := store.Conflicts()
	if err != nil {
		return nil, err
	}
	report.ToCheck = len(conflicts)
	here := p.thisDevice()
	replica, err := readReplica(ctx, store, here)
	if err != nil {
		return nil, err
	}
	replica.settle(here, now.In(event.Location()))
	for i := range replica.Desks {
		d := &replica.Desks[i]
		report.Desks = append(report.Desks, paper.DeskReport{
			Desk: d.Desk, Venue: d.Venue, Heard: d.word(), Here: d.Here, Missing: d.Missing, Silent: d.Silent, Excluded: d.Revoked,
		})
	}
	return report, nil
}
