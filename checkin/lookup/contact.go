package lookup

import (
	"bytes"
	"slices"
	"sort"
	"strings"
)

// keyOf says what of a character counts when contacts are compared; 0 is
// nothing.
type keyOf *[256]byte

var (
	// plainKey counts letters and digits, in capitals.
	plainKey = newKey(func(c byte) byte { return c })
	// codeKey reads a code as somebody spells it aloud: O is 0, I and L are 1.
	codeKey = newKey(func(c byte) byte {
		switch c {
		case 'O':
			return '0'
		case 'I', 'L':
			return '1'
		}
		return c
	})
	// digitKey counts digits only.
	digitKey = newKey(func(c byte) byte {
		if c >= '0' && c <= '9' {
			return c
		}
		return 0
	})
)

// newKey makes a key of what becomes of capital letters, digits and whatever
// is not ASCII.
func newKey(of func(c byte) byte) keyOf {
	var key [256]byte
	for i := range key {
		c := byte(i)
		switch {
		case c >= 'a' && c <= 'z':
			key[i] = of(c - ('a' - 'A'))
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 0x80:
			key[i] = of(c)
		}
	}
	return &key
}

// appendKey appends the key of a text.
func appendKey(dst []byte, text []byte, key keyOf) []byte {
	for _, c := range text {
		if k := key[c]; k != 0 {
			dst = append(dst, k)
		}
	}
	return dst
}

// keyCompare compares the key of a text with a key, read forwards or
// backwards. begins says that the text's begins with the other.
func keyCompare(text, key []byte, of keyOf, backwards bool) (c int, begins bool) {
	n := 0
	for i := range text {
		at := i
		if backwards {
			at = len(text) - 1 - i
		}
		k := of[text[at]]
		if k == 0 {
			continue
		}
		if n == len(key) {
			return 1, true
		}
		if k != key[n] {
			if k < key[n] {
				return -1, false
			}
			return 1, false
		}
		n++
	}
	if n < len(key) {
		return -1, false
	}
	return 0, true
}

// nationalDigits is a telephone number as it is dialled at home: +33 6 and
// 0033 6 are 06.
func nationalDigits(text string) []byte {
	digits := appendKey(nil, []byte(text), digitKey)
	for _, prefix := range []string{"0033", "33"} {
		if len(digits) >= len(prefix)+9 && bytes.HasPrefix(digits, []byte(prefix)) {
			return append([]byte{'0'}, bytes.TrimPrefix(digits[len(prefix):], []byte("0"))...)
		}
	}
	return digits
}

const (
	maxBeginnings = 300 // contacts with one beginning that are looked at
	fewestLetters = 3   // of a contact that is not typed whole
)

// eachBeginning yields the offsets of an order whose keys begin with key, and
// whether they are no longer.
func (c *contacts) eachBeginning(order []uint32, key []byte, of keyOf, backwards bool, yield func(offset uint32, whole bool)) {
	at := sort.Search(len(order), func(i int) bool {
		d, _ := keyCompare(c.textAt(order[i], backwards), key, of, backwards)
		return d >= 0
	})
	for n := 0; at < len(order) && n < maxBeginnings; at, n = at+1, n+1 {
		d, begins := keyCompare(c.textAt(order[at], backwards), key, of, backwards)
		if !begins {
			return
		}
		yield(order[at], d == 0)
	}
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// searchContacts finds people by code, address or telephone.
func (x *searcher) searchContacts(p *part, number int) {
	q, s := &x.query.contact, p.segment
	offer := func(offset uint32, points int) {
		if row := s.row(offset); !p.isGone(row) {
			x.pool.offer(candidate{score: score(points)*point + fineOther, part: p, number: number, row: row, contact: true})
		}
	}
	if len(q.code) > 0 {
		s.eachBeginning(s.byCode, q.code, codeKey, false, func(offset uint32, whole bool) {
			points := 0
			if whole = whole && s.text[offset-1] == 0; !whole {
				points = costPart
			}
			if _, same := keyCompare(s.rest(offset), q.plain, plainKey, false); !same {
				points += costConfused
			}
			if whole || len(q.code) >= fewestLetters {
				offer(offset, points)
			}
		})
	}
	if len(q.local) >= fewestLetters {
		s.eachBeginning(s.byEmail, q.local, plainKey, false, func(offset uint32, whole bool) {
			switch {
			case q.domain != "" && (!whole || !hasPrefixFold(s.domains[s.domain[s.row(offset)]], q.domain)):
			case whole:
				offer(offset, 0)
			default:
				offer(offset, costPart)
			}
		})
	}
	if len(q.digits) >= fewestLetters {
		reversed := slices.Clone(q.digits)
		slices.Reverse(reversed)
		s.eachBeginning(s.byDigits, reversed, digitKey, true, func(offset uint32, _ bool) { offer(offset, costPart) })
	}
}
