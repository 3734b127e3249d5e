package roster

import (
	"bytes"
	"errors"
)

var errTooLong = errors.New("a text beyond all bounds")

// gauge is a writer that keeps nothing: it measures how long the texts of XML
// or HTML are, and counts lines, and the rows of a sheet.
type gauge struct{ length, line, row int }

// Write fails at a text that is longer than any cell.
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
		if tag, _, _ := bytes.Cut(rest[:min(len(rest), 5)], []byte(" ")); bytes.HasPrefix(tag, []byte("row")) && (len(tag) == 3 || tag[3] == '>') {
			g.row++
		}
	}
	return len(p), nil
}
