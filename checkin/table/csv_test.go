package table

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
)

// TestNoCellOfACSVIsAFormula writes each printable character, and those that
// are not, at the start of a cell.
func TestNoCellOfACSVIsAFormula(t *testing.T) {
	var starts []string
	for r := rune(0); r < 0x250; r++ {
		starts = append(starts, string(r)+"SUM(1)", " "+string(r)+"1", string(r))
	}
	table := Table{Columns: make([]Column, 1), Rows: func(yield func([]Cell, error) bool) {
		for _, text := range starts {
			if !yield([]Cell{{text: text}}, nil) {
				return
			}
		}
	}}
	var out bytes.Buffer
	if err := Write(&out, Options{Format: CSV}, table); err != nil {
		t.Fatal(err)
	}
	in := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), byteOrderMark)))
	in.Comma, in.FieldsPerRecord = ';', -1
	records, err := in.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records {
		if cell := strings.TrimLeft(record[0], " \u00a0\n"); cell != "" && strings.ContainsAny(cell[:1], "=+-@|%\t\r") {
			t.Errorf("%q begins like a formula", record[0])
		}
	}
}

func TestTelephonesStayIntact(t *testing.T) {
	for cell, want := range map[string]string{
		"+33639985874": "+33639985874", "+33 6 39 98 58 74": "+33 6 39 98 58 74",
		"+33-6-39": "'+33-6-39", "+1+1": "'+1+1", "+33639985874=1": "'+33639985874=1", "+": "'+", "'n Dolo": "''n Dolo", "": "",
	} {
		if got := harmless(cell); got != want {
			t.Errorf("%q became %q, want %q", cell, got, want)
		}
	}
}
