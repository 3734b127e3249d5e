package trial

import (
	"testing"
	"time"

	"opale/tui/screen/screentest"
)

// Enter pressed twice in haste is somebody who goes on, not a bad reading.
func TestEnterInHasteIsNoReading(t *testing.T) {
	r := screentest.New(t)
	var s Scanner
	at := time.Date(2026, time.November, 27, 19, 0, 0, 0, time.UTC)
	for _, key := range screentest.Keys("enter") {
		s.Heard(r.Env.Words, key, at)
		s.Heard(r.Env.Words, key, at.Add(time.Millisecond))
	}
	if s.Silent() {
		t.Error("it is judged as a code")
	}
}
