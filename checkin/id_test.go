package checkin_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"opale/checkin"
)

func sixteen() *rapid.Generator[[16]byte] {
	return rapid.Map(rapid.SliceOfN(rapid.Byte(), 16, 16), func(b []byte) [16]byte { return [16]byte(b) })
}

func TestIDsAreReadAsTheyAreShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := sixteen().Draw(t, "id")
		r, d, s := checkin.RegistrationID(raw), checkin.DeviceID(raw), checkin.StreamID(raw)
		e := checkin.EntryID{Stream: s, Seq: rapid.Uint64Range(1, 1<<63-1).Draw(t, "seq")}
		for _, shown := range []string{r.String(), strings.ToUpper(r.String())} {
			if got, err := checkin.ParseRegistrationID(shown); err != nil || got != r {
				t.Errorf("%s is read as %s, %v", shown, got, err)
			}
		}
		if got, err := checkin.ParseDeviceID(d.String()); err != nil || got != d {
			t.Errorf("%s is read as %s, %v", d, got, err)
		}
		if got, err := checkin.ParseStreamID(s.String()); err != nil || got != s {
			t.Errorf("%s is read as %s, %v", s, got, err)
		}
		if got, err := checkin.ParseEntryID(e.String()); err != nil || got != e {
			t.Errorf("%s is read as %s, %v", e, got, err)
		}
	})
}

func TestIDsPassThroughJSON(t *testing.T) {
	type record struct {
		R checkin.RegistrationID
		E checkin.EntryID
	}
	rapid.Check(t, func(t *rapid.T) {
		var before, after record
		if rapid.Bool().Draw(t, "filled") {
			before.R = checkin.RegistrationID(sixteen().Draw(t, "id"))
			before.E = checkin.EntryID{Stream: sixteen().Draw(t, "stream"), Seq: 1 + rapid.Uint64Max(1<<62).Draw(t, "seq")}
		}
		after.R[0] = 1 // the zero id must be written over it
		text, err := json.Marshal(before)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &after); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, after); diff != "" {
			t.Fatalf("%s: %s", text, diff)
		}
	})
}

func TestWhatIsNoIDIsRefused(t *testing.T) {
	whole := checkin.RegistrationID{1, 2, 3}.String()
	for _, text := range []string{
		"", "r", whole[1:], whole[:26], whole + "0", "d" + whole[1:], whole[:20] + "u" + whole[21:], whole[:20] + "\n" + whole[21:],
		whole[:26] + "z", // its spare bits are not zero: another spelling of an id would be another id on paper
		" " + whole, whole[:25] + "é",
	} {
		if id, err := checkin.ParseRegistrationID(text); err == nil {
			t.Errorf("%q is read as %s", text, id)
		}
	}
	stream := checkin.StreamID{9}.String()
	for _, text := range []string{stream, stream + ".", stream + ".0", stream + ".01", stream + ".+1", stream + ".-1", stream + ".1.1", ".1", stream + ".9223372036854775808"} {
		if id, err := checkin.ParseEntryID(text); err == nil {
			t.Errorf("%q is read as %s", text, id)
		}
	}
}

func TestIDPrefixBoundsTheIDsThatBeginSo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := checkin.RegistrationID(sixteen().Draw(t, "id"))
		length := rapid.IntRange(8, 26).Draw(t, "length")
		begin := id.String()[:1+length]
		low, high, ok := checkin.IDPrefix(begin, "r")
		if !ok || bytes.Compare(low[:], id[:]) > 0 || bytes.Compare(id[:], high[:]) > 0 {
			t.Fatalf("%s: %x to %x, %v, without %s", begin, low, high, ok, id)
		}
		for _, bound := range [][16]byte{low, high} {
			if shown := checkin.RegistrationID(bound).String(); !strings.HasPrefix(shown, begin) {
				t.Fatalf("%s bounds %s", shown, begin)
			}
		}
		other := checkin.RegistrationID(sixteen().Draw(t, "another"))
		within := bytes.Compare(low[:], other[:]) <= 0 && bytes.Compare(other[:], high[:]) <= 0
		if within != strings.HasPrefix(other.String(), begin) {
			t.Fatalf("%s and %s: within %v", begin, other, within)
		}
	})
}

