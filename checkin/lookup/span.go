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
		return m
	}
	m.Spans = x.wordSpans(c)
	return m
}

// wordSpans searches the one person again, to see how they matched.
func (x *searcher) wordSpans(c *candidate) []checkin.Span {
	s := c.part.segment
	x.begin(s)
	for i := range x.query.terms {
		h, t := &x.hits[i], &x.query.terms[i]
		h.lookUp(s, t)
		if c.score.cost() > costSoft {
			h.lookNear(s, t, true, x)
		}
	}
	x.line.lay(x, s, c.row)
	best, taken := x.covering.cover(&x.line, &x.query, c.score.cost() <= costSoft)
	if best >= far {
		return nil
	}
	var spans []checkin.Span
	x.covering.path(&x.line, taken, func(e *edge) {
		spans = append(spans, x.edgeSpan(s, c.row, e))
	})
	return tidySpans(spans)
}

func (x *searcher) edgeSpan(s *segment, row uint32, e *edge) checkin.Span {
	value := s.refs[row][e.field]
	f := &x.spanned
	f.fold(s.value(value))
	first, last := int(e.start)-x.line.first[e.field], int(e.end)-1-x.line.first[e.field]
	from, to := f.words[first].start, f.words[last].end
	typed := len(x.query.terms[e.term].text)
	if s.entries[e.entry].kind() != initials && typed < to-from {
		_, open, begun := x.aligner.align(x.query.terms[e.term].text, f.letters[from:to])
		if whole, _, _ := x.aligner.align(x.query.terms[e.term].text, f.letters[from:to]); open < whole {
			to = from + begun
		}
	}
	return checkin.Span{Field: fieldNames[e.field], Start: int(f.from[from]), End: int(f.to[to-1])}
}

// contactSpans marks the code, address or number.
func (x *searcher) contactSpans(c *candidate) []checkin.Span {
	email, phone, codes := c.part.contacts.of(c.row)
	q := &x.query
	if len(codes) > 0 {
		if start, end, ok := keySpan(codes[0], q.code, codeKey); ok {
			return []checkin.Span{{Field: checkin.FieldCode, Start: start, End: end}}
		}
	}
	if start, end, ok := keySpan(email, q.local, plainKey); ok {
		return []checkin.Span{{Field: checkin.FieldEmail, Start: start, End: end}}
	}
	if start, end, ok := keySpan(phone, q.digits, digitKey); ok {
		return []checkin.Span{{Field: checkin.FieldPhone, Start: start, End: end}}
	}
	return nil
}

// keySpan finds the last place in text where key is written.
func keySpan(text string, key []byte, of keyOf) (start, end int, ok bool) {
	if len(key) == 0 {
		return 0, 0, false
	}
	for start = len(text) - 1; start >= 0; start-- {
		if of(text[start]) != key[0] {
			continue
		}
		n := 0
		for end = start; end < len(text) && n < len(key); end++ {
			if k := of(text[end]); k == key[n] {
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

// tidySpans orders the spans by field and place, and makes one of those that
// touch.
func tidySpans(spans []checkin.Span) []checkin.Span {
	slices.SortFunc(spans, func(a, b checkin.Span) int {
		if a.Field != b.Field {
			return int(a.Field) - int(b.Field)
		}
		return a.Start - b.Start
	})
	return spans
}
