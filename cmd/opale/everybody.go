package main

import (
	"context"
	"slices"

	"opale/checkin"
	"opale/checkin/roster"
	"opale/checkin/table"
	"opale/db"
)

// everybody is all people, by name, for a sheet: of one list where one is
// named. n counts them as they are read.
func (p *program) everybody(ctx context.Context, store *db.Store, event *checkin.Event, list string, n *int) table.People {
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
						if list != "" && people[i].Registration.Values[checkin.FieldList] != list {
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

// kept are the organiser's columns: of one list where one is named, else of all.
func kept(ctx context.Context, store *db.Store, list string) (*table.Kept, error) {
	lists, err := store.Lists()
	if err != nil {
		return nil, err
	}
	if list != "" && !slices.ContainsFunc(lists, func(l checkin.RosterList) bool { return l.Name == list }) {
		return nil, checkin.Errorf(checkin.CodeNotFound, "export", "%s", list)
	}
	lists = slices.DeleteFunc(lists, func(l checkin.RosterList) bool { return list != "" && l.Name != list || len(l.Columns) == 0 })
	beside, err := fieldsBeside(ctx, store, lists, list)
	if err != nil {
		return nil, err
	}
	return table.Keep(lists, roster.Holds, beside), nil
}

// fieldsBeside are the fields that people have whom no list with columns has:
// walk-ins, cards; and how somebody sells, which is asked at the desk.
func fieldsBeside(ctx context.Context, store checkin.Store, lists []checkin.RosterList, list string) ([]checkin.Field, error) {
	has := map[checkin.Field]bool{}
	err := store.People(ctx, func(r *checkin.Registration) bool {
		if list != "" && r.Values[checkin.FieldList] != list {
			return true
		}
		listed := slices.ContainsFunc(lists, func(l checkin.RosterList) bool { return l.Name == r.Values[checkin.FieldList] })
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
