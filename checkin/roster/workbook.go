package roster

import (
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"opale/checkin"
)

const (
	maxSheets = 50 // that are looked at
	glimpsed  = 60 // rows of a sheet by which it is chosen
)

// workbook is the rows of one sheet of an .xlsx file, or of several that have
// the same columns.
type workbook struct {
	file    *excelize.File
	parts   *zip.Reader
	found   Format
	sheets  []string // to be read, one behind the other
	open    *sheet
	hidden  map[int]bool
	several bool
	bare    tally             // formulas without a value
	frames  map[string]*frame // of sheets, by their names
}

// openZip reads what begins like a zip file as a workbook, if it is one.
func openZip(_ []byte, r *bufio.Reader, options *Options) (table, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxZip+1))
	switch {
	case err != nil:
		return nil, err
	case len(data) > maxZip:
		return nil, &Error{Kind: KindTooLarge}
	}
	parts, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &Error{Kind: KindDamaged, Detail: "zip"}
	}
	if other := otherZip(parts); other != "" {
		return nil, &Error{Kind: KindContainer, Detail: other}
	}
	bounds := inMemory
	if options.Scratch != "" {
		bounds = onDisk
	}
	if err := inspect(parts, bounds); err != nil {
		return nil, err
	}
	w := &workbook{parts: parts, found: Format{Container: "xlsx"}, frames: map[string]*frame{}}
	if err := guarded(func() error { return w.read(data, bounds, options.Scratch) }); err != nil {
		_ = w.Close() // nothing was written
		return nil, err
	}
	return w, nil
}

// guarded turns a panic of the library, at a file made to provoke one, into an
// error.
func guarded(read func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = &Error{Kind: KindDamaged, Detail: fmt.Sprint(cause)}
		}
	}()
	return read()
}

// read opens the workbook and chooses its sheets.
func (w *workbook) read(data []byte, bounds bounds, scratch string) (err error) {
	w.file, err = excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: bounds.unzipped, UnzipXMLSizeLimit: bounds.part, TmpDir: scratch, ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd",
	})
	if err != nil {
		return &Error{Kind: KindDamaged, Detail: err.Error()}
	}
	return w.choose()
}

// glimpse is what is seen of a sheet before it is chosen.
type glimpse struct {
	name   string
	labels string // folded, of the whole header
	worth  int
}

// choose takes the visible sheet with most columns we know, and those with the
// same columns: one for each venue, say. Who comes is worth more than who paid.
func (w *workbook) choose() error {
	const named = 1000
	var seen []glimpse
	names := w.file.GetSheetList()
	for _, name := range names[:min(len(names), maxSheets)] {
		visible, err := w.file.GetSheetVisible(name)
		w.found.Sheets = append(w.found.Sheets, Sheet{Name: checkin.Clean(name), Hidden: err == nil && !visible})
		if err != nil || !visible {
			continue
		}
		g := glimpse{name: name}
		rows := w.glimpseOf(name)
		if head, ok := findHeading(rows); ok {
			_, g.worth = labelRow(rows)
			if l := newLayout(head.labels, rows[head.body:], nil, nil); !l.buyers && len(l.by[UseLastName])+len(l.by[UseFullName]) > 0 {
				g.worth += named
			}
			for _, label := range head.labels {
				g.labels += checkin.Fold(label.text()) + "\n"
			}
			g.labels = strings.TrimRight(g.labels, "\n")
		}
		seen = append(seen, g)
	}
	if len(seen) == 0 {
		return &Error{Kind: KindEmpty}
	}
	best := slices.MaxFunc(seen, func(a, b glimpse) int { return cmp.Compare(a.worth, b.worth) })
	for _, g := range seen {
		if g.name == best.name || g.labels == best.labels && g.labels != "" {
			w.sheets = append(w.sheets, g.name)
		}
	}
	w.several = len(w.sheets) > 1
	w.found.Sheet = checkin.Clean(w.sheets[0])
	for i := range w.found.Sheets {
		w.found.Sheets[i].Read = slices.ContainsFunc(w.sheets, func(name string) bool { return checkin.Clean(name) == w.found.Sheets[i].Name })
	}
	if len(w.found.Sheets) == 1 {
		w.found.Sheets = nil
	}
	return nil
}

// glimpseOf reads the first rows of a sheet.
func (w *workbook) glimpseOf(name string) (rows []row) {
	s, err := openSheet(w, name)
	if err != nil {
		return nil
	}
	defer s.close()
	for len(rows) < glimpsed {
		next, err := s.next()
		if err != nil {
			break
		}
		rows = append(rows, next)
	}
	return rows
}

func (w *workbook) next() (r row, err error) {
	err = guarded(func() error {
		r, err = w.nextRow()
		return err
	})
	return r, err
}

func (w *workbook) nextRow() (row, error) {
	for {
		if w.open == nil {
			if len(w.sheets) == 0 {
				return row{}, io.EOF
			}
			s, err := openSheet(w, w.sheets[0])
			if err != nil {
				return row{}, err
			}
			w.open = s
			if w.bare.count == 0 {
				w.bare = s.bare
			}
			if w.hidden == nil {
				w.hidden = s.hidden
			}
		}
		r, err := w.open.next()
		if err != io.EOF {
			if w.several {
				r.sheet = checkin.Clean(w.open.name)
			}
			return r, err
		}
		w.open.close()
		w.open, w.sheets = nil, w.sheets[1:]
	}
}

func (w *workbook) format() Format { return w.found }

// said tells of formulas that nobody has computed.
func (w *workbook) said() []Warning {
	if w.bare.count == 0 {
		return nil
	}
	return []Warning{{Doubt: DoubtFormula, Line: w.bare.line, Count: w.bare.count}}
}

func (w *workbook) hiddenColumns() map[int]bool { return w.hidden }

// Close lets go of the sheet that is open.
func (w *workbook) Close() error {
	if w.open != nil {
		w.open.close()
	}
	if w.file == nil {
		return nil
	}
	return w.file.Close()
}
