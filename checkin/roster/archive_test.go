package roster

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// swollen is a workbook of which one part is something else.
func swollen(t *testing.T, part string, content []byte) *zip.Reader {
	t.Helper()
	data := rewrite(t, smallWorkbook(t), func(name string, old []byte) []byte {
		if name == part {
			return content
		}
		return old
	})
	parts, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return parts
}

// nonsense is text that hardly packs.
func nonsense(size int) []byte {
	dice := rand.New(rand.NewPCG(1, 2))
	text := make([]byte, 0, size+4)
	for len(text) < size {
		text = append(text, "<c>"...)
		text = append(text, byte('a'+dice.IntN(26)))
	}
	return text
}

func TestArchivesThatSwellAreRefused(t *testing.T) {
	const sheet, media = "xl/worksheets/sheet1.xml", "xl/styles.xml"
	small := bounds{unzipped: 1 << 20, held: 1 << 20, part: 1 << 20}
	disk := bounds{unzipped: 64 << 20, held: 1 << 20, part: 1 << 16}
	for name, test := range map[string]struct {
		part    string
		content []byte
		limits  bounds
		refused bool
	}{
		"beyond the limit":               {sheet, nonsense(1<<20 + 1), small, true},
		"below it":                       {sheet, nonsense(1 << 19), small, false},
		"a sheet that goes to the disk":  {sheet, nonsense(4 << 20), disk, false},
		"another part does not":          {media, nonsense(4 << 20), disk, true},
		"packed as no people ever are":   {sheet, bytes.Repeat([]byte("<a>"), smallPart), disk, true},
		"a small one is nobody's hazard": {sheet, bytes.Repeat([]byte("<a>"), smallPart/4), disk, false},
	} {
		t.Run(name, func(t *testing.T) {
			err := inspect(swollen(t, test.part, test.content), test.limits)
			var bad *Error
			if test.refused != (errors.As(err, &bad) && bad.Kind == KindTooLarge) || !test.refused && err != nil {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestSheetsOfMoreCellsThanAnyListAreRefused(t *testing.T) {
	var g gauge
	g.cells, g.texts = maxCells-1, maxTexts-1
	if _, err := g.Write([]byte(`<row r="1"><c r="A1"/><col/><cols></row><si><sid>`)); err != nil || g.row != 1 {
		t.Errorf("%v, %d rows", err, g.row)
	}
	for _, more := range []string{"<c>", "<si>"} {
		beyond := g
		if _, err := beyond.Write([]byte(more)); !errors.Is(err, errTooLong) {
			t.Errorf("%s: %v", more, err)
		}
	}
}

// listOfTexts is a workbook as Excel writes it: texts in a table of their own,
// zeros before a code, merged cells, a formula without a value, a hidden column.
func listOfTexts(t *testing.T, rows int) []byte {
	return workbookOf(t, func(f *excelize.File) error {
		all := [][]any{{"Code", "Nom", "Prénom", "Société", "E-mail", "Interne"}}
		for i := range rows {
			all = append(all, []any{i, fmt.Sprintf("TESTARD%d", i), "Léa", "Zèbre & fils", fmt.Sprintf("lea%d@test.example", i), "x"})
		}
		all[1][3] = nil
		zeros, err := f.NewStyle(&excelize.Style{CustomNumFmt: new("000000")})
		return errors.Join(err, rowsOf(f, "Sheet1", all...), f.SetCellStyle("Sheet1", "A2", fmt.Sprintf("A%d", rows+1), zeros),
			f.MergeCell("Sheet1", "D3", "D4"), f.SetCellFormula("Sheet1", "D2", "B2&C2"), f.SetColVisible("Sheet1", "F", false))
	})
}

// TestLargeSheetsAreReadFromTheDisk reads the same in memory and from a folder,
// in which nothing is left.
func TestLargeSheetsAreReadFromTheDisk(t *testing.T) {
	before := onDisk
	t.Cleanup(func() { onDisk = before })
	data := listOfTexts(t, sampled+tick)
	want := readBytes(t, data)
	for name, test := range map[string]struct {
		part  int64
		files int // the sheet, its texts, and where each of these begins
	}{"both": {1 << 10, 3}, "neither": {1 << 20, 0}} {
		onDisk.part = test.part
		folder := t.TempDir()
		used := 0
		list, err := Read(bytes.NewReader(data), "list", Options{Scratch: folder, Progress: func(int) error {
			files, err := filepath.Glob(filepath.Join(folder, "*"))
			used = len(files)
			return err
		}})
		if err != nil {
			t.Fatal(err)
		}
		if used != test.files {
			t.Errorf("%s: %d files in the folder, want %d", name, used, test.files)
		}
		if diff := cmp.Diff(people(want), people(list)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if diff := cmp.Diff(remarks(want), remarks(list)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if diff := cmp.Diff(want.Format, list.Format); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
			t.Errorf("%s: left behind: %v, %v", name, left, err)
		}
	}
	if got := strings.Join(remarks(want), ", "); !strings.Contains(got, "formula") {
		t.Errorf("the list is to have a formula without a value: %s", got)
	}
}
