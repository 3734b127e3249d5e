package journal

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"opale/checkin"
)

// TestEncodingDirectlyGivesTheSameBytes compares what is written by hand with what
// encoding/json writes.
func TestEncodingDirectlyGivesTheSameBytes(t *testing.T) {
	texts := rapid.OneOf(
		rapid.SampledFrom([]string{"", "Léa", "Le\u0301a", "a\u2028\u0301", "\u0301", "\xff", "\ufffd", `"guillemets"`, "\t\u0301", "<&>", "\\", "\x7f", "l’été", "\x00"}),
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
