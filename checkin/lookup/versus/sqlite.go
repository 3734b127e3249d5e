package main

import (
	"database/sql"
	"strings"

	_ "modernc.org/sqlite"

	"opale/checkin"
)

// sqlite is an FTS5 table in memory.
type sqlite struct {
	tokenize, prefix string
	query            func(tokens []string) []string // from the strictest
	db               *sql.DB
}

func (s *sqlite) build(people []checkin.Person) (err error) {
	if s.db, err = sql.Open("sqlite", ":memory:"); err != nil {
		return err
	}
	s.db.SetMaxOpenConns(1)
	create := "CREATE VIRTUAL TABLE people USING fts5(text, detail=full, tokenize='" + s.tokenize + "'"
	if s.prefix != "" {
		create += ", prefix='" + s.prefix + "'"
	}
	if _, err := s.db.Exec(create + ")"); err != nil {
		return err
	}
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	insert, err := tx.Prepare("INSERT INTO people(rowid, text) VALUES(?, ?)")
	if err != nil {
		return err
	}
	for i := range people {
		if _, err := insert.Exec(i, textOf(&people[i])); err != nil {
			return err
		}
	}
	if _, err := tx.Exec("INSERT INTO people(people) VALUES('optimize')"); err != nil {
		return err
	}
	return tx.Commit()
}

func (s *sqlite) find(text string) ([]int, error) {
	tokens := strings.Fields(checkin.Fold(text))
	if len(tokens) == 0 {
		return nil, nil
	}
	for _, match := range s.query(tokens) {
		found, err := s.match(match)
		if err != nil || len(found) > 0 {
			return found, err
		}
	}
	return nil, nil
}

func (s *sqlite) match(match string) ([]int, error) {
	rows, err := s.db.Query("SELECT rowid FROM people WHERE people MATCH ? ORDER BY rank LIMIT 10", match)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []int
	for rows.Next() {
		var at int
		if err := rows.Scan(&at); err != nil {
			return nil, err
		}
		found = append(found, at)
	}
	return found, rows.Err()
}

// prefixQuery wants the beginnings of all tokens, else of any.
func prefixQuery(tokens []string) []string {
	var begun []string
	for _, t := range tokens {
		begun = append(begun, `"`+t+`"*`)
	}
	return []string{strings.Join(begun, " AND "), strings.Join(begun, " OR ")}
}

// trigramQuery wants any three letters in a row, and lets bm25 rank them.
func trigramQuery(tokens []string) []string {
	var threes []string
	for _, t := range tokens {
		for i := 0; i+3 <= len(t); i++ {
			threes = append(threes, `"`+t[i:i+3]+`"`)
		}
	}
	if len(threes) == 0 {
		return nil // what is shorter than three letters finds nothing
	}
	return []string{strings.Join(threes, " OR ")}
}

func (s *sqlite) size() (int64, string) {
	var pages, size int64
	if s.db.QueryRow("PRAGMA page_count").Scan(&pages) != nil || s.db.QueryRow("PRAGMA page_size").Scan(&size) != nil {
		return 0, "unknown"
	}
	return pages * size, "pages"
}

func (s *sqlite) close() error { return s.db.Close() }
