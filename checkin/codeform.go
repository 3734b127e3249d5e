package checkin

import (
	"strings"
	"unicode/utf8"
)

// codeForms are the forms that the codes of this event have: a prefix, a dash,
// and how many characters follow. A scanned text of such a form is a code even
// where nobody has it and no digit gives it away.
type codeForms map[codeForm]int

type codeForm struct {
	prefix string
	rest   int
}

// commonForm is how many registrations must have codes of a form before an
// unknown text is taken for one.
const commonForm = 10

func formOf(code string) (codeForm, bool) {
	prefix, rest, ok := strings.Cut(CodeKey(CodeFolded, code), "-")
	ok = ok && prefix != "" && len(rest) >= 4 && !strings.ContainsAny(rest, " -")
	return codeForm{prefix, utf8.RuneCountInString(rest)}, ok
}

func (f *codeForms) learn(code string) {
	form, ok := formOf(code)
	if !ok {
		return
	}
	if *f == nil {
		*f = make(codeForms)
	}
	(*f)[form]++
}

func (f codeForms) has(text string) bool {
	form, ok := formOf(text)
	return ok && f[form] >= commonForm
}
