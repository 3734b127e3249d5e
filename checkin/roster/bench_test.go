package roster

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// benchPerson is one person of a long list.
func benchPerson(i int) []any {
	return []any{
		fmt.Sprintf("CA-%06d", i), "Éloïse", fmt.Sprintf("DE LA ROCHE %d", i), fmt.Sprintf("Café du Port %d", i%5000),
		fmt.Sprintf("eloise%d@example.org", i), "06 39 98 10 67", "Calais", "Calais", "Payé",
	}
}

var benchLabels = []any{"Code", "Prénom", "Nom", "Société", "E-mail", "Téléphone", "Ville", "Lieu", "Statut"}

// benchmarkRead reads a list, and says how many rows a second, and how many
// megabytes the list keeps.
func benchmarkRead(b *testing.B, data []byte, rows int) {
	b.ReportAllocs()
	kept := 0.0
	for b.Loop() {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		list, err := Read(bytes.NewReader(data), "", Options{})
		if err != nil || len(list.Rows) != rows {
			b.Fatal(err)
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		runtime.KeepAlive(list)
		kept = float64(after.HeapAlloc-before.HeapAlloc) / 1e6
	}
	b.ReportMetric(kept, "MB-kept")
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkCSV(b *testing.B) {
	const rows = 200_000
	var text bytes.Buffer
	fmt.Fprintln(&text, "Code;Prénom;Nom;Société;E-mail;Téléphone;Ville;Lieu;Statut")
	for i := range rows {
		fmt.Fprintf(&text, "%s;%s;%s;%s;%s;%s;%s;%s;%s\n", benchPerson(i)...)
	}
	benchmarkRead(b, text.Bytes(), rows)
}

const benchSheetRows = 50_000

func benchSheet(b *testing.B) []byte {
	return workbookOf(b, func(f *excelize.File) error {
		w, err := f.NewStreamWriter("Sheet1")
		if err != nil {
			return err
		}
		if err := w.SetRow("A1", benchLabels); err != nil {
			return err
		}
		for i := range benchSheetRows {
			if err := w.SetRow(fmt.Sprintf("A%d", i+2), benchPerson(i)); err != nil {
				return err
			}
		}
		return w.Flush()
	})
}

func BenchmarkWorkbook(b *testing.B) { benchmarkRead(b, benchSheet(b), benchSheetRows) }

// BenchmarkWorkbookAgainstTheLibrary reads a workbook as a list, and as the
// library alone reads its cells, by turns so that a busy machine slows both. It
// says how many times as long the list takes: three are the most that we allow.
func BenchmarkWorkbookAgainstTheLibrary(b *testing.B) {
	data := benchSheet(b)
	var ours, theirs time.Duration
	for b.Loop() {
		runtime.GC()
		start := time.Now()
		list, err := Read(bytes.NewReader(data), "", Options{})
		if ours += time.Since(start); err != nil || len(list.Rows) != benchSheetRows {
			b.Fatal(err)
		}
		runtime.GC()
		start = time.Now()
		cellsOf(b, data)
		theirs += time.Since(start)
	}
	b.ReportMetric(ours.Seconds()/theirs.Seconds(), "x-library")
}

// cellsOf reads the cells of a workbook with the library alone.
func cellsOf(b *testing.B, data []byte) {
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	rows, err := f.Rows("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		if _, err := rows.Columns(); err != nil && err != io.EOF {
			b.Fatal(err)
		}
	}
}

// wideSheet is a workbook of many wide rows, as another program writes it: its
// sheet is larger than what is held in memory.
func wideSheet(b *testing.B, rows, columns int) []byte {
	var out bytes.Buffer
	pack := zip.NewWriter(&out)
	pack.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	in, err := zip.NewReader(bytes.NewReader(smallWorkbook(b)), int64(len(smallWorkbook(b))))
	if err != nil {
		b.Fatal(err)
	}
	for _, part := range in.File {
		if part.Name != "xl/worksheets/sheet1.xml" {
			if err := pack.Copy(part); err != nil {
				b.Fatal(err)
			}
		}
	}
	sheet, err := pack.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		b.Fatal(err)
	}
	fmt.Fprint(sheet, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	letters := make([]string, columns)
	for i := range letters {
		letters[i], _ = excelize.ColumnNumberToName(i + 1)
	}
	var text []byte
	for row := range rows + 1 {
		text = fmt.Appendf(text[:0], `<row r="%d">`, row+1)
		for i, letter := range letters {
			cell := fmt.Sprintf("réponse %d-%d", row%977, i)
			switch {
			case row == 0 && i < len(benchLabels):
				cell = fmt.Sprint(benchLabels[i])
			case row == 0:
				cell = fmt.Sprintf("Question %d", i)
			case i < len(benchLabels):
				cell = fmt.Sprint(benchPerson(row)[i])
			}
			text = fmt.Appendf(text, `<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>`, letter, row+1, cell)
		}
		if _, err := sheet.Write(append(text, "</row>"...)); err != nil {
			b.Fatal(err)
		}
	}
	fmt.Fprint(sheet, `</sheetData></worksheet>`)
	if err := pack.Close(); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

// BenchmarkWideWorkbook reads 200,000 rows of 30 columns, more than is ever held
// in memory at a time.
func BenchmarkWideWorkbook(b *testing.B) {
	const rows = 200_000
	data := wideSheet(b, rows, 30)
	debug.FreeOSMemory()
	b.ReportAllocs()
	most := uint64(0)
	for b.Loop() {
		folder := b.TempDir()
		list, err := Read(bytes.NewReader(data), "", Options{Scratch: folder, Progress: func(n int) error {
			var now runtime.MemStats
			if n%(20*tick) == 0 {
				runtime.ReadMemStats(&now)
				most = max(most, now.HeapAlloc)
			}
			return nil
		}})
		if err != nil || len(list.Rows) != rows {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(data))/1e6, "MB-packed")
	b.ReportMetric(float64(most)/1e6, "MB-heap")
	b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
