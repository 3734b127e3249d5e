package table

import (
	"cmp"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"opale/checkin"
)

const (
	plainWidth = 16    // characters, of a column that says nothing of its own
	textFormat = 49    // the built-in number format "@": what is typed there stays text
	maxText    = 32767 // UTF-16 units that a cell may hold
)

// writeWorkbook writes each table as a sheet. The rows go through a stream, so
// that only the packed file is ever held.
func writeWorkbook(w io.Writer, o Options, tables []Table) (err error) {
	file := excelize.NewFile(excelize.Options{TmpDir: o.Scratch})
	defer func() {
		if closeErr := file.Close(); err == nil {
			err = closeErr
		}
	}()
	styles, err := newStyles(file)
	if err != nil {
		return err
	}
	for i := range tables {
		name := cmp.Or(tables[i].Name, fmt.Sprintf("Opale %d", i+1))
		if i == 0 {
			err = file.SetSheetName(file.GetSheetName(0), name)
		} else {
			_, err = file.NewSheet(name)
		}
		if err != nil {
			return err
		}
		if err := tables[i].writeSheet(file, name, styles, o.Zone); err != nil {
			return err
		}
	}
	return file.Write(w)
}

// styles are those of a workbook's cells, by kind, and of its headers.
type styles struct {
	header int
	cells  [KindJSON + 1]int
}

func newStyles(file *excelize.File) (s styles, err error) {
	moment, number := "dd/mm/yyyy hh:mm:ss", 1
	for _, one := range []struct {
		id    *int
		style excelize.Style
	}{
		{&s.header, excelize.Style{
			NumFmt: textFormat, Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7ECF0"}},
			Alignment: &excelize.Alignment{Vertical: "center"},
		}},
		{&s.cells[KindText], excelize.Style{NumFmt: textFormat}},
		{&s.cells[KindTime], excelize.Style{CustomNumFmt: &moment}},
		{&s.cells[KindNumber], excelize.Style{NumFmt: number}},
	} {
		if *one.id, err = file.NewStyle(&one.style); err != nil {
			return s, err
		}
	}
	s.cells[KindJSON] = s.cells[KindText]
	return s, nil
}

// writeSheet writes a table on its sheet: the header stays in sight, and
// filters by each column.
func (t *Table) writeSheet(file *excelize.File, name string, s styles, zone *time.Location) error {
	out, err := file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if err := t.layOut(out, s); err != nil {
		return err
	}
	header := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		header[i] = excelize.Cell{StyleID: s.header, Value: checkin.Clean(c.Label)}
	}
	if err := out.SetRow("A1", header, excelize.RowOpts{Height: 20}); err != nil {
		return err
	}
	last := 1
	values := make([]any, 0, len(t.Columns))
	for cells, err := range t.Rows {
		if err != nil {
			return err
		}
		values = values[:0]
		for i := range cells {
			values = append(values, cells[i].stored(s, zone))
		}
		last++
		if err := out.SetRow(fmt.Sprintf("A%d", last), values); err != nil {
			return err
		}
	}
	corner, err := excelize.CoordinatesToCellName(max(1, len(t.Columns)), last)
	if err != nil {
		return err
	}
	if err := file.AutoFilter(name, "A1:"+corner, nil); err != nil {
		return err
	}
	return out.Flush()
}

// layOut sets what has to stand before the rows.
func (t *Table) layOut(out *excelize.StreamWriter, s styles) error {
	err := out.SetPanes(&excelize.Panes{
		Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: "A2", ActiveCell: "A2", Pane: "bottomLeft"}},
	})
	for i, c := range t.Columns {
		if err == nil {
			err = out.SetColWidth(i+1, i+1, cmp.Or(c.Width, plainWidth))
		}
		if err == nil {
			err = out.SetColStyle(i+1, i+1, s.cells[c.Kind])
		}
	}
	return err
}

// stored is a cell as the workbook keeps it: nil where it is empty.
func (c *Cell) stored(s styles, zone *time.Location) any {
	value := excelize.Cell{StyleID: s.cells[c.kind]}
	switch c.kind {
	case KindTime:
		if c.at.IsZero() {
			return nil
		}
		// A workbook knows no zones: the event's clock is what it says.
		at := c.at.In(zone)
		value.Value = time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, time.UTC)
	case KindNumber:
		value.Value = c.number
	default:
		if c.text == "" {
			return nil
		}
		value.Value = c.readable()
	}
	return value
}
