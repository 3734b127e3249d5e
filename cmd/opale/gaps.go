package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/db"
)

// gapFact is a stretch of entries that were acknowledged and are not here.
type gapFact struct {
	deskFact
	Stream  string        `json:"stream"`
	From    uint64        `json:"from"`
	To      uint64        `json:"to"`
	First   time.Time     `json:"first"`
	Last    time.Time     `json:"last"`
	Altered bool          `json:"altered"`
	Holders []holdingFact `json:"holders"` // who has said to have them
}

type holdingFact struct {
	deskFact
	Heard time.Time `json:"heard"`
}

func newGapFacts(gaps []db.Gap, zone *time.Location) []gapFact {
	facts := make([]gapFact, 0, len(gaps))
	for i := range gaps {
		g := &gaps[i]
		fact := gapFact{
			deskFact: newDeskFact(g.Device, g.Desk, g.Venue), Stream: g.Stream.String(), From: g.From, To: g.To,
			First: g.First.In(zone), Last: g.Last.In(zone), Altered: g.Altered, Holders: []holdingFact{},
		}
		for _, h := range g.Holders {
			fact.Holders = append(fact.Holders, holdingFact{newDeskFact(h.Device, h.Desk, h.Venue), h.Heard.In(zone)})
		}
		facts = append(facts, fact)
	}
	return facts
}

func countGaps(gaps []gapFact) (n int) {
	for i := range gaps {
		n += int(gaps[i].To - gaps[i].From + 1)
	}
	return n
}

// gapLines say what is missing, that the rest is safe, and where it can be had.
func (p *program) gapLines(event *checkin.Event, gaps []gapFact, sources []string) []string {
	w := &p.words.Care
	lines := []string{p.words.Count(w.Lacking, countGaps(gaps))}
	for i := range gaps {
		g := &gaps[i]
		text := w.Gap
		if g.Altered {
			text = w.GapAltered
		}
		line := fmt.Sprintf("  "+text, p.deskLabel(event, g.Desk, g.Venue), g.From, g.To, p.when(event, g.First), p.when(event, g.Last))
		if len(g.Holders) > 0 {
			var names []string
			for _, h := range g.Holders {
				names = append(names, p.deskLabel(event, h.Desk, h.Venue))
			}
			line += fmt.Sprintf(w.HeldBy, strings.Join(names, ", "))
		}
		lines = append(lines, line)
	}
	if len(sources) > 0 {
		return append(lines, fmt.Sprintf(w.Sources, strings.Join(sources, ", ")))
	}
	return append(lines, w.NoSource)
}

// sources are where entries that are missing may be had again, beside the desks
// that have said to have them.
func (p *program) sources(store *db.Store) (found []string) {
	w := &p.words.Care
	if m, err := membership(store); err == nil && m != nil {
		found = append(found, fmt.Sprintf(w.SourceHub, m.Address))
	}
	if folder, err := store.Remembered(settingStick); err == nil && folder != "" {
		if bundles, _ := filepath.Glob(filepath.Join(folder, "*"+bundle.Suffix)); len(bundles) > 0 {
			found = append(found, fmt.Sprintf(w.SourceStick, folder))
		}
	}
	if kept, err := db.KeptOf(store.Path(), backupFolder(store)); err == nil && len(kept) > 0 {
		found = append(found, p.words.Count(w.SourceBackups, len(kept)))
	}
	return found
}

// shortfall is what the screen says of gaps; nil where there are none.
func shortfall(event *checkin.Event, gaps []db.Gap) error {
	if len(gaps) == 0 {
		return nil
	}
	s := &checkin.Shortfall{Desk: gaps[0].Desk, From: gaps[0].From, To: gaps[0].To}
	var desks []string
	for i := range gaps {
		g := &gaps[i]
		s.Entries += g.Entries()
		if !slices.Contains(desks, g.Desk) {
			desks = append(desks, g.Desk)
		}
		if last := g.Last.In(event.Location()); last.After(s.Last) {
			s.Last = last
		}
	}
	if s.Desks = len(desks); len(gaps) > 1 {
		s.From, s.To = 0, 0
	}
	return &checkin.Error{Code: checkin.CodeIncomplete, Op: "compare heads", Err: s}
}

// readGaps is what a store lacks, as facts.
func readGaps(ctx context.Context, store *db.Store, event *checkin.Event) ([]gapFact, error) {
	gaps, err := store.Gaps(ctx)
	return newGapFacts(gaps, event.Location()), err
}
