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
		e, err := encode(drawFact(t), rapid.Int64().Draw(t, "tick"), rapid.Int64().Draw(t, "wall"), rapid.IntRange(0, 99).Draw(t, "seat"))
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
	e, err := encode(f, 1, 1_764_320_400_000, 1)
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
