package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/hostile"
	"opale/checkin/journal"
)

// hostileBundle is the bundle of a peer whose program cleans nothing.
func hostileBundle(t *testing.T, folder string, texts []string) string {
	t.Helper()
	event, at := checkin.Fabriques(time.Now().Year()), 0
	next := func() string { at++; return texts[at%len(texts)] }
	peer := journal.NewMemory(event, nil)
	actor := checkin.Actor{Desk: next(), Venue: "calais", Operator: next()}
	err := peer.Write(t.Context(), actor, func(tx checkin.Tx) error {
		for _, fact := range hostile.Facts(&event, next) {
			if _, err := tx.Append(fact); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	strands, err := peer.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	have, err := peer.Have()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "pirate.opale")
	if _, err := bundle.WriteFile(path, bundle.NewHeader(event.ID, peer.Device(), actor, time.Now().UnixMilli(), have), strands); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestHostileTextIsHarmlessInWhatIsWritten takes a hostile peer's bundle in, and
// writes everything that can be written.
func TestHostileTextIsHarmlessInWhatIsWritten(t *testing.T) {
	const turns = 4
	for turn := range turns {
		folder, opale := laptopAlone(t)
		texts := append(append([]string{}, hostile.Texts[turn*len(hostile.Texts)/turns:]...), hostile.Texts[:turn*len(hostile.Texts)/turns]...)
		opale("bundle", "read", hostileBundle(t, folder, texts), "--trust")
		for _, command := range [][]string{{"list"}, {"status"}, {"lookup", "e"}, {"export", "census"}, {"verify"}} {
			out := opale(command...)
			if err := hostile.InText(strings.ReplaceAll(out, "\t", "")); err != nil {
				t.Errorf("opale %v: %v", command, err)
			}
		}
		for _, what := range []string{"attendance", "roster", "journal", "census"} {
			staysInItsCells(t, what, opale("export", what, "--format", "csv"))
			file := filepath.Join(folder, what+".xlsx")
			opale("export", what, "--output", file)
			holdsNoFormula(t, file)
		}
		page := opale("export", "report", "--format", "html")
		for _, live := range []string{"<script", "<img", "<svg/onload", "onerror=alert(1)>", "</style><svg", "<!-- "} {
			if strings.Contains(strings.ToLower(page), live) {
				t.Errorf("the report has %q", live)
			}
		}
		if err := hostile.InText(page); err != nil {
			t.Errorf("the report: %v", err)
		}
		for _, paper := range [][]string{{"sheet", "--session", "calais-j1"}, {"fallback", "--session", "calais-j1", "--unsealed"}, {"report"}} {
			file := filepath.Join(folder, paper[0]+".pdf")
			opale(append(append([]string{"export"}, paper...), "--output", file)...)
			if text, err := os.ReadFile(file); err != nil || !bytes.HasPrefix(text, []byte("%PDF-")) || bytes.Contains(text, []byte("/JavaScript")) {
				t.Errorf("%s is no quiet PDF: %v", file, err)
			}
		}
	}
}

// staysInItsCells reads a CSV as a spreadsheet does: it holds no control and
// nothing that turns a line around, and what is behind the blanks of a cell begins
// no formula, unless it is a number, a time or a telephone number. The organiser's
// own cells keep what joins and marks letters.
func staysInItsCells(t *testing.T, what, text string) {
	t.Helper()
	text = strings.TrimPrefix(text, "\ufeff")
	for _, r := range text {
		if unicode.IsControl(r) && !strings.ContainsRune("\r\n\t", r) || unicode.Is(unicode.Bidi_Control, r) || r == '\ufeff' {
			t.Errorf("%s.csv has %U", what, r)
		}
	}
	if !utf8.ValidString(text) {
		t.Errorf("%s.csv is broken UTF-8", what)
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = ';', -1
	records, err := r.ReadAll()
	if err != nil || len(records) < 2 {
		t.Fatalf("%s.csv: %d records, %v", what, len(records), err)
	}
	for _, record := range records {
		for _, cell := range record {
			bare := strings.TrimLeft(cell, " \u00a0\n\t\r")
			if bare != "" && strings.ContainsAny(bare[:1], "=@|%\t\r") || len(bare) > 1 && strings.ContainsAny(bare[:1], "+-") && strings.Trim(bare, "+-0123456789 .,") != "" {
				t.Errorf("%s.csv has a formula: %q", what, cell)
			}
		}
	}
}

func holdsNoFormula(t *testing.T, path string) {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil || len(rows) < 1 {
			t.Errorf("%s, %s: %d rows, %v", path, sheet, len(rows), err)
		}
		for y, row := range rows {
			for x := range row {
				cell, _ := excelize.CoordinatesToCellName(x+1, y+1)
				if formula, _ := book.GetCellFormula(sheet, cell); formula != "" {
					t.Errorf("%s %s has a formula: %q", path, cell, formula)
				}
				if linked, target, _ := book.GetCellHyperLink(sheet, cell); linked {
					t.Errorf("%s %s leads to %q", path, cell, target)
				}
			}
		}
	}
}
