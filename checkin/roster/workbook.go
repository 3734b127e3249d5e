package roster

import (
	"archive/zip"
	"bufio"
	"bytes"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"opale/checkin"
)

// workbook is the rows of one sheet of an .xlsx file, or of several that have
// the same columns.
type workbook struct {
	file    *excelize.File
	parts   *zip.Reader
	found   Format
	sheets  []string // to be read, one behind the other
	told    string   // which was asked for now
	apart   bool     // it is another than would have been chosen
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
	if err := guarded(func() error { return w.read(data, bounds, options) }); err != nil {
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
func (w *workbook) read(data []byte, bounds bounds, options *Options) (err error) {
	w.file, err = excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: bounds.unzipped, UnzipXMLSizeLimit: bounds.part, TmpDir: options.Scratch, ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd",
	})
	if err != nil {
		return &Error{Kind: KindDamaged, Detail: err.Error()}
	}
	return w.choose(options)
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
