package journal_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"opale/checkin/journal"
)

func TestAClockIsJudgedByWhatItsWordKnows(t *testing.T) {
	noon := time.Date(2026, time.November, 28, 12, 0, 0, 0, time.UTC)
	at := func(hours float64) time.Time { return noon.Add(time.Duration(hours * float64(time.Hour))) }
	for _, tt := range []struct {
		name               string
		before             float64
		written, now       float64
		knows              bool
		shown, wantInHours float64
	}{
		{"a word of an hour ago", 0, -1, 0, false, 0, 0},
		{"that knows what we wrote before", 0, -1, 0, true, -2, 0},
		{"a word from our future", 0, 3, 0, false, 0, 3},
		{"that knows what we wrote", 0, 3, 0, true, -1, 3},
		{"a word that knows what we wrote after it", 0, -3, 0, true, -1, -2},
		{"the same word, read again an hour later", 3, 3, 1, true, -1, 3},
		{"a word that says nothing of the clock", 3, 1, 2, false, 0, 3},
		{"a word that the clock's old error does not allow", 3, 1, 2, true, 0.5, 0},
		{"nor behind", -3, 1, 2, true, 0.5, 0},
		{"a worse word", 1, 3, 0, false, 0, 3},
		{"our own clock was set back", 0, 1, 0, true, 2, 1},
	} {
		var shown time.Time
		if tt.knows {
			shown = at(tt.shown)
		}
		before := time.Duration(tt.before * float64(time.Hour))
		if got := journal.Ahead(before, at(tt.written), at(tt.now), shown); got.Hours() != tt.wantInHours {
			t.Errorf("%s: %v, want %v hours", tt.name, got, tt.wantInHours)
		}
	}
}

// However late a word arrives, a clock is never believed to be further off than
// it is, nor on the other side.
func TestAClockIsNeverBelievedWorseThanItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		minutes := func(low, high int, name string) time.Duration {
			return time.Duration(rapid.IntRange(low, high).Draw(t, name)) * time.Minute
		}
		off := minutes(-300, 300, "off")
		ours := time.Date(2026, time.November, 28, 12, 0, 0, 0, time.UTC)
		var believed time.Duration
		for range rapid.IntRange(1, 5).Draw(t, "words") {
			var shown time.Time
			if rapid.Bool().Draw(t, "knows") {
				shown = ours
			}
			ours = ours.Add(minutes(0, 200, "until it is written"))
			written := ours.Add(off)
			ours = ours.Add(minutes(0, 200, "until it is read"))
			believed = journal.Ahead(believed, written, ours, shown)
			if believed.Abs() > off.Abs() || believed != 0 && (believed < 0) != (off < 0) {
				t.Fatalf("off by %v, believed to be by %v", off, believed)
			}
		}
	})
}
