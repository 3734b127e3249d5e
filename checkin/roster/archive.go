package roster

import (
	"archive/zip"
	"errors"
	"io"
	"path"
	"strings"

	"encoding/xml"
)

const maxZip = 64 << 20 // bytes of a workbook's file, which is held in memory

// bounds are how far a workbook may swell. What of it is not a large sheet or
// the table of its texts, the library holds in memory.
type bounds struct {
	unzipped int64 // bytes of all its parts
	held     int64 // of those in memory, together
	part     int64 // a sheet that is larger goes to the disk
}

var (
	// Without a folder for them, large sheets stay in memory: the library would
	// put them into the system's, where nobody would erase them.
	inMemory = bounds{unzipped: 192 << 20, held: 192 << 20, part: 192 << 20}
	onDisk   = bounds{unzipped: 1 << 30, held: 96 << 20, part: 16 << 20}
)

// A workbook that people filled is packed to a tenth or a thirtieth. One that is
// packed to less than this was made to swell.
const (
	maxSwelling = 250
	smallPart   = 8 << 20 // bytes of a part that may swell as it likes
)

// otherZip names what a zip file is if it is no workbook.
func otherZip(parts *zip.Reader) string {
	other := "zip"
	for _, part := range parts.File {
		switch name := strings.ReplaceAll(part.Name, `\`, "/"); {
		case name == "xl/workbook.xml":
			return ""
		case name == "xl/workbook.bin":
			other = "xlsb"
		case name == "content.xml":
			other = "ods"
		case name == "word/document.xml":
			other = "docx"
		case strings.HasPrefix(name, "Index/"):
			other = "numbers"
		}
	}
	return other
}

// inspect unpacks all parts once without keeping them, and refuses what would
// not fit: archives that swell beyond a limit, and texts, cells and rows beyond
// all bounds.
func inspect(parts *zip.Reader, limits bounds) error {
	var total, held int64
	for _, part := range parts.File {
		content, err := part.Open()
		if err != nil {
			return &Error{Kind: KindDamaged, Detail: part.Name}
		}
		most := min(limits.unzipped-total, max(smallPart, maxSwelling*int64(min(part.CompressedSize64, maxZip))))
		var gauge gauge
		n, err := io.Copy(&gauge, io.LimitReader(content, most+1))
		_ = content.Close() // nothing was written
		if total += n; n <= limits.part || !isLargePart(part.Name) {
			held += n
		}
		switch {
		case errors.Is(err, errTooLong):
			return &Error{Kind: KindTooLarge, Line: gauge.row, Detail: part.Name}
		case err != nil:
			return &Error{Kind: KindDamaged, Detail: part.Name}
		case n > most, held > limits.held:
			return &Error{Kind: KindTooLarge, Detail: part.Name}
		}
	}
	return nil
}

// isLargePart reports whether the library puts a part on the disk if it is large.
func isLargePart(name string) bool {
	name = strings.ToLower(strings.ReplaceAll(name, `\`, "/"))
	return name == "xl/sharedstrings.xml" || strings.HasPrefix(name, "xl/worksheets/sheet")
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
