package roster

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
)

const maxObject = 4 << 20 // bytes

// objects is the rows of JSON: an object a line, as our own export has them,
// or a list of objects. The keys are the labels, those of objects within an
// object behind its own; lists of objects are not read.
type objects struct {
	*text
	source *counted
	d      *json.Decoder
	labels []string
	ahead  []row // read to know the labels
	begun  bool
}

func openObjects(start []byte, r *bufio.Reader) (table, error) {
	t, err := openText(start, r)
	if err != nil {
		return nil, err
	}
	source := &counted{r: bufio.NewReader(t)}
	o := &objects{text: t, source: source, d: json.NewDecoder(source)}
	o.d.UseNumber()
	if isList := bytes.HasPrefix([]byte(beginning(start)), []byte("[")); isList {
		if _, err := o.d.Token(); err != nil {
			return nil, &Error{Kind: KindDamaged, Err: err}
		}
	}
	for len(o.ahead) < sampled {
		next, err := o.object()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		o.ahead = append(o.ahead, next)
	}
	o.begun = true
	return &objectTable{objects: o}, nil
}

// objectTable gives the labels before the objects.
type objectTable struct {
	*objects
	named bool
}

func (t *objectTable) format() Format {
	return Format{Container: "jsonl", Encoding: t.encoding(), BOM: t.bom > 0}
}

func (t *objectTable) next() (row, error) {
	if !t.named {
		t.named = true
		return row{cells: slices.Clone(t.labels)}, nil
	}
	if len(t.ahead) > 0 {
		next := t.ahead[0]
		t.ahead = t.ahead[1:]
		return next, nil
	}
	return t.object()
}

// object reads one object as a row.
func (o *objects) object() (row, error) {
	if !o.d.More() {
		if _, err := o.d.Token(); err != nil && !errors.Is(err, io.EOF) {
			return row{}, o.damaged(err)
		}
		return row{}, io.EOF
	}
	var raw json.RawMessage
	if err := o.d.Decode(&raw); err != nil {
		return row{}, o.damaged(err)
	}
	end := o.d.InputOffset()
	r := row{line: o.source.lineAt(end - int64(len(raw))), cells: make([]string, len(o.labels))}
	o.source.taken = end
	if err := o.fields("", raw, &r); err != nil {
		return row{}, &Error{Kind: KindDamaged, Line: r.line, Err: err}
	}
	return r, nil
}

func (o *objects) damaged(err error) error {
	var known *Error
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &Error{Kind: KindTruncated, Line: o.source.lineAt(o.source.given)}
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return &Error{Kind: KindDamaged, Line: o.source.lineAt(o.d.InputOffset())}
	}
	return err
}

// fields reads the values of an object into the cells of a row.
func (o *objects) fields(group string, raw json.RawMessage, r *row) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if first, err := d.Token(); err != nil || first != json.Delim('{') {
		return errors.New("not an object")
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return err
		}
		label := strings.TrimSpace(group + " " + key.(string))
		if group == "" && bytes.HasPrefix(value, []byte("{")) {
			if err := o.fields(label, value, r); err != nil {
				return err
			}
			continue
		}
		o.set(label, scalar(value), r)
	}
	return nil
}

// set puts a value under its label; a new one makes a column while the first
// objects are read.
func (o *objects) set(label, value string, r *row) {
	at := slices.Index(o.labels, label)
	if at < 0 {
		if o.begun || len(o.labels) >= maxLabels {
			return
		}
		at = len(o.labels)
		o.labels = append(o.labels, strings.Clone(label))
	}
	for len(r.cells) <= at {
		r.cells = append(r.cells, "")
	}
	r.cells[at] = value
}

// scalar is a value as text: a list of values with semicolons between.
func scalar(value json.RawMessage) string {
	var text string
	var list []json.RawMessage
	switch {
	case string(value) == "null", bytes.HasPrefix(value, []byte("{")):
		return ""
	case json.Unmarshal(value, &text) == nil:
		return text
	case json.Unmarshal(value, &list) == nil:
		var parts []string
		for _, one := range list {
			if part := scalar(one); part != "" {
				parts = append(parts, part)
			}
		}
		return strings.Join(parts, "; ")
	}
	return string(value) // a number, a truth
}

// counted is a reader that knows its lines, and refuses to be read far beyond
// what was taken of it.
type counted struct {
	r            io.Reader
	given, taken int64
	line         int     // lines before the first of ends
	ends         []int64 // offsets of line ends that were given
}

func (c *counted) Read(p []byte) (int, error) {
	if c.given-c.taken > maxObject {
		return 0, &Error{Kind: KindTooLarge, Line: c.lineAt(c.taken)}
	}
	n, err := c.r.Read(p)
	for i, b := range p[:n] {
		if b == '\n' {
			c.ends = append(c.ends, c.given+int64(i))
		}
	}
	c.given += int64(n)
	return n, err
}

// lineAt is the line, from 1, that an offset is on; offsets must not go back.
func (c *counted) lineAt(offset int64) int {
	passed := 0
	for passed < len(c.ends) && c.ends[passed] < offset {
		passed++
	}
	c.line, c.ends = c.line+passed, c.ends[passed:]
	return c.line + 1
}
