package db

import (
	"context"
	"database/sql"
	"strings"

	"opale/checkin"
)

// examinedAtOnce is how many entries are looked at in one go.
const examinedAtOnce = 500

// Examine looks the file over while it is in use: its pages, table by table, and
// the chains of the journal, a piece at a time, so that no reading lasts long
// enough to keep the log from being emptied. Between pieces it calls rest. The
// error has CodeDamaged where pages are not sound. Whether the tables are what
// the journal says is for [Store.Verify].
func (s *Store) Examine(ctx context.Context, rest func(context.Context) error) (Report, error) {
	report := Report{Faults: []Fault{}}
	if err := s.examinePages(ctx, rest); err != nil {
		return report, failed("check file", err)
	}
	streams, err := readStreams(ctx, &s.read, ``)
	if err != nil {
		return report, failed("check file", err)
	}
	report.Streams = len(streams)
	for i := range streams {
		if err := s.examineChain(ctx, &streams[i], &report, rest); err != nil {
			return report, failed("check file", err)
		}
	}
	return report, nil
}

func (s *Store) examinePages(ctx context.Context, rest func(context.Context) error) error {
	var tables []string
	err := s.read.each(ctx, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`, nil, func(scan func(...any) error) error {
		var name string
		err := scan(&name)
		tables = append(tables, name)
		return err
	})
	if err != nil {
		return err
	}
	for _, name := range tables {
		if err := checkPages(ctx, s.reader, `PRAGMA quick_check("`+strings.ReplaceAll(name, `"`, `""`)+`")`); err != nil {
			return err
		}
		if err := rest(ctx); err != nil {
			return err
		}
	}
	return nil
}

// examineChain walks a stream in pieces, up to where it went at the start: what
// comes meanwhile is new, and what is cut off is no fault of the file.
func (s *Store) examineChain(ctx context.Context, r *streamRow, report *Report, rest func(context.Context) error) error {
	found := len(report.Faults)
	c, err := s.beginChain(ctx, &s.read, r, report)
	if err != nil {
		return err
	}
	for c.seq < r.seq {
		walked, err := c.walk(ctx, &s.read, int(min(r.seq-c.seq, examinedAtOnce)))
		if err != nil {
			return err
		}
		if walked == 0 {
			break
		}
		if err := rest(ctx); err != nil {
			return err
		}
	}
	c.end()
	if len(report.Faults) == found {
		return nil
	}
	// Other processes write meanwhile, and a stream that forked is cut: what is
	// found is found again at one moment, or was none.
	report.Faults, report.Entries = report.Faults[:found], report.Entries-int(c.seq)
	return s.snapshot(ctx, func(q *statements) error {
		now, err := readStreams(ctx, q, `WHERE id = ?`, r.id[:])
		if err != nil || len(now) == 0 {
			return err
		}
		return s.verifyChain(ctx, q, &now[0], report)
	})
}

// CheckFile runs SQLite's check of all pages and indexes, in one go. The error
// has CodeDamaged where they are not sound.
func (s *Store) CheckFile(ctx context.Context) error {
	return checkPages(ctx, s.reader, `PRAGMA integrity_check(1)`)
}

// querier is a pool of connections.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

func checkPages(ctx context.Context, db querier, check string) error {
	rows, err := db.QueryContext(ctx, check)
	if err != nil {
		return failed("check file", err)
	}
	defer rows.Close()
	for rows.Next() {
		var answer string
		if err := rows.Scan(&answer); err != nil {
			return failed("check file", err)
		}
		if answer != "ok" {
			return checkin.Errorf(checkin.CodeDamaged, "check file", "%s", answer)
		}
	}
	return failed("check file", rows.Err())
}
