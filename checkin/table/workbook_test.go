package table

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// reopened writes the attendance as a workbook and opens it as anybody would.
func reopened(t *testing.T, a Attendance) *excelize.File {
	t.Helper()
	var out bytes.Buffer
	if err := a.Write(&out, Options{Format: XLSX, Scratch: t.TempDir()}); err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file
}

func TestAWorkbookHasTypedCells(t *testing.T) {
	file := reopened(t, exampleAttendance())
	sheet := "Présence"
	for _, want := range []struct {
		cell, text string
		kind       excelize.CellType
	}{
		{"A1", "Code", excelize.CellTypeInlineString}, {"S1", "Heure d'arrivée", excelize.CellTypeInlineString},
		{"A2", "000161", excelize.CellTypeInlineString}, {"F2", "+33639985874", excelize.CellTypeInlineString},
		{"B4", "@SUM(1)", excelize.CellTypeInlineString}, {"C4", "=2+3", excelize.CellTypeInlineString}, {"V4", "-1 €", excelize.CellTypeInlineString},
	} {
		text, err := file.GetCellValue(sheet, want.cell)
		kind, kindErr := file.GetCellType(sheet, want.cell)
		formula, _ := file.GetCellFormula(sheet, want.cell)
		if err != nil || kindErr != nil || text != want.text || kind != want.kind || formula != "" {
			t.Errorf("%s is %q, type %d, formula %q: %v, %v", want.cell, text, kind, formula, err, kindErr)
		}
	}
	raw, err := file.GetCellValue(sheet, "S2", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	// 28 November 2026, 09:12:07, in days since the end of 1899.
	day := time.Date(2026, 11, 28, 9, 12, 7, 0, time.UTC).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
	if got := cellNumber(t, raw); math.Abs(got-day) > 1e-6 {
		t.Errorf("the arrival is %v, want %v", got, day)
	}
	if shown, _ := file.GetCellValue(sheet, "S2"); shown != "28/11/2026 09:12:07" {
		t.Errorf("the arrival is shown as %q", shown)
	}
	if empty, _ := file.GetCellValue(sheet, "S3"); empty != "" {
		t.Errorf("who did not come arrived at %q", empty)
	}
}

func cellNumber(t *testing.T, raw string) (n float64) {
	t.Helper()
	n, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		t.Fatalf("%q is no number: %v", raw, err)
	}
	return n
}

func TestAWorkbooksHeaderStaysInSightAndFilters(t *testing.T) {
	file := reopened(t, exampleAttendance())
	panes, err := file.GetPanes("Présence")
	if err != nil || !panes.Freeze || panes.YSplit != 1 || panes.TopLeftCell != "A2" {
		t.Errorf("panes are %+v: %v", panes, err)
	}
	var filter string
	for _, name := range file.GetDefinedName() {
		if strings.Contains(name.Name, "FilterDatabase") {
			filter = name.RefersTo
		}
	}
	if want := "'Présence'!$A$1:$W$4"; filter != want {
		t.Errorf("the filter is on %q, want %q", filter, want)
	}
	if width, err := file.GetColWidth("Présence", "D"); err != nil || width != 26 {
		t.Errorf("column D is %v wide: %v", width, err)
	}
}

// TestAWorkbookKeepsEveryText has what spreadsheets, or the format itself,
// would take for something else.
func TestAWorkbookKeepsEveryText(t *testing.T) {
	hostile := []string{
		"000123", "+33639985874", "=1+1", "@x", "-5", "'apostrophe", "''deux", "1E5", "12/11", "TRUE", "NULL", "_x0041_", "<b>&amp;</b>", "a\nb",
		" blanc", "é", "日本", "1234567890123456789", "👍", `"`, "]]>",
	}
	table := Table{Name: "T", Columns: make([]Column, 1), Rows: func(yield func([]Cell, error) bool) {
		for _, text := range hostile {
			if !yield([]Cell{{text: text}}, nil) {
				return
			}
		}
	}}
	var out bytes.Buffer
	if err := Write(&out, Options{Format: XLSX}, table); err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := file.GetRows("T")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows[1:] {
		got = append(got, row...)
	}
	if diff := cmp.Diff(hostile, got); diff != "" {
		t.Error(diff)
	}
}
