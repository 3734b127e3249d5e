package roster

import (
	"bufio"
	"errors"
	"io"
	"strings"
)

// cards is the rows of a vCard file, of any version from 2.1 to 4.0: one for
// each card, behind a row of labels. The libraries that read cards do not know
// version 2.1, nor on which line a card begins, and bound nothing.
type cards struct {
	*text
	lines  *bufio.Reader
	line   int // lines read
	ahead  string
	begun  bool // the labels were given
	crlf   bool
	pushed bool // ahead is to be read again
}

const maxCardLine = 64 << 10 // bytes; a longer line is a picture, and is cut

// cardLabels are the columns of a card, as the dictionary knows them.
var cardLabels = []string{"Last name", "First name", "Full name", "Company", "E-mail", "Phone", "Town", "Note"}

func openCards(start []byte, r *bufio.Reader) (table, error) {
	t, err := openText(start, r)
	if err != nil {
		return nil, err
	}
	return &cards{text: t, lines: bufio.NewReader(t)}, nil
}

func (c *cards) format() Format {
	eol := "lf"
	if c.crlf {
		eol = "crlf"
	}
	return Format{Container: "vcf", Encoding: c.encoding(), BOM: c.bom > 0, EOL: eol}
}

// next reads a card.
func (c *cards) next() (row, error) {
	if !c.begun {
		c.begun = true
		return row{cells: cardLabels}, nil
	}
	var card card
	for {
		line, err := c.property()
		switch {
		case err == io.EOF && card.line > 0:
			return row{}, &Error{Kind: KindTruncated, Line: card.line}
		case err != nil:
			return row{}, err
		}
		p, ok := parseProperty(line)
		switch {
		case !ok:
		case p.name == "BEGIN":
			card = newCard(c.line)
		case p.name == "END" && card.line > 0:
			if !card.group {
				return row{line: card.line, cells: card.cells()}, nil
			}
			card = newCard(0)
		default:
			card.add(p)
		}
	}
}

// property reads a line with those that it was folded into.
func (c *cards) property() (string, error) {
	line, err := c.physical()
	if err != nil {
		return "", err
	}
	for quoted := isQuotedPrintable(line); ; {
		next, err := c.physical()
		if err == io.EOF {
			return line, nil
		}
		if err != nil {
			return "", err
		}
		switch rest, folded := cutFold(next); {
		case quoted && strings.HasSuffix(line, "="):
			line = strings.TrimSuffix(line, "=") + strings.TrimLeft(next, " \t")
		case folded:
			line += rest
		default:
			c.ahead, c.pushed = next, true
			c.line--
			return line, nil
		}
		line = line[:min(len(line), maxCardLine)]
	}
}

func cutFold(line string) (rest string, folded bool) {
	if line == "" || line[0] != ' ' && line[0] != '\t' {
		return line, false
	}
	return line[1:], true
}

// physical reads one line, at most its first part where it is very long.
func (c *cards) physical() (string, error) {
	c.line++
	if c.pushed {
		c.pushed = false
		return c.ahead, nil
	}
	var line []byte
	for {
		b, err := c.lines.ReadByte()
		switch {
		case errors.Is(err, io.EOF) && len(line) > 0:
			return string(line), nil
		case err != nil:
			return "", err
		case b == '\r':
			if next, err := c.lines.Peek(1); err == nil && next[0] == '\n' {
				c.crlf = true
				_, _ = c.lines.Discard(1) // it was peeked at
			}
			return string(line), nil
		case b == '\n':
			return string(line), nil
		case len(line) < maxCardLine:
			line = append(line, b)
		}
	}
}
