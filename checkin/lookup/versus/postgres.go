package main

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"opale/checkin"
)

// postgres is a temporary table with a GIN index of trigrams.
type postgres struct {
	server string
	db     *pgx.Conn
}

var errNoServer = errors.New("no server was named with -postgres")

func (p *postgres) build(people []checkin.Person) (err error) {
	if p.server == "" {
		return errNoServer
	}
	ctx := context.Background()
	if p.db, err = pgx.Connect(ctx, p.server); err != nil {
		return err
	}
	for _, statement := range []string{
		"CREATE EXTENSION IF NOT EXISTS pg_trgm",
		"CREATE TEMPORARY TABLE person(at int, text text)",
		"SET work_mem = '256MB'",
		"SET pg_trgm.word_similarity_threshold = 0.3",
	} {
		if _, err := p.db.Exec(ctx, statement); err != nil {
			return err
		}
	}
	_, err = p.db.CopyFrom(ctx, pgx.Identifier{"person"}, []string{"at", "text"}, pgx.CopyFromSlice(len(people), func(i int) ([]any, error) {
		return []any{i, textOf(&people[i])}, nil
	}))
	if err != nil {
		return err
	}
	for _, statement := range []string{"CREATE INDEX ON person USING gin(text gin_trgm_ops)", "ANALYZE person"} {
		if _, err := p.db.Exec(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// find ranks by word similarity, then by likeness of the whole line.
func (p *postgres) find(text string) ([]int, error) {
	rows, err := p.db.Query(context.Background(),
		"SELECT at FROM person WHERE text %> $1 ORDER BY text <->> $1, text <-> $1, at LIMIT 10", checkin.Fold(text))
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[int])
}

func (p *postgres) size() (bytes int64, counted string) {
	err := p.db.QueryRow(context.Background(), "SELECT pg_total_relation_size('person')").Scan(&bytes)
	if err != nil {
		return 0, "unknown"
	}
	return bytes, "table and index"
}

func (p *postgres) close() error { return p.db.Close(context.Background()) }
