package screen

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/journal"
)

func TestACallIsNewsUntilTheDesksOwnEntriesCome(t *testing.T) {
	event := checkin.Fabriques(2026)
	at := time.Date(2026, time.November, 28, 12, 2, 0, 0, event.Location())
	call := func(desk string) Call {
		return Call{Dictation: checkin.Dictation{Session: "boulogne-j1", Desk: desk, Came: 112}, At: at}
	}
	wrote := func(desk string, after time.Duration) journal.LastWord {
		return journal.LastWord{Desk: desk, Venue: "boulogne", At: at.Add(after), Wrote: at.Add(after)}
	}
	heard := wrote("Boulogne 1", -time.Hour)
	heard.At = at.Add(time.Hour) // gave word since, and wrote nothing
	for name, c := range map[string]struct {
		words []journal.LastWord
		fresh bool
	}{
		"nobody was heard of":     {nil, true},
		"its entries are older":   {[]journal.LastWord{wrote("Boulogne 1", -time.Hour)}, true},
		"it only gave word":       {[]journal.LastWord{heard}, true},
		"its entries are younger": {[]journal.LastWord{wrote("boulogne 1", time.Minute)}, false},
		"another desk's are":      {[]journal.LastWord{wrote("Boulogne 1", -time.Hour), wrote("Boulogne 2", time.Minute)}, true},
		"its name is not known":   {[]journal.LastWord{wrote("Boulogne 2", time.Minute)}, false},
		"another venue's are":     {[]journal.LastWord{{Desk: "Boulogne 1", Venue: "calais", Wrote: at.Add(time.Hour)}}, true},
	} {
		t.Run(name, func(t *testing.T) {
			if got := len(FreshCalls([]Call{call("Boulogne 1")}, &event, c.words)) == 1; got != c.fresh {
				t.Errorf("news: %v", got)
			}
		})
	}
}

// memory is settings in memory.
type memory map[string]string

func (m memory) Remembered(key string) (string, error) { return m[key], nil }
func (m memory) Remember(key, value string) error      { m[key] = value; return nil }

func TestACallReplacesTheOneBefore(t *testing.T) {
	settings := memory{}
	for i, c := range []checkin.Dictation{{Session: "a", Desk: "Un", Came: 1}, {Session: "b", Desk: "Un", Came: 2}, {Session: "a", Desk: " un", Came: 3}} {
		if err := KeepCall(settings, Call{Dictation: c, At: time.Unix(int64(i), 0)}); err != nil {
			t.Fatal(err)
		}
	}
	calls, err := RecallCalls(settings)
	var came []int
	for _, c := range calls {
		came = append(came, c.Came)
	}
	if diff := cmp.Diff([]int{3, 2}, came); diff != "" || err != nil {
		t.Error(diff, err)
	}
	settings[settingCalls] = "{"
	if calls, err := RecallCalls(settings); len(calls) != 0 || err != nil {
		t.Errorf("%v %v", calls, err)
	}
}
