package journal

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"opale/checkin"
)

// agree holds the two decoders of an entry's bytes against each other: what the
// fast one reads, the other reads alike.
func agree(t interface{ Fatalf(string, ...any) }, text []byte) (fast bool) {
	got, ok := decodeCanonical(text)
	if !ok {
		return false
	}
	want, err := decode(text)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("%s:\n%+v, but encoding/json reads\n%+v, %v", text, got, want, err)
	}
	return true
}

func drawFact(t *rapid.T) checkin.Fact {
	f := checkin.Fact{
		Kind:    checkin.Kind(rapid.SampledFrom([]string{"arrived", "registered", "from-the-future", `a"b`, "é", "\x00", ""}).Draw(t, "kind")),
		Session: checkin.SessionID(rapid.SampledFrom([]string{"", "calais-j1", "dunkerque soirée", "\\", "\x7f"}).Draw(t, "session")),
	}
	if rapid.Bool().Draw(t, "subject") {
		f.Subject = checkin.RegistrationID(rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id"))
	}
	f.Body.WalkIn = rapid.Bool().Draw(t, "walk-in")
	f.Personal.Reason = rapid.SampledFrom([]string{"", "réglé"}).Draw(t, "reason")
	return f
}

func TestBothDecodersAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, _, err := encode(drawFact(t), rapid.Int64().Draw(t, "tick"), rapid.Int64().Draw(t, "wall"), rapid.IntRange(0, 99).Draw(t, "seat"))
		if err != nil {
			t.Fatalf("encode: %v", err)
		}
		agree(t, e.Bytes)
		// The same with a byte altered, lost or put in twice.
		at := rapid.IntRange(0, len(e.Bytes)-1).Draw(t, "at")
		agree(t, slices.Delete(slices.Clone(e.Bytes), at, at+1))
		agree(t, slices.Insert(slices.Clone(e.Bytes), at, e.Bytes[at]))
		e.Bytes[at] = rapid.Byte().Draw(t, "byte")
		agree(t, e.Bytes)
	})
}

func TestAnArrivalIsReadFast(t *testing.T) {
	f := checkin.Fact{Kind: checkin.KindArrived, Subject: checkin.RegistrationID{1}, Session: "calais-j1", Personal: checkin.Personal{Reason: "réglé"}}
	e, _, err := encode(f, 1, 1_764_320_400_000, 1)
	if err != nil || !agree(t, e.Bytes) {
		t.Errorf("%s: %v", e.Bytes, err)
	}
}

// A later version may say more in a body than this one can read.
func TestABodyThatCannotBeReadSaysNothing(t *testing.T) {
	e := Entry{Bytes: []byte(`{"v":1,"k":"registered","t":1,"w":0,"o":1,"b":{"list":"invités","walk_in":"perhaps"}}`)}
	w, err := e.Read()
	if body := w.Content.Says(); err != nil || !reflect.DeepEqual(body, checkin.Body{}) {
		t.Errorf("%+v, %v", body, err)
	}
}

func FuzzDecodersAgree(f *testing.F) {
	for _, text := range []string{
		`{"v":1,"k":"arrived","t":7,"w":1764320400000,"o":1,"s":"r00000000000000000000000000","e":"calais-j1"}`,
		`{"v":1,"k":"registered","t":8,"w":1764320400000,"o":1,"b":{"walk_in":true},"c":"n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg"}`,
		`{"v":01,"k":"\u00e9","t":-7,"w":1e3,"o":1,"s":"","x":null}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) { agree(t, text) })
}

// FuzzContent: bytes that claim to be an entry are read by both decoders alike
// or not at all, and whatever is read can be folded, told and made into state
// again.
func FuzzContent(f *testing.F) {
	f.Add([]byte(vectorBytes))
	f.Add([]byte(`{"v":1,"k":"undone","t":1,"w":-1,"o":0,"b":{"entry":"0123456789abcdefghjkmnpqrs.9223372036854775807"}}`))
	f.Add([]byte(`{"v":2,"k":"from-the-future","t":9223372036854775807,"w":0,"o":-1,"new":{"x":[1]},"b":[]}`))
	f.Add([]byte(`{"v":1,"k":"revoked","t":1,"w":0,"o":0,"b":{"device":"d04000000000000000000000000","heads":[""]}}`))
	f.Add([]byte(`{"v":1,"k":"event-defined","t":1,"w":0,"o":0,"b":{"define":{}}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		agree(t, text)
		e := Entry{ID: checkin.EntryID{Stream: checkin.StreamID{1}, Seq: 1}, Bytes: text}
		w, err := e.Read()
		if err != nil {
			return
		}
		if nesting(text) > maxNesting || len(text) > maxBytes {
			t.Errorf("%d bytes, %d deep, were read", len(text), nesting(text))
		}
		Tell(&w, new(Memory))
		AtTheDoor(&w)
		Rule([]Ruling{rulingOf(&w)}, func(checkin.StreamID) checkin.DeviceID { return checkin.DeviceID{1} })
		s := &Subject{ID: w.Content.Subject}
		s.Apply(w.ID, &w.Content, w.Content.Says(), w.Revealed)
		s.Conflicts(new(Memory))
		if _, err := Restore(s.ID, s.Values(), s.Stamps()); err != nil {
			t.Errorf("%s: its state cannot be read: %v", text, err)
		}
	})
}

func rulingOf(w *Written) Ruling {
	r, _ := ReadRuling(w.ID, &w.Content, w.Content.Says())
	return r
}
