package main

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/db"
)

// statusFact is what status prints.
type statusFact struct {
	Event checkin.EventID `json:"event"`
	db.Status
	LastSync      *time.Time    `json:"last_sync"`       // null: never
	ClockOffsetMS *int64        `json:"clock_offset_ms"` // of the clock furthest off; null: no other was seen
	Sessions      []sessionFact `json:"sessions"`
	KeptUntil     *time.Time    `json:"kept_until,omitempty"` // when people's data is to be deleted
	Purged        bool          `json:"purged,omitempty"`     // it is, here
	sealFact
	Missing []gapFact `json:"missing"` // acknowledged, and not here
	replicaFact
	sources []string
}

// sessionFact counts one session.
type sessionFact struct {
	ID       checkin.SessionID `json:"id"`
	In       int               `json:"in"`
	Expected int               `json:"expected"`
	WalkIns  int               `json:"walk_ins"`
	Invited  int               `json:"invited"`
}

func (p *program) statusCommand() *cobra.Command {
	return p.factual(p.command("status", p.words.Status, func(c *cobra.Command, _ []string) error {
		return p.on(c.Context(), p.read, func(store *db.Store, event *checkin.Event) error {
			fact, err := readStatus(c.Context(), store, event, p.thisDevice())
			if err != nil {
				return err
			}
			fact.sources = p.sources(store)
			if p.asJSON {
				return p.print(fact)
			}
			return p.sayStatus(event, fact)
		})
	}))
}

func readStatus(ctx context.Context, store *db.Store, event *checkin.Event, here checkin.DeviceID) (statusFact, error) {
	status, err := store.Status(ctx)
	if err != nil {
		return statusFact{}, err
	}
	zone := event.Location()
	status.LastEntry = status.LastEntry.In(zone)
	fact := statusFact{Event: event.ID, Status: status, Sessions: []sessionFact{}}
	for _, s := range event.Sessions {
		t, err := store.Tally(s.ID, time.Now())
		if err != nil {
			return fact, err
		}
		fact.Sessions = append(fact.Sessions, sessionFact{s.ID, t.In, t.Expected, t.WalkIns, t.Invited})
	}
	if fact.replicaFact, err = readReplica(ctx, store, here); err != nil {
		return fact, err
	}
	fact.sealFact = sealOf(store)
	if fact.Missing, err = readGaps(ctx, store, event); err != nil {
		return fact, err
	}
	fact.settle(here, time.Now().In(zone))
	fact.LastSync, fact.ClockOffsetMS = lastWord(fact.Desks)
	if until, ok := event.KeptUntil(); ok {
		fact.KeptUntil = &until
	}
	if fact.Purged, err = store.IsPurgedBy(here); err != nil {
		return fact, err
	}
	return fact, nil
}

func (p *program) sayStatus(event *checkin.Event, fact statusFact) error {
	f := &p.words.Figures
	shared := f.Never
	if fact.LastSync != nil {
		shared = p.when(event, *fact.LastSync)
	}
	for _, line := range [][2]string{
		{f.Event, event.Name},
		{f.Registrations, p.words.Number(fact.Registrations)},
		{f.Entries, p.words.Number(fact.Entries)},
		{f.Unsent, p.words.Number(fact.Unsent)},
		{f.Waiting, p.words.Number(fact.waiting())},
		{f.SetApart, p.words.Number(fact.setApart())},
		{f.Conflicts, p.words.Number(fact.Conflicts)},
		{f.LastSync, shared},
		{f.Fingerprint, fact.Fingerprint},
		{p.words.Rights.Keep, p.retention(event, fact.Purged, time.Now())},
	} {
		if err := p.say("%-40s %s", line[0], line[1]); err != nil {
			return err
		}
	}
	for i, s := range event.Sessions {
		count := fact.Sessions[i]
		text := p.words.Count(f.Arrivals, count.In) + " " + p.words.Count(f.Expected, count.Expected)
		if err := p.say("%-40s %s", s.Name+", "+p.words.Date(event.Day(s)), text); err != nil {
			return err
		}
	}
	if len(fact.Missing) > 0 {
		lines := p.gapLines(event, fact.Missing, fact.sources)
		if err := p.say("\n! %s", strings.Join(append(lines, p.words.Care.DoFetch), "\n")); err != nil {
			return err
		}
	}
	if err := p.sayReplica(event, &fact.replicaFact); err != nil {
		return err
	}
	return p.say("%s", strings.Join(p.sealLines(fact.sealFact, event.ID), "\n"))
}
