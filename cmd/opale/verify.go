package main

import (
	"strings"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/db"
)

// verifyFact is what verify prints.
type verifyFact struct {
	OK bool `json:"ok"`
	db.Report
}

func (p *program) verifyCommand() *cobra.Command {
	return p.factual(p.command("verify", p.words.Verify, func(c *cobra.Command, _ []string) (err error) {
		store, err := p.read(c.Context())
		if err != nil {
			return err
		}
		defer closing(store, &err)
		if err := store.CheckFile(c.Context()); err != nil {
			return err
		}
		report, err := store.Verify(c.Context())
		if err != nil {
			return err
		}
		if err := p.sayVerified(report); err != nil {
			return err
		}
		if len(report.Faults) > 0 {
			return errRefused
		}
		return nil
	}))
}

func (p *program) sayVerified(report db.Report) error {
	if p.asJSON {
		report.Faults = append([]db.Fault{}, report.Faults...)
		return p.print(verifyFact{len(report.Faults) == 0, report})
	}
	if len(report.Faults) == 0 {
		return p.say(p.words.Sound, p.words.Count(p.words.Entries, report.Entries))
	}
	if err := p.say("%s", p.words.Count(p.words.Unsound, len(report.Faults))); err != nil {
		return err
	}
	for _, f := range report.Faults {
		if err := p.say("  %s", p.faultLine(f)); err != nil {
			return err
		}
	}
	return nil
}

// faultLine names the entry and the desk that wrote it, where the fault has one.
func (p *program) faultLine(f db.Fault) string {
	what := p.words.FaultKinds[f.Kind]
	if f.Entry.IsZero() {
		return what
	}
	return strings.Join([]string{f.Entry.String(), checkin.Clean(f.Desk), what}, " ")
}
