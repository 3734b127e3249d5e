package screen

import (
	"encoding/json"
	"slices"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// Call is what another desk dictated over the telephone. It is a setting of the
// laptop that took it down, and no entry: it is hearsay about entries that exist
// elsewhere and will come by themselves, so it is shown as it was said, added to
// nothing, and forgotten.
type Call struct {
	checkin.Dictation
	At time.Time `json:"at"`
}

// settingCalls keeps them.
const settingCalls = "calls"

// maxCalls is how many are kept: more than an event has desks.
const maxCalls = 64

// RecallCalls reads what was taken down, the last one first. It reads the disk:
// not for Update. What cannot be understood is nothing.
func RecallCalls(s Settings) ([]Call, error) {
	text, err := s.Remembered(settingCalls)
	var calls []Call
	if err == nil && text != "" {
		_ = json.Unmarshal([]byte(text), &calls)
	}
	return calls, err
}

// KeepCall keeps a call, instead of an earlier one of the same desk about the
// same session. It writes the disk.
func KeepCall(s Settings, c Call) error {
	calls, err := RecallCalls(s)
	if err != nil {
		return err
	}
	calls = slices.DeleteFunc(calls, func(o Call) bool { return o.Session == c.Session && sameDesk(o.Desk, c.Desk) })
	calls = slices.Insert(calls, 0, c)
	text, err := json.Marshal(calls[:min(len(calls), maxCalls)])
	if err != nil {
		return err
	}
	return s.Remember(settingCalls, string(text))
}

func sameDesk(a, b string) bool { return checkin.Fold(a) == checkin.Fold(b) }

// FreshCalls are the calls that are still news: those since which nothing has come
// that the desk itself wrote; of a desk by whose name nobody is known, nothing
// that anybody at its venue wrote. What came later knows better, and is counted.
func FreshCalls(calls []Call, event *checkin.Event, words []journal.LastWord) []Call {
	return slices.DeleteFunc(slices.Clone(calls), func(c Call) bool {
		session, ok := event.Session(c.Session)
		if !ok {
			return true
		}
		at := func(w journal.LastWord) bool { return w.Venue == session.Venue }
		same := func(w journal.LastWord) bool { return at(w) && sameDesk(w.Desk, c.Desk) }
		known := slices.ContainsFunc(words, same)
		return slices.ContainsFunc(words, func(w journal.LastWord) bool {
			return (same(w) || !known && at(w)) && w.Wrote.After(c.At)
		})
	})
}
