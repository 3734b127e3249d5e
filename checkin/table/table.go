// Package table writes what leaves Opale as tables: attendance for the
// organiser, the roster, the journal for an auditor, the census of merchants,
// and check-ins in the form that ticketing tools take back.
//
// A table is columns and rows of typed cells, and knows nothing of files; CSV,
// XLSX and JSON know nothing of people. Rows are drawn one by one, so that
// 200,000 of them take no more memory than one. Everything that this package
// writes about people, package roster reads again without changing anything.
//
// It opens no file, and writes into no store. Text is cleaned once more as it is
// written, and no cell of a CSV is a formula.
package table

import (
	"fmt"
	"io"
	"iter"
	"time"

	"opale/checkin"
)

// Format is a sort of file that a table is written as.
type Format string

// The formats.
const (
	CSV   Format = "csv"  // as French Excel opens it: UTF-8 with its mark, semicolons, CRLF
	XLSX  Format = "xlsx" // dates are dates, all else but numbers is text; the header stays in sight
	JSON  Format = "json" // an object a line
	Plain Format = "text" // for a screen
)

// Options are how a table is to be written.
type Options struct {
	Format  Format
	Zone    *time.Location // in which times are said
	Scratch string         // a private folder for what of a workbook does not fit into memory; empty: the system's
}

// Table is columns and the rows below them. An error of Rows ends the writing.
type Table struct {
	Name    string // of its sheet in a workbook
	Columns []Column
	Rows    iter.Seq2[[]Cell, error]
}

// Column is one column of a table.
type Column struct {
	Label string
	Key   string  // in JSON
	Kind  Kind    // of its cells
	Width float64 // in a workbook, in characters
}

// Kind is what sort of thing a cell holds.
type Kind uint8

// The kinds of cells.
const (
	KindText Kind = iota // codes and telephones too: never a number
	KindTime
	KindNumber
	KindJSON // text that is JSON already
)

// Cell is one cell of a table. The zero cell is empty.
type Cell struct {
	kind   Kind
	text   string
	at     time.Time
	number int
	plain  any  // what JSON says in its place, or nil
	entry  bool // text that an entry was written with, by whatever program
}

// Text is a cell of text, cleaned.
func Text(text string) Cell { return Cell{text: checkin.Clean(text)} }

// At is a cell with a moment; empty for the zero time.
func At(t time.Time) Cell { return Cell{kind: KindTime, at: t} }

// Number is a cell with a number.
func Number(n int) Cell { return Cell{kind: KindNumber, number: n} }

// Write writes tables: as sheets of one workbook, or one below the other. The
// error is w's, or a table's.
func Write(w io.Writer, o Options, tables ...Table) error {
	switch o.Format {
	case CSV:
		return writeCSV(w, o, tables)
	case XLSX:
		return writeWorkbook(w, o, tables)
	case JSON:
		return writeLines(w, o, tables)
	case Plain:
		return writeText(w, o, tables)
	}
	return fmt.Errorf("write table: no format %q", o.Format)
}

// as is the cell, and what a program is told in its place.
func (c Cell) as(plain any) Cell {
	c.plain = plain
	return c
}

// shown is how a cell is read by people.
func (c *Cell) shown(zone *time.Location) string {
	switch c.kind {
	case KindTime:
		if c.at.IsZero() {
			return ""
		}
		return c.at.In(zone).Format("02/01/2006 15:04:05")
	case KindNumber:
		return fmt.Sprint(c.number)
	}
	return c.readable()
}

// readable is the text of a cell; of an entry's bytes, with what does harm escaped.
func (c *Cell) readable() string {
	if c.kind == KindJSON || c.entry {
		return checkin.Legible(c.text)
	}
	return c.text
}
