package roster

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// workbookOf makes an .xlsx file.
func workbookOf(t testing.TB, fill func(f *excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := fill(f); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// rowsOf fills a sheet with rows.
func rowsOf(f *excelize.File, sheet string, rows ...[]any) error {
	for i, row := range rows {
		if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row); err != nil {
			return err
		}
	}
	return nil
}

func readBytes(t testing.TB, data []byte) *List {
	t.Helper()
	list, err := Read(bytes.NewReader(data), "list", Options{})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestWorkbookWithMergedHeaderAndHiddenThings(t *testing.T) {
	data := workbookOf(t, func(f *excelize.File) error {
		zeros, _ := f.NewStyle(&excelize.Style{CustomNumFmt: new("000000")})
		return errors.Join(
			rowsOf(f, "Sheet1",
				[]any{"Forum du numérique, liste des inscrits"},
				[]any{"Billet", "Participant", nil, nil, "Acheteur", nil, "Règlement", "Code interne", "Statut"},
				[]any{nil, "Nom", "Prénom", "Société", "Nom", "Prénom", nil, nil, nil},
				[]any{161, "MARTIN", "Léa", "Zèbre SARL", "PAYEUR", "Paul", "OK", "X1", "Validé"},
				[]any{284, "ROUX", "Jean", nil, "PAYEUR", "Paul", "OK", "X2", "Annulé"},
				[]any{},
				[]any{407, "PETIT", "Anne", "#N/A", "PETIT", "Anne", "à régler", "X3", "Validé"},
			),
			f.MergeCell("Sheet1", "A1", "I1"), f.MergeCell("Sheet1", "A2", "A3"), f.MergeCell("Sheet1", "B2", "D2"),
			f.MergeCell("Sheet1", "E2", "F2"), f.MergeCell("Sheet1", "D4", "D5"),
			f.SetCellStyle("Sheet1", "A4", "A7", zeros),
			f.SetColVisible("Sheet1", "H:I", false),
			f.SetRowVisible("Sheet1", 5, false),
		)
	})
	list := readBytes(t, data)
	want := []string{
		"4: code=000161, first_name=Léa, last_name=MARTIN, company=Zèbre SARL, status=valid, status_word=Validé",
		"5: code=000284, first_name=Jean, last_name=ROUX, company=Zèbre SARL, status=cancelled, status_word=Annulé",
		"7: code=000407, first_name=Anne, last_name=PETIT, status=unpaid, status_word=à régler",
	}
	if diff := cmp.Diff(want, people(list)); diff != "" {
		t.Errorf("%s\n%+v", diff, list.Format)
	}
	if diff := cmp.Diff([]string{"7 formula", "5 hidden"}, remarks(list)); diff != "" {
		t.Error(diff)
	}
	if list.Format.HeaderRow != 3 || cmp.Diff([]string{"Forum du numérique, liste des inscrits"}, list.Format.Preamble) != "" {
		t.Errorf("header on row %d, preamble %q", list.Format.HeaderRow, list.Format.Preamble)
	}
}

func TestSheets(t *testing.T) {
	header := []any{"Nom", "Prénom", "E-mail"}
	data := workbookOf(t, func(f *excelize.File) error {
		var errs []error
		for i, name := range []string{"Calais", "Dunkerque", "Tous", "Paramètres", "Archives"} {
			_, err := f.NewSheet(name)
			errs = append(errs, err)
			rows := [][]any{header, {fmt.Sprintf("MARTIN%d", i), "Léa", fmt.Sprintf("lea%d@example.org", i)}}
			switch name {
			case "Tous":
				rows = append(rows, []any{"MARTIN0", "Léa", "lea0@example.org"})
			case "Paramètres":
				rows = [][]any{{"Tarif", "Prix"}, {"Plein", 12}}
			}
			errs = append(errs, rowsOf(f, name, rows...))
		}
		return errors.Join(append(errs, f.SetSheetVisible("Archives", false), f.DeleteSheet("Sheet1"))...)
	})
	list := readBytes(t, data)
	want := []string{
		"2: first_name=Léa, last_name=MARTIN0, email=lea0@example.org, venue=Calais",
		"2: first_name=Léa, last_name=MARTIN1, email=lea1@example.org, venue=Dunkerque",
		"2: first_name=Léa, last_name=MARTIN2, email=lea2@example.org",
	}
	if diff := cmp.Diff(want, people(list)); diff != "" {
		t.Error(diff)
	}
	skipped := []Skip{{1, "Dunkerque", SkipHeader}, {1, "Tous", SkipHeader}, {3, "Tous", SkipRepeat}}
	if diff := cmp.Diff(skipped, list.Skipped); diff != "" {
		t.Error(diff)
	}
	sheets := []Sheet{{"Calais", false, true}, {"Dunkerque", false, true}, {"Tous", false, true}, {"Paramètres", false, false}, {"Archives", true, false}}
	if diff := cmp.Diff(sheets, list.Format.Sheets); diff != "" {
		t.Error(diff)
	}
}

// TestDatesAndNumbersOfWorkbooks reads what spreadsheets show otherwise than
// they store: dates of both epochs, codes that they would round.
func TestDatesAndNumbersOfWorkbooks(t *testing.T) {
	for _, old := range []bool{false, true} {
		data := workbookOf(t, func(f *excelize.File) error {
			short, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
			french, _ := f.NewStyle(&excelize.Style{CustomNumFmt: new("dd/mm/yyyy")})
			day := time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)
			return errors.Join(
				f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &old}),
				rowsOf(f, "Sheet1", []any{"Code barre", "Nom", "Prénom", "Séance", "Date de la séance"},
					[]any{2001234567890, "MARTIN", "Léa", day, day}, []any{"2001234567891", "ROUX", "Jean", day, day}, []any{81784682591234567, "PETIT", "Anne", "", ""}),
				f.SetCellStyle("Sheet1", "D2", "D3", short), f.SetCellStyle("Sheet1", "E2", "E3", french),
			)
		})
		want := []string{
			"2: code=2001234567890, first_name=Léa, last_name=MARTIN, sessions=2026-11-28; 28/11/2026",
			"3: code=2001234567891, first_name=Jean, last_name=ROUX, sessions=2026-11-28; 28/11/2026",
		}
		got := people(readBytes(t, data))
		if diff := cmp.Diff(want, got[:2]); diff != "" {
			t.Errorf("1904 %v: %s", old, diff)
		}
	}
}

