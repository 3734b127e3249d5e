package main

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"opale/checkin"
	"opale/checkin/known"
	"opale/checkin/roster"
	"opale/checkin/table"
	"opale/db"
)

// knownFact is what the import of known companies prints for each file.
type knownFact struct {
	List      string `json:"list"`
	Read      int    `json:"read"`
	Skipped   int    `json:"skipped"` // rows without a name
	Unchanged bool   `json:"unchanged"`
}

// importKnown takes in lists of companies that the chamber knew before: as
// references, so that nobody is expected by them and nothing is counted.
func (p *program) importKnown(ctx context.Context, im importing, files []string) error {
	lists := make([]*roster.Companies, len(files))
	for i, name := range files {
		var err error
		if lists[i], err = p.readCompanies(name); err != nil {
			return err
		}
	}
	if im.dryRun {
		for i, name := range files {
			if err := p.sayKnown(knownFact{List: knownName(im, name), Read: len(lists[i].Companies), Skipped: lists[i].Skipped}); err != nil {
				return err
			}
		}
		return nil
	}
	return p.on(ctx, p.write, func(store *db.Store, _ *checkin.Event) error {
		actor, err := p.clerk(store, im.seat)
		if err != nil {
			return err
		}
		for i, name := range files {
			fact := knownFact{List: knownName(im, name), Skipped: lists[i].Skipped}
			if err := takeKnown(ctx, store, actor, &fact, lists[i].Companies); err != nil {
				return err
			}
			if err := p.sayKnown(fact); err != nil {
				return err
			}
		}
		return nil
	})
}

func knownName(im importing, file string) string {
	return cmp.Or(checkin.Clean(im.list), checkin.Clean(stem(file)))
}

// takeKnown writes a list down, unless it stands there as it is.
func takeKnown(ctx context.Context, store *db.Store, actor checkin.Actor, fact *knownFact, companies []checkin.Company) error {
	companies = checkin.CleanCompanies(companies)
	fact.Read = len(companies)
	before, err := store.Known(ctx)
	if err != nil {
		return err
	}
	digest := checkin.CompaniesDigest(companies)
	fact.Unchanged = slices.ContainsFunc(before, func(l checkin.KnownList) bool { return l.Name == fact.List && l.Digest == digest })
	if fact.Unchanged {
		return nil
	}
	return checkin.TakeKnown(ctx, store, actor, fact.List, companies)
}

func (p *program) readCompanies(name string) (*roster.Companies, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := roster.ReadCompanies(f, filepath.Base(name), "")
	return list, err
}

func (p *program) sayKnown(fact knownFact) error {
	switch {
	case p.asJSON:
		return p.print(fact)
	case fact.Unchanged:
		return p.say(p.words.Companies.Unchanged, fact.List, p.words.Count(p.words.Companies.Firms, fact.Read))
	}
	said := p.words.Count(p.words.Companies.Firms, fact.Read)
	if fact.Skipped > 0 {
		said += ", " + p.words.Count(p.words.Companies.Skipped, fact.Skipped)
	}
	return p.say(p.words.Companies.Taken, fact.List, said)
}

// knownFigures compares everybody with the companies that were known; nil where no
// list of them was taken in.
func knownFigures(ctx context.Context, store *db.Store, event *checkin.Event) (*known.Figures, error) {
	lists, err := store.Known(ctx)
	if err != nil || len(lists) == 0 {
		return nil, err
	}
	counter := known.New(event, lists)
	err = eachByName(ctx, store, func(r *checkin.Registration, arrivals []checkin.Arrival) error {
		counter.Add(r, arrivals)
		return nil
	})
	figures := counter.Figures()
	return &figures, err
}

// exportCompanies writes the companies that were known, and the new ones that came.
func (p *program) exportCompanies(ctx context.Context, store *db.Store, x *exporting) (string, error) {
	event, err := store.Event()
	if err != nil {
		return "", err
	}
	figures, err := knownFigures(ctx, store, &event)
	if err != nil {
		return "", err
	}
	if figures == nil {
		counter := known.New(&event, nil) // all that came are new
		err = eachByName(ctx, store, func(r *checkin.Registration, arrivals []checkin.Arrival) error {
			counter.Add(r, arrivals)
			return nil
		})
		if err != nil {
			return "", err
		}
		all := counter.Figures()
		figures = &all
	}
	firms := table.Companies{Event: &event, Language: table.Language(p.words.Lang), Figures: *figures}
	err = p.toFile(x, firms.Write)
	return strings.TrimSpace(p.words.Count(p.words.Companies.Firms, len(figures.Firms))), err
}
