package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/cmd/opale/wording"
	"opale/db"
)

// finding is one thing that doctor has looked at.
type finding struct {
	About wording.Topic `json:"about"`
	Level level         `json:"level"`
	// What was found, and what to do about it, in the user's language.
	What string `json:"what"`
	Do   string `json:"do,omitempty"`
}

// level says how bad a finding is.
type level string

const (
	levelGood    level = "good"
	levelWarning level = "warning"
	levelBad     level = "bad"
)

// signs of the levels, as the screen has them.
var signs = map[level]string{levelGood: "✓", levelWarning: "!", levelBad: "✗"}

// doctorFact is what doctor prints.
type doctorFact struct {
	OK       bool      `json:"ok"`
	Findings []finding `json:"findings"`
	Missing  []gapFact `json:"missing"`
	Aside    string    `json:"aside,omitempty"` // where the files are as they were before a repair
}

// doctor is one look at a laptop.
type doctor struct {
	*program
	path string
	fact doctorFact

	damaged  error // the file cannot be read as it should
	tables   bool  // the tables are not what the journal says
	unsigned bool  // the journal has faults
}

func (p *program) doctorCommand() *cobra.Command {
	var repair, accept bool
	c := p.factual(p.command("doctor", p.words.Care.Doctor, nil))
	c.Flags().BoolVar(&repair, "repair", false, p.words.Care.FlagRepair)
	c.Flags().BoolVar(&accept, "accept", false, p.words.Care.FlagAccept)
	c.RunE = func(c *cobra.Command, _ []string) error {
		if repair && accept {
			return usagef(c, p.words.TooMany, "--accept")
		}
		path, err := p.database()
		if err != nil {
			return err
		}
		d := &doctor{program: p, path: path, fact: doctorFact{Findings: []finding{}, Missing: []gapFact{}}}
		switch {
		case repair:
			err = d.repair(c.Context())
		case accept:
			err = d.accept(c.Context())
		}
		if err != nil {
			return err
		}
		d.examine(c.Context())
		return d.tell()
	}
	return c
}

func (d *doctor) found(about wording.Topic, l level, what, do string) {
	d.fact.Findings = append(d.fact.Findings, finding{about, l, what, do})
}

// tell prints what was found. The command ends well where nothing is bad.
func (d *doctor) tell() error {
	d.fact.OK = true
	for _, f := range d.fact.Findings {
		d.fact.OK = d.fact.OK && f.Level != levelBad
	}
	if d.asJSON {
		if err := d.print(d.fact); err != nil {
			return err
		}
	} else if err := d.sayFindings(); err != nil {
		return err
	}
	if !d.fact.OK {
		return errRefused
	}
	return nil
}

func (d *doctor) sayFindings() error {
	for _, f := range d.fact.Findings {
		lines := strings.Split(f.What, "\n")
		if err := d.say("%s %-12s %s", signs[f.Level], d.words.Care.Topics[f.About], checkin.Clean(lines[0])); err != nil {
			return err
		}
		for _, line := range lines[1:] {
			if err := d.say("%15s%s", "", checkin.Clean(line)); err != nil {
				return err
			}
		}
		if f.Level == levelGood || f.Do == "" {
			continue
		}
		if err := d.say("%15s→ %s", "", checkin.Clean(f.Do)); err != nil {
			return err
		}
	}
	return nil
}

// accept takes the file as it is: what is missing is missed no longer, and one
// that is gone is begun anew.
func (d *doctor) accept(ctx context.Context) (err error) {
	store, err := d.write(ctx)
	if checkin.ErrorCode(err) == checkin.CodeLost {
		store, err = d.openAs(ctx, db.Options{Anew: true})
	}
	if err != nil {
		return err
	}
	return errors.Join(store.Accept(ctx), store.Close())
}
