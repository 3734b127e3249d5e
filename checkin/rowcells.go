package checkin

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"
	"time"
)

// rowCells compares the rows of a list with those that were kept of it.
//
// A row is written where one of our fields changed, or where a column that none
// of them is made of says something else: see [rowCells.tellMore]. Whenever it
// is written, its cells go along. So another spelling of a telephone number, or
// the list saved in another format, changes nothing.
type rowCells struct {
	key    string
	labels []string
	read   []bool              // columns that our fields are made of
	known  map[string][]string // labels of the columns that kept rows have, by their key
	moved  map[string][]int    // where these columns are now, or -1
}

func newRowCells(columns []ListColumn, lists []RosterList) rowCells {
	c := rowCells{known: map[string][]string{}, moved: map[string][]int{}}
	for _, column := range columns {
		c.labels, c.read = append(c.labels, column.Label), append(c.read, column.Read)
	}
	c.key = ColumnsKey(c.labels)
	for i := range lists {
		c.known[lists[i].Key] = lists[i].Columns
	}
	return c
}

// tellMore reports whether a row says something that the one before did not, or
// no longer what it did, in a column that we do not read. A row without cells,
// of a list that is our own or of a sort of file that has none, says nothing.
func (c *rowCells) tellMore(before, now Cells) bool {
	if now == "" || before == now {
		return false
	}
	was, is := before.Texts(), now.Texts()
	moved, ok := c.columnsOf(before.Columns())
	if !ok {
		return true
	}
	compared := make([]bool, len(c.labels))
	for i, text := range was {
		at := -1
		if i < len(moved) {
			at = moved[i]
		}
		if at >= 0 {
			compared[at] = true
		}
		if c.differ(at, text, textAt(is, at)) {
			return true
		}
	}
	for at, text := range is {
		if (at >= len(compared) || !compared[at]) && c.differ(at, "", text) {
			return true
		}
	}
	return false
}

func (c *rowCells) differ(at int, before, now string) bool {
	if at >= 0 && at < len(c.read) && c.read[at] {
		return false
	}
	return before != now && meant(before) != meant(now)
}

// columnsOf tells where the columns of a kept row are now, by their labels. ok is
// false where nobody knows its columns.
func (c *rowCells) columnsOf(key string) (moved []int, ok bool) {
	if moved, ok = c.moved[key]; ok {
		return moved, true
	}
	before, known := c.known[key]
	if !known {
		return nil, false
	}
	taken := make([]bool, len(c.labels))
	for _, label := range before {
		at := slices.IndexFunc(c.labels, func(l string) bool { return l == label })
		for at >= 0 && at < len(taken) && (taken[at] || c.labels[at] != label) {
			at++
		}
		if at == len(taken) {
			at = -1
		}
		if at >= 0 {
			taken[at] = true
		}
		moved = append(moved, at)
	}
	c.moved[key] = moved
	return moved, true
}

func textAt(texts []string, i int) string {
	if i >= 0 && i < len(texts) {
		return texts[i]
	}
	return ""
}

// number is one as spreadsheets write it, with spaces between its thousands.
var number = regexp.MustCompile(`^[+-]?\d[\d \x{00a0}\x{202f}]*([.,]\d+)?$`)

// meant is what a cell says, however it is written: a number by its value, a
// date by its day, a truth in one language, a text without the blanks around it.
func meant(cell string) string {
	cell = strings.Join(strings.Fields(cell), " ")
	if number.MatchString(cell) {
		return bareNumber(cell)
	}
	for _, layout := range moments {
		if at, err := time.Parse(layout, cell); err == nil {
			return at.Format(time.DateTime)
		}
	}
	switch strings.ToLower(cell) {
	case "vrai", "true":
		return "true"
	case "faux", "false":
		return "false"
	}
	return cell
}

func bareNumber(text string) string {
	sign := ""
	if text[0] == '-' {
		sign = "-"
	}
	text = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ",", ".", "+", "", "-", "").Replace(text)
	whole, fraction, _ := strings.Cut(text, ".")
	whole, fraction = strings.TrimLeft(whole, "0"), strings.TrimRight(fraction, "0")
	if whole+fraction == "" {
		sign = ""
	}
	return sign + whole + "." + fraction
}

// moments are the ways in which days and times are written that a spreadsheet
// changes when it saves a list. Days come before months, as in French.
var moments = func() (layouts []string) {
	for _, day := range []string{"2006-01-02", "02/01/2006", "2/1/2006", "02/01/06", "02.01.2006", "02-01-2006"} {
		for _, clock := range []string{"", " 15:04", " 15:04:05", " 3:04 PM"} {
			layouts = append(layouts, day+clock)
		}
	}
	return append(layouts, "2006-01-02T15:04:05", time.RFC3339)
}()

// listDigest sums the rows of a list up, whatever their order.
type listDigest [sha256.Size]byte

// add takes a row in: what is said of whom, but not by which file.
func (d *listDigest) add(id RegistrationID, fields Fields) {
	b := make([]byte, 0, 256)
	b = append(b, id[:]...)
	for f := range NumFields {
		if value := fields[f]; value != "" && f != FieldList && f != FieldCells {
			b = append(b, byte(f))
			b = binary.AppendUvarint(b, uint64(len(value)))
			b = append(b, value...)
		}
	}
	for i, c := range sha256.Sum256(b) {
		d[i] ^= c
	}
}

// text is short: it tells lists apart that people have, not those that somebody
// makes to be mistaken for others.
func (d *listDigest) text() string { return hex.EncodeToString(d[:8]) }
