package lookup

import (
	"bytes"
	"strings"

	"opale/checkin"
)

const (
	maxTokens    = 8 // words of a query that are looked at
	defaultLimit = 10
	maxLimit     = 1000
)

// query is what was typed, taken apart once for all segments.
type query struct {
	text   string
	limit  int
	tokens []token
	terms  []term

	code     []byte // the whole text under codeKey
	plain    []byte // and under plainKey
	local    []byte // the text before the @, under plainKey; nil where it holds a space
	domain   string // what is behind the @
	digits   []byte // where the text is a telephone number or its end
	required uint16 // the tokens that must be matched
}

// token is one word that was typed.
type token struct {
	text      []byte
	number    bool // it holds a digit
	droppable int  // the points of cost for leaving it out; 0 is never
}

// term is one word to look for: a token, or neighbours typed apart.
type term struct {
	text   []byte
	mask   uint16 // of the tokens it stands for
	number bool
	short  []string // what it is short for
}

func (q *query) read(asked checkin.Query, f *folded) {
	text := asked.Text
	if len(text) > maxRaw {
		text = text[:maxRaw]
	}
	text = strings.TrimSpace(text)
	*q = query{text: text, limit: asked.Limit, tokens: q.tokens[:0], terms: q.terms[:0]}
	if q.limit <= 0 {
		q.limit = defaultLimit
	}
	q.limit = min(q.limit, maxLimit)
	q.readWords(text, f)
	q.readContacts(text)
}

// readWords takes the words of the text, and their neighbours joined.
func (q *query) readWords(text string, f *folded) {
	f.fold(text)
	n := min(len(f.words), maxTokens)
	for i := range n {
		w := f.word(i)
		q.tokens = append(q.tokens, token{text: w, number: hasDigit(w)})
		q.required |= 1 << i
	}
	for span := range 3 {
		for i := 0; i+span < n; i++ {
			w := f.run(i, i+span)
			if len(w) > maxWord {
				continue
			}
			t := term{text: w, number: hasDigit(w)}
			for k := i; k <= i+span; k++ {
				t.mask |= 1 << k
			}
			if span == 0 || span == 1 {
				t.short = shortForms[string(w)]
			}
			q.terms = append(q.terms, t)
		}
	}
	for i := range q.tokens {
		if t := &q.tokens[i]; n > 1 && legalForms[string(t.text)] {
			t.droppable = costForm
			q.required &^= 1 << i
		}
	}
	if q.required == 0 {
		q.required = 1<<n - 1
	}
}

func (q *query) readContacts(text string) {
	raw := []byte(text)
	q.code = appendKey(nil, raw, codeKey)
	q.plain = appendKey(nil, raw, plainKey)
	if !strings.ContainsAny(text, " \t") {
		local, domain, _ := strings.Cut(text, "@")
		q.local = appendKey(nil, []byte(local), plainKey)
		q.domain = strings.ToLower(domain)
	}
	if strings.Trim(text, "0123456789 .+-/()") == "" {
		if digits := bytes.TrimPrefix(nationalDigits(text), []byte("0")); len(digits) >= 10-1 {
			q.digits = digits
		} else if digits := nationalDigits(text); len(digits) >= 3 {
			q.digits = digits
		}
	}
	if len(q.code) > 64 {
		q.code, q.plain, q.local = nil, nil, nil
	}
}

func (q *query) all() uint16 { return 1<<len(q.tokens) - 1 }

func hasDigit(w []byte) bool {
	for _, c := range w {
		if c >= '0' && c <= '9' {
			return true
		}
	}
	return false
}
