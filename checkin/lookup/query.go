package lookup

import (
	"bytes"
	"slices"
	"strings"

	"opale/checkin"
)

const (
	maxTokens    = 8 // words of a query that are looked at
	maxJoined    = 3 // of them that may be one word of the list
	maxTerms     = maxTokens * maxJoined
	defaultLimit = 10
	maxLimit     = 1000
)

// query is what was typed, taken apart once for all segments.
type query struct {
	limit    int
	tokens   []token
	terms    []term
	required uint16 // the tokens that must be matched in the search at hand
	whole    uint16 // all but those that need not be, even where nothing is misspelt
	loose    uint16 // all but those, and particles
	contact  contactQuery
}

// token is one word that was typed.
type token struct {
	text     []byte
	idle     bool   // it may be left out: a legal form, a title
	particle bool   // it may be, as a mistake
	key      []byte // under codeKey, where it holds a digit
	reversed []byte // backwards, where it holds nothing else
}

func (q *query) read(asked checkin.Query, f *folded) {
	text := strings.TrimSpace(asked.Text[:min(len(asked.Text), maxRaw)])
	q.limit = asked.Limit
	if q.limit <= 0 {
		q.limit = defaultLimit
	}
	q.limit = min(q.limit, maxLimit)
	f.fold(text)
	q.readTokens(f)
	q.readTerms(f)
	q.contact.read(text)
}

func (q *query) readTokens(f *folded) {
	q.tokens, q.whole, q.loose = q.tokens[:0], 0, 0
	n := min(len(f.words), maxTokens)
	for i := range n {
		t := token{text: f.word(i)}
		t.idle = legalForms[string(t.text)] || titles[string(t.text)]
		t.particle = particles[string(t.text)]
		if hasDigit(t.text) && len(t.text) >= fewestLetters {
			t.key = appendKey(nil, t.text, codeKey)
			if len(appendKey(nil, t.text, digitKey)) == len(t.text) {
				t.reversed = slices.Clone(t.text)
				slices.Reverse(t.reversed)
			}
		}
		if !t.idle {
			q.whole |= 1 << i
			if !t.particle {
				q.loose |= 1 << i
			}
		}
		q.tokens = append(q.tokens, t)
	}
	if q.whole == 0 {
		q.whole = 1<<n - 1
	}
	if !q.hasWord(q.loose) {
		q.loose = q.whole
	}
}

// prepare makes the query ready for one effort.
func (q *query) prepare(e effort) {
	q.required = q.whole
	if e > exact {
		q.required = q.loose
	}
	for i := range q.terms {
		q.terms[i].prepare(e)
	}
}

// readTerms makes a term of each token, and of neighbours that may be one word.
func (q *query) readTerms(f *folded) {
	terms := 0
	for span := range maxJoined {
		for i := range len(q.tokens) - span {
			w := f.run(i, i+span)
			if len(w) > maxWord {
				continue
			}
			if terms++; terms > len(q.terms) {
				q.terms = append(q.terms, term{})
			}
			q.terms[terms-1].read(w, i, q.tokens[i:i+span+1])
		}
	}
	q.terms = q.terms[:terms]
}

// contactQuery is the whole text as an address, a code or a number.
type contactQuery struct {
	code   []byte // under codeKey
	plain  []byte // under plainKey
	local  []byte // what is before the @, under plainKey; nil where there is a space
	domain string // what is behind the @
	digits []byte // of a telephone number, or of its end
}

func (c *contactQuery) read(text string) {
	*c = contactQuery{code: c.code[:0], plain: c.plain[:0]}
	if len(text) > maxLetters {
		return
	}
	raw := []byte(text)
	c.code = appendKey(c.code, raw, codeKey)
	c.plain = appendKey(c.plain, raw, plainKey)
	if !strings.ContainsAny(text, " \t") {
		local, domain, _ := strings.Cut(text, "@")
		c.local = appendKey(nil, []byte(local), plainKey)
		c.domain = domain
	}
	if strings.Trim(text, "0123456789 .+-/()") == "" {
		c.digits = nationalDigits(text)
		if len(c.digits) >= 9 { // the list may have it with +33
			c.digits = bytes.TrimPrefix(c.digits, []byte("0"))
		}
	}
}

func hasDigit(w []byte) bool { return bytes.ContainsAny(w, "0123456789") }

// hasCode reports whether a token can only be part of a code or a number.
func (q *query) hasCode() bool {
	for i := range q.tokens {
		if q.tokens[i].key != nil {
			return true
		}
	}
	return false
}

// hasWord reports whether one of the tokens is not part of a code or a number.
func (q *query) hasWord(tokens uint16) bool {
	for i := range q.tokens {
		if tokens>>i&1 == 1 && q.tokens[i].key == nil {
			return true
		}
	}
	return false
}
