package checkin_test

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/hostile"
)

// TestLegibleDoesNoHarmAndChangesNoJSON: whatever a text is, what is written of it
// only stands there, and means the same to a program that reads JSON.
func TestLegibleDoesNoHarmAndChangesNoJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := hostile.Soup().Draw(t, "text")
		if err := hostile.InText(checkin.Legible(text)); err != nil {
			t.Fatal(err)
		}
		if err := hostile.InText(checkin.LegibleTOML(text)); err != nil {
			t.Fatal(err)
		}
		line, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		var want, got string
		if err := json.Unmarshal(line, &want); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(checkin.Legible(string(line))), &got); err != nil || got != want {
			t.Fatalf("%q became %q: %v", want, got, err)
		}
	})
}
