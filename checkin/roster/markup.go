package roster

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"io"
	"slices"
	"strings"

	"opale/checkin"
)

const maxMarkup = 64 << 20 // bytes

// markupTable is the rows of a table of HTML, which many tools write and call
// .xls, or of Excel's XML of 2003; of several tables that have the same
// columns, those of all.
type markupTable struct {
	found  Format
	rows   *markup
	chosen map[int]bool // tables
	first  int          // the table whose header is read
}

func openMarkup(start []byte, r *bufio.Reader) (table, error) {
	t, err := openText(start, r)
	if err != nil {
		return nil, err
	}
	var gauge gauge
	content, err := io.ReadAll(io.TeeReader(io.LimitReader(t, maxMarkup+1), &gauge))
	switch {
	case errors.Is(err, errTooLong):
		return nil, &Error{Kind: KindTooLarge, Line: gauge.line + 1}
	case err != nil:
		return nil, err
	case len(content) > maxMarkup:
		return nil, &Error{Kind: KindTooLarge}
	}
	m := &markupTable{found: Format{Container: "html", Encoding: t.encoding(), BOM: t.bom > 0, EOL: lineEnd(content[:min(len(content), sniffed)])}}
	if err := m.choose(content); err != nil {
		return nil, err
	}
	m.rows = newMarkup(bytes.NewReader(content))
	return m, nil
}

// choose takes the table with most columns we know, and those with the same.
func (m *markupTable) choose(content []byte) error {
	samples := map[int][]row{}
	rows := newMarkup(bytes.NewReader(content))
	for {
		table, next, err := rows.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		if len(samples[table]) < glimpsed && len(samples) <= maxSheets {
			samples[table] = append(samples[table], next)
		}
	}
	if len(samples) == 0 {
		return &Error{Kind: KindNoColumns}
	}
	worth, heads := map[int]int{}, map[int]string{}
	for table, sample := range samples {
		if head, ok := findHeading(sample); ok {
			_, worth[table] = labelRow(sample)
			for _, l := range head.labels {
				heads[table] += checkin.Fold(l.text()) + "\n"
			}
		}
	}
	tables := make([]int, 0, len(samples))
	for table := range samples {
		tables = append(tables, table)
	}
	m.first = slices.MinFunc(tables, func(a, b int) int { return cmp.Or(worth[b]-worth[a], a-b) })
	m.chosen = map[int]bool{}
	for _, table := range tables {
		m.chosen[table] = table == m.first || heads[table] != "" && heads[table] == heads[m.first]
	}
	return nil
}

func (m *markupTable) next() (row, error) {
	for {
		table, r, err := m.rows.next()
		if err != nil || m.chosen[table] && strings.Join(r.cells, "") != "" {
			return r, err
		}
	}
}

func (m *markupTable) format() Format { return m.found }
