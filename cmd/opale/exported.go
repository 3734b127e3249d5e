package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/table"
	"opale/db"
)

// exportAttendance writes who came, when and where.
func (p *program) exportAttendance(ctx context.Context, store *db.Store, x *exporting) (string, error) {
	event, err := store.Event()
	if err != nil {
		return "", err
	}
	sessions, err := sessionsToTell(store, &event, x.session)
	if err != nil {
		return "", err
	}
	of, err := chooseLists(store, x.list)
	if err != nil {
		return "", err
	}
	n := 0
	people := p.everybody(ctx, store, &event, of, &n)
	if x.format == formatPretix || x.format == formatScans {
		return p.exportPassages(&table.Passages{People: people, Sessions: sessions, Lists: x.pretixLists}, x)
	}
	attendance := table.Attendance{People: people, Sessions: sessions}
	if attendance.Kept, err = kept(ctx, store, of); err != nil {
		return "", err
	}
	err = p.toFile(x, attendance.Write)
	return p.words.Count(p.words.People, n), err
}

// exportPassages writes who passed the door, for a ticketing tool.
func (p *program) exportPassages(passages *table.Passages, x *exporting) (string, error) {
	err := p.output(x.out, func(w io.Writer) error {
		if x.format == formatPretix {
			return passages.WritePretix(w)
		}
		return passages.WriteScans(w)
	})
	if err == nil && passages.Codeless > 0 {
		p.remark("%s", p.words.Count(p.words.Out.Codeless, passages.Codeless))
	}
	return p.words.Count(p.words.Out.Passages, passages.Written), err
}

// exportRoster writes everybody as registered.
func (p *program) exportRoster(ctx context.Context, store *db.Store, x *exporting) (string, error) {
	event, err := store.Event()
	if err != nil {
		return "", err
	}
	of, err := chooseLists(store, x.list)
	if err != nil {
		return "", err
	}
	n := 0
	people := p.everybody(ctx, store, &event, of, &n)
	err = p.toFile(x, people.WriteRoster)
	return p.words.Count(p.words.People, n), err
}

// exportJournal writes every entry.
func (p *program) exportJournal(ctx context.Context, store *db.Store, x *exporting) (string, error) {
	event, err := store.Event()
	if err != nil {
		return "", err
	}
	n := 0
	book := table.Journal{Event: &event, Language: table.Language(p.words.Lang), Personal: x.personal, Each: entries(ctx, store, &n)}
	err = p.toFile(x, book.Write)
	return p.words.Count(p.words.Entries, n), err
}

// errEnough ends a reading that nobody asks to go on.
var errEnough = errors.New("enough")

// entries goes over the journal; n counts as it is read.
func entries(ctx context.Context, store *db.Store, n *int) func(func(table.Logged, error) bool) {
	return func(yield func(table.Logged, error) bool) {
		err := store.Logbook(ctx, func(w *journal.Written, h checkin.Happening) error {
			if *n++; !yield(table.Logged{Written: w, Happening: h}, nil) {
				return errEnough
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(table.Logged{}, err)
		}
	}
}

// exportCensus writes how those who came sell.
func (p *program) exportCensus(ctx context.Context, store *db.Store, x *exporting) (string, error) {
	desk, err := newDesk(store, checkin.Actor{}, "")
	if err != nil {
		return "", err
	}
	taken, err := desk.Census(ctx)
	if err != nil {
		return "", err
	}
	event := desk.Place().Event
	census := table.Census{Event: &event, Language: table.Language(p.words.Lang), Census: taken}
	err = p.toFile(x, census.Write)
	return fmt.Sprintf(p.words.Out.Census, p.words.Count(p.words.Out.Answers, census.Answered())), err
}
