package roster

import (
	"bytes"
	"errors"
)

var errTooLong = errors.New("a text, or a sheet, beyond all bounds")

// Bounds of one sheet, and of the table of a workbook's texts, of whose places
// the library keeps a list.
const (
	maxCells = 40_000_000
	maxTexts = 10_000_000
)

// gauge is a writer that keeps nothing: it measures how long the texts of XML
// or HTML are, and counts lines, and the rows and cells of a sheet.
type gauge struct{ length, line, row, cells, texts int }

// Write fails at a text that is longer than any cell, and where there are more
// cells than in any list.
func (g *gauge) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		at := bytes.IndexByte(rest, '<')
		if at < 0 {
			at = len(rest)
		}
		g.line += bytes.Count(rest[:at], []byte("\n"))
		if g.length += at; g.length > maxCell {
			return 0, errTooLong
		}
		if at == len(rest) {
			break
		}
		g.length = 0
		rest = rest[at+1:]
		if g.count(rest[:min(len(rest), 4)]); g.cells > maxCells || g.texts > maxTexts {
			return 0, errTooLong
		}
	}
	return len(p), nil
}

// count counts a tag by how it begins.
func (g *gauge) count(tag []byte) {
	named := func(name string) bool {
		n := len(name)
		return len(tag) >= n && string(tag[:n]) == name && (len(tag) == n || tag[n] == ' ' || tag[n] == '>')
	}
	switch {
	case named("c"):
		g.cells++
	case named("row"):
		g.row++
	case named("si"):
		g.texts++
	}
}
