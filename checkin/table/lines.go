package table

import (
	"bytes"
	"encoding/json"
	"io"
	"time"

	"opale/checkin"
)

// writeLines writes each row as an object on a line of its own.
func writeLines(w io.Writer, o Options, tables []Table) error {
	for i := range tables {
		t := &tables[i]
		for cells, err := range t.Rows {
			if err != nil {
				return err
			}
			line, err := t.object(cells, o.Zone)
			if err != nil {
				return err
			}
			if _, err := w.Write(line); err != nil {
				return err
			}
		}
	}
	return nil
}

// object is a row as a line of JSON, its keys in the order of the columns.
func (t *Table) object(cells []Cell, zone *time.Location) ([]byte, error) {
	var line bytes.Buffer
	out := json.NewEncoder(&line)
	out.SetEscapeHTML(false) // names have ampersands, and this is no web page
	put := func(v any) error {
		err := out.Encode(v)
		line.Truncate(line.Len() - 1) // the line end, which an encoder adds
		return err
	}
	for i := range cells {
		line.WriteByte("{,"[min(i, 1)])
		if err := put(t.Columns[i].Key); err != nil {
			return nil, err
		}
		line.WriteByte(':')
		if err := put(cells[i].value(zone)); err != nil {
			return nil, err
		}
	}
	line.WriteString("}\n")
	return []byte(checkin.Legible(line.String())), nil
}

// value is what stands for a cell in JSON: times with their offset, null where
// there is none.
func (c *Cell) value(zone *time.Location) any {
	if c.plain != nil {
		return c.plain
	}
	switch c.kind {
	case KindTime:
		if c.at.IsZero() {
			return nil
		}
		return c.at.In(zone)
	case KindNumber:
		return c.number
	case KindJSON:
		if c.text == "" {
			return nil
		}
		return json.RawMessage(c.text)
	}
	return c.text
}

// writeObject writes v as a line of JSON.
func writeObject(w io.Writer, v any) error {
	var line bytes.Buffer
	out := json.NewEncoder(&line)
	out.SetEscapeHTML(false)
	if err := out.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w, checkin.Legible(line.String()))
	return err
}
