package storetest

import (
	"context"
	"fmt"
	"slices"
	"time"

	"pgregory.net/rapid"

	"opale/checkin"
)

// observation is what can be read of a store, its entries called by their turn.
type observation struct {
	Registrations []checkin.Registration
	People        []string
	Arrivals      []string
	Tallies       []checkin.Tally
	Present       [][]string
	Recent        []string
	History       []string
	Holders       [][]string
	Namesakes     []string
	Conflicts     []string
	Changes       []string
}

// observer reads a store of which the test fails, where it cannot be read.
type observer struct {
	t       *rapid.T
	store   checkin.Store
	written []checkin.EntryID
}

func observe(t *rapid.T, store checkin.Store, written []checkin.EntryID, clock *Clock) observation {
	o := observer{t, store, written}
	var seen observation
	for _, who := range cast {
		o.who(&seen, member(who))
	}
	o.check(store.People(context.Background(), func(r *checkin.Registration) bool {
		seen.People = append(seen.People, fmt.Sprintf("%v", *r))
		return true
	}))
	slices.Sort(seen.People)
	for _, session := range []checkin.SessionID{"calais-j1", "calais-j2", "dunkerque-j1"} {
		o.session(&seen, session, clock.At.Add(-10*time.Minute))
	}
	conflicts, err := store.Conflicts()
	o.check(err)
	o.check(counted(store))
	for i := range conflicts {
		seen.Conflicts = append(seen.Conflicts, o.conflict(&conflicts[i]))
	}
	for _, code := range []string{"x", "Y", "calais"} {
		o.found(&seen, code)
	}
	change, err := store.Changes(0)
	o.check(err)
	seen.Changes = idTexts(change.Registrations)
	return seen
}

func (o observer) check(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatalf("observe: %v", err)
	}
}

func (o observer) turn(id checkin.EntryID) int { return slices.Index(o.written, id) }

func (o observer) arrival(a *checkin.Arrival) string {
	text := fmt.Sprintf("%d %s noted for %s %s %v %s %q after %d",
		o.turn(a.Entry), a.Registration, a.Noted, a.Session, a.Time.UnixMilli(), a.Operator, a.Reason, o.turn(a.After))
	if a.Left != nil {
		text += fmt.Sprintf(" left by %d %v %s", o.turn(a.Left.Entry), a.Left.Time.UnixMilli(), a.Left.Operator)
	}
	if a.Undone != nil {
		text += fmt.Sprintf(" undone by %d %v %s %q", o.turn(a.Undone.Entry), a.Undone.Time.UnixMilli(), a.Undone.Operator, a.Undone.Reason)
	}
	return text
}

func (o observer) conflict(c *checkin.Conflict) string {
	text := fmt.Sprintf("%s %s %s %s %s", c.Kind, c.Registration, c.Other, c.Session, c.Field)
	for i := range c.Arrivals {
		text += " " + fmt.Sprint(o.turn(c.Arrivals[i].Entry))
	}
	for i := range c.Edits {
		e := &c.Edits[i]
		text += fmt.Sprintf(" %d=%q %v %s %s", o.turn(e.Entry), e.Value, e.Time.UnixMilli(), e.Desk, e.Operator)
	}
	return text
}

func (o observer) who(seen *observation, id checkin.RegistrationID) {
	registrations, err := o.store.Registrations(id)
	o.check(err)
	seen.Registrations = append(seen.Registrations, registrations...)
	arrivals, err := o.store.Arrivals(id)
	o.check(err)
	for i := range arrivals {
		seen.Arrivals = append(seen.Arrivals, o.arrival(&arrivals[i]))
		again, err := o.store.Arrival(arrivals[i].Entry)
		o.check(err)
		if one, two := o.arrival(&arrivals[i]), o.arrival(&again); one != two {
			o.t.Fatalf("an arrival among others and by itself:\n%s\n%s", one, two)
		}
	}
	history, err := o.store.History(id)
	o.check(err)
	for _, h := range history {
		seen.History = append(seen.History, fmt.Sprintf("%d %s of %s %v %v", o.turn(h.Entry), h.Kind, h.Subject, h.Undone, h.Personal))
	}
}

func (o observer) session(seen *observation, session checkin.SessionID, since time.Time) {
	tally, err := o.store.Tally(session, since)
	o.check(err)
	seen.Tallies = append(seen.Tallies, tally)
	present, err := o.store.Presence(session)
	o.check(err)
	seen.Present = append(seen.Present, idTexts(present))
	recent, err := o.store.Recent(session, checkin.DeviceID{}, 50)
	o.check(err)
	for i := range recent {
		seen.Recent = append(seen.Recent, o.arrival(&recent[i]))
	}
}

func (o observer) found(seen *observation, text string) {
	for _, match := range []checkin.CodeMatch{checkin.CodeExact, checkin.CodeFolded, checkin.CodeBare} {
		holders, err := o.store.Holders(match, text)
		o.check(err)
		seen.Holders = append(seen.Holders, idTexts(holders))
	}
	namesakes, err := o.store.Namesakes(text, text)
	o.check(err)
	seen.Namesakes = append(seen.Namesakes, idTexts(namesakes)...)
}

func idTexts(ids []checkin.RegistrationID) []string {
	texts := []string{}
	for _, id := range ids {
		texts = append(texts, id.String())
	}
	slices.Sort(texts)
	return texts
}
