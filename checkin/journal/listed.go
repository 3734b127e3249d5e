package journal

import (
	"maps"
	"reflect"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"opale/checkin"
)

// A list brings a hundred thousand registrations, all of which say the same in
// their bodies, and whose texts encoding does not change. They are written
// without the detour that all else takes: see encode and [Batch.Add].

// asWritten is what reading a new entry gives, without reading it. ok is false
// where only reading it can tell.
func asWritten(e Entry, c Content, f *checkin.Fact) (w Written, ok bool) {
	said, plain := listBody(f)
	if !plain || len(f.Personal.Fields) == 0 || f.Session != "" || f.Personal.Operator+f.Personal.Reason+f.Personal.Note != "" {
		return w, false
	}
	for field, value := range f.Personal.Fields {
		if field >= checkin.NumFields || !utf8.ValidString(value) || !norm.NFC.IsNormalString(value) {
			return w, false
		}
	}
	if len(said) > 0 {
		c.says = &checkin.Body{List: f.Body.List}
	}
	return Written{Entry: e, Content: c, Revealed: checkin.Personal{Fields: maps.Clone(f.Personal.Fields)}}, true
}

// listBody is the body of a registration that says nothing but of which list it
// is, as it is encoded. ok is false for any other.
func listBody(f *checkin.Fact) (body []byte, ok bool) {
	other := f.Body
	other.List = ""
	if f.Kind != checkin.KindRegistered || !reflect.ValueOf(other).IsZero() {
		return nil, false
	}
	for _, r := range f.Body.List {
		if r < ' ' || r == '"' || r == '\\' || r == '\u2028' || r == '\u2029' || r == utf8.RuneError {
			return nil, false
		}
	}
	if !norm.NFC.IsNormalString(f.Body.List) {
		return nil, false
	}
	if f.Body.List == "" {
		return nil, true
	}
	return []byte(`{"list":"` + f.Body.List + `"}`), true
}
