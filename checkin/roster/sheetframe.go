package roster

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"io"
	"math/big"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

const maxMerges = 20_000 // merged cells of a sheet that are heeded

// frame reads what stands around the rows of a sheet: hidden columns before
// them, merged cells behind. The library would read the whole sheet into
// memory for it. whole is false where the sheet's XML breaks off.
func (w *workbook) frame(name string) (hidden map[int]bool, merged []merge, whole bool) {
	content, ok := w.file.Pkg.Load(w.pathOf(name))
	text, isBytes := content.([]byte)
	if !ok || !isBytes {
		return nil, nil, true // elsewhere than is usual: read it without
	}
	const rows = "sheetData"
	begin, end := bytes.Index(text, []byte(rows)), bytes.LastIndex(text, []byte(rows))
	if begin < 0 {
		return nil, nil, false
	}
	eachElement(text[:begin], func(e xml.StartElement) {
		if e.Name.Local == "col" && (attr(e, "hidden") == "1" || attr(e, "hidden") == "true") {
			if hidden == nil {
				hidden = map[int]bool{}
			}
			first, _ := strconv.Atoi(attr(e, "min"))
			last, _ := strconv.Atoi(attr(e, "max"))
			for i := max(first, 1); i <= min(last, maxColumns); i++ {
				hidden[i-1] = true
			}
		}
	})
	tail := text[min(end+len(rows), len(text)):]
	eachElement(tail, func(e xml.StartElement) {
		if e.Name.Local == "mergeCell" && len(merged) < maxMerges {
			if m, ok := parseMerge(attr(e, "ref")); ok {
				merged = append(merged, m)
			}
		}
	})
	slices.SortStableFunc(merged, func(a, b merge) int { return cmp.Compare(a.top, b.top) })
	return hidden, merged, bytes.HasPrefix(bytes.TrimLeft(tail, " /"), []byte(">")) && (begin != end || bytes.HasPrefix(bytes.TrimLeft(tail, " "), []byte("/")))
}

// bareFormula is a formula whose value nobody has stored: a program wrote it,
// and no spreadsheet has opened it since.
var bareFormula = regexp.MustCompile(`</(\w+:)?f>(<(\w+:)?v ?/>|<(\w+:)?v></(\w+:)?v>)?</(\w+:)?c>`)

// bareFormulas counts them in a sheet, with the row of the first.
func (w *workbook) bareFormulas(name string) (t tally) {
	content, _ := w.file.Pkg.Load(w.pathOf(name))
	text, _ := content.([]byte)
	at := bareFormula.FindAllIndex(text, maxDoubts)
	if len(at) == 0 {
		return t
	}
	var g gauge
	_, _ = g.Write(text[:at[0][0]]) // texts were measured before
	return tally{len(at), g.row}
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

// pathOf finds the part of the archive that a sheet is in.
func (w *workbook) pathOf(name string) string {
	id, target := "", ""
	eachElement(partOf(w.parts, "xl/workbook.xml"), func(e xml.StartElement) {
		if e.Name.Local == "sheet" && attr(e, "name") == name {
			id = attr(e, "id")
		}
	})
	eachElement(partOf(w.parts, "xl/_rels/workbook.xml.rels"), func(e xml.StartElement) {
		if e.Name.Local == "Relationship" && attr(e, "Id") == id {
			target = attr(e, "Target")
		}
	})
	if rooted, ok := strings.CutPrefix(target, "/"); ok {
		return rooted
	}
	return path.Join("xl", target)
}

// partOf reads one small part of an archive that was inspected.
func partOf(parts *zip.Reader, name string) []byte {
	f, err := parts.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		return nil
	}
	return text
}

// wholeNumber writes a stored number without an exponent, if it is whole.
func wholeNumber(stored string) string {
	if n, ok := new(big.Float).SetString(stored); ok && n.IsInt() && len(stored) < maxLabel {
		return n.Text('f', 0)
	}
	return stored
}