func TestIDPrefixRefuses(t *testing.T) {
	whole := checkin.RegistrationID{1, 2, 3}.String()
	for _, text := range []string{
		"", "r", whole[:8], "d" + whole[1:10], whole + "0", "rlefebvre0", "r12345678\n\n", "r123456\n\n0", "r1234567é", whole[:26] + "z",
	} {
		if low, high, ok := checkin.IDPrefix(text, "r"); ok {
			t.Errorf("%q bounds %x to %x", text, low, high)
		}
	}
}

// These ids are on every desk that has read a list: another version must make
// the same.
func TestRegistrationIDsNeverChange(t *testing.T) {
	const event = "fabriques-numeriques"
	for _, c := range []struct {
		what string
		got  checkin.RegistrationID
		want string
	}{
		{"coded", checkin.CodedID(event, "", "RE-7KQ2Z9"), "rtvcna141jrzj3v232zawsrjxn8"},
		{"coded, of a source", checkin.CodedID(event, "forum", "RE-7KQ2Z9"), "rv7dfagefx39tjj6nhdf62ttatg"},
		{"sharing a code", checkin.SharedCodeID(event, "", "A12", "Inès Roy"), "rbkag6h7w25v0ja7nqj6cgwd99r"},
		{"named", checkin.NamedID(event, "", "Inès Roy", "ines@postel.example", 0), "rz7nkt5fr5frba02kbw0wtkncfm"},
	} {
		if c.got.String() != c.want {
			t.Errorf("%s: %s, want %s", c.what, c.got, c.want)
		}
	}
}

func TestRegistrationIDsTellApartWhatDiffers(t *testing.T) {
	ids := []checkin.RegistrationID{
		checkin.CodedID("e", "", "ab"), checkin.CodedID("e", "a", "b"), checkin.CodedID("ea", "", "b"), checkin.CodedID("e", "", "AB"),
		checkin.SharedCodeID("e", "", "ab", ""), checkin.SharedCodeID("e", "", "ab", "Ana"), checkin.SharedCodeID("e", "", "a", "b"),
		checkin.NamedID("e", "", "Ana", "", 0), checkin.NamedID("e", "", "Ana", "", 1), checkin.NamedID("e", "", "", "Ana", 0),
		checkin.RandomRegistrationID(), checkin.RandomRegistrationID(),
	}
	for i, id := range ids {
		if slices.Contains(ids[:i], id) || id.IsZero() {
			t.Errorf("id %d is %s, not its own", i, id)
		}
	}
	for _, alike := range [][2]checkin.RegistrationID{
		{checkin.CodedID("e", "", " ab\n"), checkin.CodedID("e", "", "ab")},
		{checkin.CodedID("e", "", "e\u0301"), checkin.CodedID("e", "", "é")},
		{checkin.SharedCodeID("e", "", "a", "Inès ROY"), checkin.SharedCodeID("e", "", "a", "ines roy")},
		{checkin.NamedID("e", "", "Inès ROY", "I@X.example", 2), checkin.NamedID("e", "", "ines roy", "i@x.example", 2)},
	} {
		if alike[0] != alike[1] {
			t.Errorf("%s and %s should be one", alike[0], alike[1])
		}
	}
}

func TestEntriesHaveOneOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entry := rapid.Custom(func(t *rapid.T) checkin.EntryID {
			return checkin.EntryID{Stream: checkin.StreamID{rapid.ByteMax(2).Draw(t, "stream")}, Seq: rapid.Uint64Range(1, 3).Draw(t, "seq")}
		})
		a, b, c := entry.Draw(t, "a"), entry.Draw(t, "b"), entry.Draw(t, "c")
		if a.Less(b) && b.Less(a) || a != b && !a.Less(b) && !b.Less(a) || a.Less(a) {
			t.Fatalf("%s and %s have no order", a, b)
		}
		if a.Less(b) && b.Less(c) && !a.Less(c) {
			t.Fatalf("%s, %s, %s go round", a, b, c)
		}
	})
}

func TestOnlyRehearsalsAreRehearsals(t *testing.T) {
	if a, b := checkin.NewRehearsalID(), checkin.NewRehearsalID(); !a.IsRehearsal() || a == b {
		t.Errorf("%s and %s", a, b)
	}
	for _, id := range []checkin.EventID{"", "fabriques-numeriques", "rehearsal", "my-rehearsal-1"} {
		if id.IsRehearsal() {
			t.Errorf("%q is taken for a rehearsal", id)
		}
	}
}
