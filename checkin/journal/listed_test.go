package journal

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"opale/checkin"
)

// TestARegistrationIsWrittenAsItIsRead writes registrations, and reads them.
func TestARegistrationIsWrittenAsItIsRead(t *testing.T) {
	direct := 0
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SampledFrom([]string{"", "Léa", "Le\u0301a", "a\u2028\u0301", "\xff", "\ufffd", `"guillemets"`, "\t\u0301", "<&>", "\\", "\x7f"})
		f := checkin.Fact{Kind: checkin.KindRegistered, Subject: checkin.RegistrationID{1}, Personal: checkin.Personal{Fields: checkin.Fields{}}}
		f.Body.List, f.Body.WalkIn, f.Body.Read = texts.Draw(t, "list"), rapid.Bool().Draw(t, "walk-in"), rapid.IntRange(0, 1).Draw(t, "read")
		for range rapid.IntRange(0, 4).Draw(t, "fields") {
			f.Personal.Fields[checkin.Field(rapid.IntRange(0, int(checkin.NumFields)).Draw(t, "field"))] = texts.Draw(t, "value")
		}
		e, c, err := encode(f, 1, 2, 3)
		if err != nil {
			t.Fatal(err)
		}
		w, ok := asWritten(e, c, &f)
		if !ok {
			return
		}
		direct++
		read, err := e.Read()
		if diff := cmp.Diff(read, w, cmp.AllowUnexported(Content{}), cmpopts.EquateEmpty()); err != nil || diff != "" {
			t.Fatalf("%s %s: %v %s", e.Bytes, e.Personal, err, diff)
		}
	})
	if direct == 0 {
		t.Error("every registration was read")
	}
}
