package main

import (
	"context"
	"slices"

	"opale/checkin"
	"opale/checkin/roster"
	"opale/checkin/table"
	"opale/db"
)

// chosen is the lists to tell of, and whom they have.
type chosen struct {
	lists []checkin.RosterList
	one   bool // of these alone; else of everybody
}

// chooseLists finds the lists of a name, as it was given or with its source
// behind it; without a name, all of them.
func chooseLists(store checkin.Store, name string) (chosen, error) {
	lists, err := store.Lists()
	if err != nil || name == "" {
		return chosen{lists: lists}, err
	}
	lists = slices.DeleteFunc(lists, func(l checkin.RosterList) bool { return l.Name != name && l.Label() != name })
	if len(lists) == 0 {
		return chosen{}, checkin.Errorf(checkin.CodeNotFound, "export", "%s", name)
	}
	return chosen{lists, true}, nil
}

// has reports whether somebody is to be told of.
func (c *chosen) has(r *checkin.Registration) bool { return !c.one || isOn(c.lists, r) }

func isOn(lists []checkin.RosterList, r *checkin.Registration) bool {
	return slices.ContainsFunc(lists, func(l checkin.RosterList) bool { return l.Label() == r.Values[checkin.FieldList] })
}

// everybody is all people of the chosen lists, by name, for a sheet. n counts
// them as they are read.
func (p *program) everybody(ctx context.Context, store *db.Store, event *checkin.Event, of chosen, n *int) table.People {
	return table.People{
		Event: event, Language: table.Language(p.words.Lang), OfMoney: roster.IsAboutPayment,
		Each: table.Each(func(visit func(*table.Attendee) error) error {
			*n = 0
			ids, err := idsByName(ctx, store)
			if err != nil {
				return err
			}
			return store.Preview(ctx, func(tx checkin.Tx) error {
				for chunk := range slices.Chunk(ids, chunkSize) {
					people, err := table.Attendees(tx, chunk)
					if err != nil {
						return err
					}
					for i := range people {
						if !of.has(&people[i].Registration) {
							continue
						}
						*n++
						if err := visit(&people[i]); err != nil {
							return err
						}
					}
				}
				return ctx.Err()
			})
		}),
	}
}

// kept are the organiser's columns of the chosen lists.
func kept(ctx context.Context, store checkin.Store, of chosen) (*table.Kept, error) {
	lists := slices.DeleteFunc(slices.Clone(of.lists), func(l checkin.RosterList) bool { return len(l.Columns) == 0 })
	beside, err := fieldsBeside(ctx, store, lists, of)
	if err != nil {
		return nil, err
	}
	return table.Keep(lists, roster.Holds, beside), nil
}

// fieldsBeside are the fields that people have whom no list with columns has:
// walk-ins, cards; and how somebody sells, which is asked at the desk.
func fieldsBeside(ctx context.Context, store checkin.Store, withColumns []checkin.RosterList, of chosen) ([]checkin.Field, error) {
	has := map[checkin.Field]bool{}
	err := store.People(ctx, func(r *checkin.Registration) bool {
		if !of.has(r) {
			return true
		}
		listed := isOn(withColumns, r)
		for f, v := range r.Values {
			if field := checkin.Field(f); v != "" && (!listed || field == checkin.FieldProfile) {
				has[field] = true
			}
		}
		return ctx.Err() == nil
	})
	var fields []checkin.Field
	for f := range checkin.NumFields {
		if has[f] {
			fields = append(fields, f)
		}
	}
	return fields, err
}
