package roster

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
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
