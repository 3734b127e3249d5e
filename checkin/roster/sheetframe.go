package roster

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/xml"
	"io"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

const (
	maxMerges = 20_000  // merged cells of a sheet that are heeded
	maxAround = 4 << 20 // bytes before the rows of a sheet, and behind, that are heeded
)

// frame is what stands around the rows of a sheet, and what the library does not
// say of them. The library would read the whole sheet into memory for it.
type frame struct {
	hidden map[int]bool // columns
	merged []merge
	bare   tally // formulas without a value
	whole  bool  // its XML does not break off
}

// frame reads the frame of a sheet, once.
func (w *workbook) frame(name string) *frame {
	known := w.frames[name]
	if known == nil {
		known = &frame{whole: true} // elsewhere than is usual: it is read without
		if part, err := w.part(name); err == nil {
			known = readFrame(part)
			_ = part.Close() // nothing was written
		}
		w.frames[name] = known
	}
	return known
}

// part is the XML of a sheet.
func (w *workbook) part(name string) (io.ReadCloser, error) {
	at := w.pathOf(name)
	if content, ok := w.file.Pkg.Load(at); ok {
		if text, ok := content.([]byte); ok {
			return io.NopCloser(bytes.NewReader(text)), nil
		}
	}
	return w.parts.Open(at)
}

// framing reads the XML of a sheet tag by tag: it may be larger than memory.
type framing struct {
	frame
	head, tail []byte
	inside     bool // the rows
	row        int
	formula    bool // one has ended, and nothing with a value followed
}

// readFrame reads the frame of a sheet.
func readFrame(part io.Reader) *frame {
	var f framing
	for r := bufio.NewReaderSize(part, sniffed); ; {
		piece, err := r.ReadSlice('>')
		f.take(piece)
		if err != nil && err != bufio.ErrBufferFull {
			break
		}
	}
	eachElement(f.head, f.column)
	eachElement(f.tail, f.mergeCell)
	slices.SortStableFunc(f.merged, func(a, b merge) int { return cmp.Compare(a.top, b.top) })
	return &f.frame
}

// take reads a text and the tag behind it.
func (f *framing) take(piece []byte) {
	begin := bytes.LastIndexByte(piece, '<')
	if begin < 0 || piece[len(piece)-1] != '>' {
		f.formula = false
		return
	}
	name, isEnd := tagName(piece[begin+1 : len(piece)-1])
	switch {
	case f.whole:
		f.tail = append(f.tail, piece[:min(len(piece), maxAround-len(f.tail))]...)
	case !f.inside:
		f.head = append(f.head, piece[:min(len(piece), maxAround-len(f.head))]...)
		f.inside = string(name) == "sheetData"
		f.whole = f.inside && piece[len(piece)-2] == '/'
	case string(name) == "sheetData" && isEnd:
		f.whole = true
	case string(name) == "row" && !isEnd:
		f.row++
	default:
		f.cell(string(name), isEnd, begin > 0)
	}
}

// cell reads a tag inside a cell. A formula without a value is one that a
// program wrote, and no spreadsheet has opened it since.
func (f *framing) cell(name string, isEnd, text bool) {
	switch {
	case name == "f" && isEnd:
		f.formula = true
	case !f.formula:
	case text || name != "v" && !(name == "c" && isEnd):
		f.formula = false
	case name == "c":
		f.formula = false
		if f.bare.count < maxDoubts {
			f.bare.note(f.row)
		}
	}
}

// tagName is the name in a tag, without its namespace.
func tagName(tag []byte) (name []byte, isEnd bool) {
	if end := bytes.IndexAny(tag, " \t\r\n"); end >= 0 {
		tag = tag[:end]
	}
	name, isEnd = bytes.CutPrefix(bytes.TrimSuffix(tag, []byte("/")), []byte("/"))
	return name[bytes.IndexByte(name, ':')+1:], isEnd
}

// column reads which columns are hidden.
func (f *framing) column(e xml.StartElement) {
	if e.Name.Local != "col" || attr(e, "hidden") != "1" && attr(e, "hidden") != "true" {
		return
	}
	if f.hidden == nil {
		f.hidden = map[int]bool{}
	}
	first, _ := strconv.Atoi(attr(e, "min"))
	last, _ := strconv.Atoi(attr(e, "max"))
	for i := max(first, 1); i <= min(last, maxColumns); i++ {
		f.hidden[i-1] = true
	}
}

// mergeCell reads which cells are one.
func (f *framing) mergeCell(e xml.StartElement) {
	if e.Name.Local != "mergeCell" || len(f.merged) >= maxMerges {
		return
	}
	if m, ok := parseMerge(attr(e, "ref")); ok {
		f.merged = append(f.merged, m)
	}
}

// eachElement calls f for each element that begins in a piece of XML.
func eachElement(text []byte, f func(xml.StartElement)) {
	d := xml.NewDecoder(bytes.NewReader(text))
	d.Strict = false // a piece: its ends have no beginnings
	for {
		token, err := d.RawToken()
		if err != nil {
			return
		}
		if e, ok := token.(xml.StartElement); ok {
			f(e)
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// parseMerge reads a reference such as A1:C2.
func parseMerge(ref string) (m merge, ok bool) {
	from, to, ok := strings.Cut(ref, ":")
	left, top, err := excelize.CellNameToCoordinates(from)
	right, bottom, err2 := excelize.CellNameToCoordinates(to)
	return merge{top: top - 1, bottom: bottom - 1, left: left - 1, right: min(right-1, maxColumns-1)}, ok && err == nil && err2 == nil
}

// wholeNumber writes a stored number without an exponent, if it is whole.
func wholeNumber(stored string) string {
	if n, ok := new(big.Float).SetString(stored); ok && n.IsInt() && len(stored) < maxLabel {
		return n.Text('f', 0)
	}
	return stored
}