func TestTextThatAWorkbookHasInOneColumn(t *testing.T) {
	data := workbookOf(t, func(f *excelize.File) error {
		return rowsOf(f, "Sheet1", []any{"Prénom,Nom,\"Société\",Code"}, []any{`Léa,Martin,"Zèbre, fils",A-1`}, []any{"Jean,Roux,,A-2"})
	})
	want := []string{"2: code=A-1, first_name=Léa, last_name=Martin, company=Zèbre, fils", "3: code=A-2, first_name=Jean, last_name=Roux"}
	if diff := cmp.Diff(want, people(readBytes(t, data))); diff != "" {
		t.Error(diff)
	}
}

func TestFormulasWithoutValuesAreSaid(t *testing.T) {
	data := workbookOf(t, func(f *excelize.File) error {
		return errors.Join(rowsOf(f, "Sheet1", []any{"Nom", "Prénom", "Société"}, []any{"MARTIN", "Léa"}, []any{"ROUX", "Jean"}),
			f.SetCellFormula("Sheet1", "C3", "A3&B3"))
	})
	list := readBytes(t, data)
	if diff := cmp.Diff([]string{"3 formula"}, remarks(list)); diff != "" {
		t.Errorf("%s%v", diff, people(list))
	}
}

// rewrite makes a workbook whose parts are changed.
func rewrite(t testing.TB, data []byte, change func(name string, content []byte) []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range in.File {
		f, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		to, err := w.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(change(part.Name, content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func smallWorkbook(t testing.TB) []byte {
	return workbookOf(t, func(f *excelize.File) error {
		return rowsOf(f, "Sheet1", []any{"Nom", "Prénom"}, []any{"MARTIN", "Léa"}, []any{"ROUX", "Jean"})
	})
}

func TestBadWorkbooks(t *testing.T) {
	good := smallWorkbook(t)
	sheet := func(change func(xml string) string) []byte {
		return rewrite(t, good, func(name string, content []byte) []byte {
			if name == "xl/worksheets/sheet1.xml" {
				return []byte(change(string(content)))
			}
			return content
		})
	}
	other := func(name string) []byte {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		if _, err := w.Create(name); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	for name, test := range map[string]struct {
		data []byte
		kind Kind
		line int
	}{
		"cut off":         {good[:len(good)*2/3], KindDamaged, 0},
		"its XML cut off": {sheet(func(xml string) string { return xml[:strings.Index(xml, "</sheetData>")] }), KindDamaged, 3},
		"a cell beyond bounds": {sheet(func(xml string) string {
			return strings.Replace(xml, "</sheetData>", `<row r="4"><c r="A4" t="inlineStr"><is><t>`+strings.Repeat("x", maxCell+1)+`</t></is></c></row></sheetData>`, 1)
		}), KindTooLarge, 4},
		"too many columns": {sheet(func(xml string) string {
			return strings.Replace(xml, "</sheetData>", `<row r="4"><c r="XFD4" t="inlineStr"><is><t>x</t></is></c></row></sheetData>`, 1)
		}), KindTooWide, 4},
		"a column that does not exist": {sheet(func(xml string) string {
			return strings.Replace(xml, "</sheetData>", `<row r="4"><c r="ZZZZ4"><v>1</v></c></row></sheetData>`, 1)
		}), KindTooWide, 4},
		"OpenDocument":   {other("content.xml"), KindContainer, 0},
		"any archive":    {other("photos/1.jpg"), KindContainer, 0},
		"nobody":         {workbookOf(t, func(f *excelize.File) error { return rowsOf(f, "Sheet1", []any{"Nom", "Prénom"}) }), KindEmpty, 0},
		"nothing":        {workbookOf(t, func(*excelize.File) error { return nil }), KindEmpty, 0},
		"under password": {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 512) + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00"), KindLocked, 0},
	} {
		t.Run(name, func(t *testing.T) {
			list, err := Read(bytes.NewReader(test.data), "bad.xlsx", Options{})
			var bad *Error
			if !errors.As(err, &bad) || bad.Kind != test.kind || bad.Line != test.line || list != nil {
				t.Errorf("got %v, want %s on line %d", err, test.kind, test.line)
			}
		})
	}
}

// FuzzSheet reads a workbook whose sheet is anything at all.
func FuzzSheet(f *testing.F) {
	good := smallWorkbook(f)
	for _, text := range []string{
		`<worksheet><cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:C2"/></mergeCells></worksheet>`,
		`<worksheet><sheetData><row r="9"><c r="C9" t="s"><v>0</v></c><c r="D9" s="1"><f>A1</f><v>1E+12</v></c></row></sheetData></worksheet>`,
		`<worksheet><sheetData/></worksheet>`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, sheet []byte) {
		data := rewrite(t, good, func(name string, content []byte) []byte {
			if name == "xl/worksheets/sheet1.xml" {
				return sheet
			}
			return content
		})
		list, err := Read(bytes.NewReader(data), "", Options{})
		var known *Error
		if err != nil && !errors.As(err, &known) {
			t.Errorf("an error of another sort: %v", err)
		}
		if err == nil {
			for _, row := range list.Rows {
				checkClean(t, row)
			}
		}
	})
}
