package main

import (
	"io"
	"slices"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/paper"
	"opale/checkin/plan"
	"opale/db"
)

func (p *program) memoCommand() *cobra.Command {
	var venue, out string
	c := p.command("memo", p.words.Train.Memo, nil)
	c.Flags().StringVar(&venue, "venue", "", p.words.Train.FlagMemoVenue)
	p.outFlag(c, &out)
	c.RunE = func(c *cobra.Command, _ []string) error {
		return p.on(c.Context(), p.read, func(store *db.Store, event *checkin.Event) error {
			var only checkin.VenueID
			if venue != "" {
				at, ok := event.FindVenue(venue)
				if !ok {
					return p.unknownVenue(venue, event)
				}
				only = at.ID
			}
			desks, err := desksOf(store, event)
			if err != nil {
				return err
			}
			memos := paper.MemosOf(event, only, desks, p.clock.Now())
			err = p.pages(c, out, func(w io.Writer) error { return paper.WriteMemos(w, p.pageLanguage(), memos) })
			if err == nil {
				p.said(p.words.Train.Memos, len(memos), out)
			}
			return err
		})
	}
	return c
}

// desksOf names the desks of each venue: those that were planned, and those that
// have written since.
func desksOf(store *db.Store, event *checkin.Event) (func(checkin.VenueID) []string, error) {
	planned, err := plan.Recall(store)
	if err != nil {
		return nil, err
	}
	writers, err := store.Writers()
	if err != nil {
		return nil, err
	}
	at := map[checkin.VenueID][]string{}
	add := func(venue checkin.VenueID, name string) {
		if name != "" && !slices.Contains(at[venue], name) {
			at[venue] = append(at[venue], name)
		}
	}
	for _, d := range planned.Desks(event) {
		add(d.Venue, d.Name)
	}
	for _, w := range writers {
		if w.Entries > 0 && len(planned.Venues) == 0 { // what was planned stands; nobody planned: what is there
			add(w.Venue, checkin.Clean(w.Desk))
		}
	}
	return func(v checkin.VenueID) []string { return at[v] }, nil
}
