package lookup

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
	"strings"

	"opale/checkin"
)

// contacts are the texts that are compared letter by letter, from one end: the
// part of e-mail addresses before the @, telephones and codes. A row's record
// is "local\0phone\0code\0code\0"; the orders are offsets into the text.
type contacts struct {
	text     []byte
	at       []uint32 // of each row's record; one more at the end
	domain   []uint32 // of each row, in domains; 0 is none
	domains  []string
	byCode   []uint32 // offsets of codes, and of their parts behind a separator, by codeKey
	byEmail  []uint32 // offsets of local parts, by emailKey
	byDigits []uint32 // offsets of the NUL behind phones, by the digits read backwards
}

// record is a row's record without its last NUL.
func (c *contacts) record(row uint32) []byte { return c.text[c.at[row] : c.at[row+1]-1] }

func (c *contacts) of(row uint32) (email, phone string, codes []string) {
	parts := strings.Split(string(c.record(row)), "\x00")
	email, phone = parts[0], parts[1]
	if d := c.domain[row]; d != 0 {
		email += "@" + c.domains[d]
	}
	if len(parts) > 2 {
		codes = parts[2:]
	}
	return email, phone, codes
}

// row finds the row whose record holds an offset.
func (c *contacts) row(offset uint32) uint32 {
	return uint32(sort.Search(len(c.at), func(i int) bool { return c.at[i] > offset }) - 1)
}

// rest is the text from an offset to the next NUL.
func (c *contacts) rest(offset uint32) []byte {
	rest := c.text[offset:]
	return rest[:bytes.IndexByte(rest, 0)]
}

// before is the text that ends at an offset and begins behind a NUL.
func (c *contacts) before(offset uint32) []byte {
	head := c.text[:offset]
	return head[bytes.LastIndexByte(head, 0)+1:]
}

// build writes everybody's record and sorts the three orders.
func (c *contacts) build(people []checkin.Person, rows []uint32) {
	c.at = make([]uint32, 0, len(people)+1)
	c.domain = make([]uint32, len(people))
	c.domains = []string{""}
	domains := map[string]uint32{"": 0}
	var codes, emails, phones []uint32
	for row, i := range rows {
		p := &people[i]
		c.at = append(c.at, uint32(len(c.text)))
		local := p.Email
		if at := strings.LastIndexByte(p.Email, '@'); at >= 0 && at+1 < len(p.Email) {
			local = p.Email[:at]
			d, ok := domains[p.Email[at+1:]]
			if !ok {
				d = uint32(len(c.domains))
				c.domains = append(c.domains, strings.Clone(p.Email[at+1:]))
				domains[c.domains[d]] = d
			}
			c.domain[row] = d
		}
		if local != "" {
			emails = append(emails, uint32(len(c.text)))
		}
		c.text = appendRecord(c.text, local)
		c.text = appendRecord(c.text, p.Phone)
		if p.Phone != "" {
			phones = append(phones, uint32(len(c.text)-1))
		}
		for _, code := range p.Codes {
			codes = appendParts(codes, uint32(len(c.text)), code)
			c.text = appendRecord(c.text, code)
		}
	}
	c.at = append(c.at, uint32(len(c.text)))
	c.text = bytes.Clone(c.text)
	c.byCode = c.order(codes, codeKey, false)
	c.byEmail = c.order(emails, plainKey, false)
	c.byDigits = c.order(phones, digitKey, true)
}

// appendRecord appends a text and its NUL; a NUL within it is dropped.
func appendRecord(dst []byte, text string) []byte {
	if strings.IndexByte(text, 0) >= 0 {
		text = strings.ReplaceAll(text, "\x00", "")
	}
	return append(append(dst, text...), 0)
}

// appendParts appends the offsets at which a code may begin to be typed.
func appendParts(offsets []uint32, at uint32, code string) []uint32 {
	code = strings.ReplaceAll(code, "\x00", "")
	offsets = append(offsets, at)
	for i := 1; i < len(code); i++ {
		if plainKey[code[i]] != 0 && plainKey[code[i-1]] == 0 {
			offsets = append(offsets, at+uint32(i))
		}
	}
	return offsets
}

// order sorts offsets by the key of the text behind, or before, them.
func (c *contacts) order(offsets []uint32, of keyOf, backwards bool) []uint32 {
	list := make([]keyed, len(offsets))
	for i, offset := range offsets {
		list[i] = keyed{c.head(offset, of, backwards), offset}
	}
	list = sortKeyed(list, func(a, b uint32) int {
		if d := c.compareKeys(a, b, of, backwards); d != 0 {
			return d
		}
		return cmp.Compare(a, b)
	})
	for i, k := range list {
		offsets[i] = k.item
	}
	return slices.Clone(offsets)
}

// textAt is the text that an offset of an order stands for.
func (c *contacts) textAt(offset uint32, backwards bool) []byte {
	if backwards {
		return c.before(offset)
	}
	return c.rest(offset)
}

// compareKeys compares the keys of the texts at two offsets.
func (c *contacts) compareKeys(a, b uint32, of keyOf, backwards bool) int {
	for {
		x, nextA := c.nextKey(a, of, backwards)
		y, nextB := c.nextKey(b, of, backwards)
		if x != y || x == 0 {
			return cmp.Compare(x, y)
		}
		a, b = nextA, nextB
	}
}

// nextKey reads the next letter of a key, 0 at its end.
func (c *contacts) nextKey(at uint32, of keyOf, backwards bool) (k byte, next uint32) {
	for {
		if backwards {
			at--
		}
		letter := c.text[at]
		if !backwards {
			at++
		}
		if k = of[letter]; k != 0 || letter == 0 {
			return k, at
		}
	}
}

// headLetters are the letters of a key that fit into a head: twelve, since the
// keys of contacts have only some 37 of them.
const headLetters = 12

// head is the first letters of the key, as a number that orders as they do.
func (c *contacts) head(offset uint32, of keyOf, backwards bool) (h uint64) {
	for range headLetters {
		k, next := c.nextKey(offset, of, backwards)
		h = h*38 + uint64(rank[k])
		if k != 0 {
			offset = next
		}
	}
	return h
}

// rank is the place of a letter among those of keys; whatever is not ASCII
// shares one.
var rank = func() (table [256]uint8) {
	for c := range table {
		switch {
		case c >= '0' && c <= '9':
			table[c] = uint8(c-'0') + 1
		case c >= 'A' && c <= 'Z':
			table[c] = uint8(c-'A') + 11
		case c != 0:
			table[c] = 37
		}
	}
	return table
}()
