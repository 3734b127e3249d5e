package table

import (
	"encoding/csv"
	"io"
	"regexp"
	"strings"

	"opale/checkin"
)

// byteOrderMark begins a CSV: without it, Excel takes the text for cp1252.
const byteOrderMark = "\ufeff"

// writeCSV writes tables one below the other, a blank line between them.
func writeCSV(w io.Writer, o Options, tables []Table) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	for i := range tables {
		if i > 0 {
			if out.Flush(); out.Error() != nil {
				return out.Error()
			}
			if _, err := io.WriteString(w, "\r\n"); err != nil {
				return err
			}
		}
		if err := tables[i].writeRecords(out, o); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func (t *Table) writeRecords(out *csv.Writer, o Options) error {
	record := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		record[i] = harmless(checkin.Clean(c.Label))
	}
	if err := out.Write(record); err != nil {
		return err
	}
	for cells, err := range t.Rows {
		if err != nil {
			return err
		}
		record = record[:0]
		for i := range cells {
			text := cells[i].shown(o.Zone)
			if kind := cells[i].kind; kind == KindText || kind == KindJSON {
				text = harmless(text)
			}
			record = append(record, text)
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	return nil
}

// formulaStart has what spreadsheets take for the beginning of a formula, and
// the apostrophe that protects from it. Package roster takes the apostrophe
// off again before these, and only these.
const formulaStart = "=+-@|%\t\r'"

// wholePhone is a telephone number in the form in which we keep it, or with
// spaces: spreadsheets see no formula in it.
var wholePhone = regexp.MustCompile(`^\+\d[\d ]{6,20}$`)

// harmless keeps a spreadsheet from running a cell: an apostrophe goes before
// what begins like a formula, behind any blanks. A telephone number is none,
// and stays intact.
func harmless(cell string) string {
	start := strings.TrimLeft(cell, " \u00a0\n")
	if start != "" && strings.IndexByte(formulaStart, start[0]) >= 0 && !wholePhone.MatchString(cell) {
		return "'" + start
	}
	return cell
}
