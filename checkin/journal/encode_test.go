package journal

import (
	"encoding/json"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"opale/checkin"
)

// TestEncodingDirectlyGivesTheSameBytes compares what is written by hand with what
// encoding/json writes.
func TestEncodingDirectlyGivesTheSameBytes(t *testing.T) {
	texts := rapid.OneOf(
		rapid.SampledFrom([]string{"", "Léa", "Le\u0301a", "a\u2028\u0301", "\u0301", "\xff", "\ufffd", `"guillemets"`, "\t\u0301", "\n\u0301", "\xff\u0323", "<&>", "\\", "\x7f", "l’été", "\x00"}),
		rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		c := Content{
			Version: 1, Kind: checkin.Kind(texts.Draw(t, "kind")), Tick: rapid.Int64().Draw(t, "tick"), Wall: rapid.Int64().Draw(t, "wall"),
			Operator: rapid.Int().Draw(t, "seat"), Session: checkin.SessionID(texts.Draw(t, "session")), Commitment: texts.Draw(t, "commitment"),
		}
		if rapid.Bool().Draw(t, "about somebody") {
			c.Subject = checkin.RegistrationID{7, 1}
		}
		if rapid.Bool().Draw(t, "with a body") {
			c.Body = json.RawMessage(`{"list":"invités"}`)
		}
		p := checkin.Personal{Fields: checkin.Fields{}}
		for range rapid.IntRange(0, 6).Draw(t, "fields") {
			p.Fields[checkin.Field(rapid.IntRange(0, int(checkin.NumFields)).Draw(t, "field"))] = texts.Draw(t, "value")
		}
		if rapid.Bool().Draw(t, "with a note") {
			p.Note = texts.Draw(t, "note")
		}
		content, _ := canonical(c)
		if got := encodeContent(&c); string(got) != string(content) {
			t.Fatalf("%q\nwant %q", got, content)
		}
		personal, _ := canonical(p)
		if got, err := encodePersonal(&p); err != nil || string(got) != string(personal) {
			t.Fatalf("%q %v\nwant %q", got, err, personal)
		}
	})
}

// TestAnAccentBehindAnEscapeStaysApart: the last letter of an escape took the
// accent that followed it, and what was written could not be read again.
func TestAnAccentBehindAnEscapeStaysApart(t *testing.T) {
	for _, text := range []string{"\n\u0301", "\r\u0301\u0301", "\x1a\u0308Léa", "\xff\u0323", "\b\u0323", "\\n\u0301", "a\u0301\n\u0301e\u0301", "\u2028\u0301", "\"\u0301\\\u0301"} {
		want := norm.NFC.String(strings.ToValidUTF8(text, "\ufffd"))
		c := Content{Version: 1, Kind: checkin.Kind(text), Tick: 1, Session: checkin.SessionID(text)}
		read, err := decode(encodeContent(&c))
		if err != nil {
			t.Errorf("%+q: %v", text, err)
		} else if got := norm.NFC.String(string(read.Session)); got != want {
			t.Errorf("%+q is read as %+q", text, got)
		}
		for _, said := range []checkin.Personal{{Note: text}, {Fields: checkin.Fields{checkin.FieldLastName: text}}} {
			b, err := encodePersonal(&said)
			var p checkin.Personal
			if err == nil {
				err = json.Unmarshal(b, &p)
			}
			if got := norm.NFC.String(p.Note + p.Fields[checkin.FieldLastName]); err != nil || got != want {
				t.Errorf("%+q is read as %+q, %v", text, got, err)
			}
		}
	}
}
