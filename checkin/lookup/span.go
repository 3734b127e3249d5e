package lookup

import (
	"slices"

	"opale/checkin"
)

// match says of a candidate which letters the query matched.
func (x *searcher) match(c *candidate) checkin.Match {
	m := checkin.Match{ID: *c.id(), Cost: c.score.cost()}
	if c.contact {
		m.Spans = x.contactSpans(c)
	} else {
		m.Spans = x.wordSpans(c)
	}
	return m
}

// wordSpans looks at the one person again, to see how they matched.
func (x *searcher) wordSpans(c *candidate) []checkin.Span {
	s := c.part.segment
	if x.number != c.number {
		x.begin(s, c.number)
	}
	x.lay(s, c.row, x.effort)
	best, taken := x.covering.cover(&x.line, &x.query, c.score.cost() <= costSoft)
	if best >= far {
		return nil
	}
	spans := make([]checkin.Span, 0, len(x.query.tokens))
	x.covering.path(&x.line, taken, func(e *edge) {
		if e.field == inContact {
			spans = append(spans, x.contactSpans(c)...)
			return
		}
		spans = append(spans, x.edgeSpan(c.text(int(e.field)), e))
	})
	slices.SortFunc(spans, func(a, b checkin.Span) int {
		if a.Field != b.Field {
			return int(a.Field) - int(b.Field)
		}
		return a.Start - b.Start
	})
	return spans
}

// edgeSpan is the letters of a field's text that an edge stands for.
func (x *searcher) edgeSpan(text string, e *edge) checkin.Span {
	f := &x.other
	f.fold(text)
	first, last := int(e.start)-x.line.first[e.field], int(e.end)-1-x.line.first[e.field]
	from, to := f.words[first].start, f.words[last].end
	if e.kind == bare {
		from += particleOf(f.letters[from:to])
	}
	typed := x.query.terms[e.term].text
	if e.kind != initials && len(typed) < to-from {
		if whole, open, begun := x.aligner.align(typed, f.letters[from:to]); open < whole {
			to = from + begun
		}
	}
	return checkin.Span{Field: fieldNames[e.field], Start: int(f.from[from]), End: int(f.to[to-1])}
}

// contactSpans marks the code, address or number.
func (x *searcher) contactSpans(c *candidate) []checkin.Span {
	email, phone, codes := c.part.contacts.of(c.row)
	q := &x.query.contact
	if len(codes) > 0 {
		for _, key := range append(x.tokenKeys(), q.code) {
			if start, end, ok := keySpan(codes[0], key, codeKey); ok {
				return []checkin.Span{{Field: checkin.FieldCode, Start: start, End: end}}
			}
		}
	}
	if start, end, ok := keySpan(email, q.local, plainKey); ok {
		return []checkin.Span{{Field: checkin.FieldEmail, Start: start, End: end}}
	}
	for _, key := range append(x.tokenKeys(), q.digits) {
		if start, end, ok := keySpan(phone, key, digitKey); ok {
			return []checkin.Span{{Field: checkin.FieldPhone, Start: start, End: end}}
		}
	}
	return nil
}

func (x *searcher) tokenKeys() (keys [][]byte) {
	if len(x.query.tokens) > 1 {
		for _, t := range x.query.tokens {
			keys = append(keys, t.key)
		}
	}
	return keys
}

// keySpan finds the last place in text where key is written.
func keySpan(text string, key []byte, of keyOf) (start, end int, ok bool) {
	if len(key) == 0 {
		return 0, 0, false
	}
	for start = len(text) - 1; start >= 0; start-- {
		if of[text[start]] != key[0] {
			continue
		}
		n := 0
		for end = start; end < len(text) && n < len(key); end++ {
			if k := of[text[end]]; k == key[n] {
				n++
			} else if k != 0 {
				break
			}
		}
		if n == len(key) {
			return start, end, true
		}
	}
	return 0, 0, false
}
