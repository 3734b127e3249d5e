package journal

import (
	"strconv"

	"opale/checkin"
)

// decodeCanonical reads bytes as [encode] writes them, save for the escapes and
// letters beyond ASCII that only names have: keys in their order, without
// spaces. ok is false for anything else, which encoding/json is then asked
// about; what both can read, both read alike. Nearly every entry of a journal
// is such a one, and this is several times as fast.
func decodeCanonical(text []byte) (c Content, ok bool) {
	r := canonicalReader{rest: text}
	r.expect(`{"v":`)
	c.Version = int(r.integer())
	r.expect(`,"k":`)
	c.Kind = checkin.Kind(r.text())
	r.expect(`,"t":`)
	c.Tick = r.integer()
	r.expect(`,"w":`)
	c.Wall = r.integer()
	r.expect(`,"o":`)
	c.Operator = int(r.integer())
	if r.next(`,"s":`) {
		var err error
		c.Subject, err = checkin.ParseRegistrationID(r.text())
		r.failed = r.failed || err != nil
	}
	if r.next(`,"e":`) {
		c.Session = checkin.SessionID(r.text())
	}
	if r.next(`,"c":`) {
		c.Commitment = r.text()
	}
	r.expect(`}`)
	return c, !r.failed && len(r.rest) == 0
}

// canonicalReader reads a text from its beginning; once something is not as it
// should be, it has failed.
type canonicalReader struct {
	rest   []byte
	failed bool
}

func (r *canonicalReader) next(literal string) bool {
	if len(r.rest) < len(literal) || string(r.rest[:len(literal)]) != literal {
		return false
	}
	r.rest = r.rest[len(literal):]
	return true
}

func (r *canonicalReader) expect(literal string) {
	if !r.next(literal) {
		r.failed = true
	}
}

// integer reads a number of up to 15 digits without a sign.
func (r *canonicalReader) integer() int64 {
	n := 0
	for n < len(r.rest) && '0' <= r.rest[n] && r.rest[n] <= '9' {
		n++
	}
	if n == 0 || n > 15 || n > 1 && r.rest[0] == '0' {
		r.failed = true
		return 0
	}
	v, _ := strconv.ParseInt(string(r.rest[:n]), 10, 64) // it is digits only
	r.rest = r.rest[n:]
	return v
}

// text reads a quoted text of printable ASCII without escapes.
func (r *canonicalReader) text() string {
	if !r.next(`"`) {
		r.failed = true
		return ""
	}
	for n, b := range r.rest {
		switch {
		case b == '"':
			s := string(r.rest[:n])
			r.rest = r.rest[n+1:]
			return s
		case b < ' ' || b > '~' || b == '\\':
			r.failed = true
			return ""
		}
	}
	r.failed = true
	return ""
}
