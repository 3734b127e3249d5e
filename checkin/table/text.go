package table

import (
	"io"
	"strings"
	"unicode/utf8"

	"opale/checkin"
)

// writeText writes tables for a screen, their columns one below the other.
// It holds all of their rows.
func writeText(w io.Writer, o Options, tables []Table) error {
	for i := range tables {
		rows, err := tables[i].strings(o)
		if err != nil {
			return err
		}
		text := aligned(rows, tables[i].Columns)
		if i > 0 {
			text = "\n" + text
		}
		if _, err := io.WriteString(w, text); err != nil {
			return err
		}
	}
	return nil
}

// strings is the header and the rows as people read them.
func (t *Table) strings(o Options) ([][]string, error) {
	header := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		header[i] = checkin.Clean(c.Label)
	}
	rows := [][]string{header}
	for cells, err := range t.Rows {
		if err != nil {
			return nil, err
		}
		row := make([]string, len(cells))
		for i := range cells {
			row[i] = cells[i].shown(o.Zone)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// aligned puts numbers on the right of their columns, all else on the left.
func aligned(rows [][]string, columns []Column) string {
	widths := make([]int, len(columns))
	for _, row := range rows {
		for i, text := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(text))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		var line strings.Builder
		for i, text := range row {
			blank := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(text))
			if columns[i].Kind == KindNumber {
				line.WriteString(blank + text + "  ")
			} else {
				line.WriteString(text + blank + "  ")
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}
