package tui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"opale/checkin"
	"opale/tui"
	"opale/tui/screen/screentest"
)

// flow is something that is done at the desk all day, walked through on the
// whole program, and how many keys it may take beyond the letters of a name.
// Another file adds its own by [walks].
type flow struct {
	name   string
	beyond int // keys allowed, the letters not counted
	walk   func(t *testing.T, k *keyboard)
}

var flows []flow

// walks adds a flow: var _ = walks(flow{…}).
func walks(f flow) bool {
	flows = append(flows, f)
	return true
}

// keyboard counts the keys that a flow takes.
type keyboard struct {
	*terminal
	ids     []checkin.RegistrationID
	letters int
	keys    int
	counts  bool
}

// count begins to count: what came before has made the flow possible.
func (k *keyboard) count() { k.counts = true }

// rest stops counting: what follows only shows that the flow has led somewhere.
func (k *keyboard) rest() { k.counts = false }

// types types the letters of a name.
func (k *keyboard) types(text string) {
	k.t.Helper()
	if k.counts {
		k.letters += utf8.RuneCountInString(text)
	}
	k.send(text)
}

// press presses keys, each once.
func (k *keyboard) press(keys ...string) {
	k.t.Helper()
	for _, key := range keys {
		if k.counts {
			k.keys++
		}
		k.send(key)
	}
}

// insists presses a key that is not heard at first, once: again only until
// the screen is awake.
func (k *keyboard) insists(key string, heard func() bool) {
	k.t.Helper()
	k.press(key)
	k.until("the screen stays deaf", func(string) bool {
		if heard() {
			return true
		}
		k.send(key)
		return false
	}, nil)
}

// TestKeystrokes walks through every flow, prints how many keys each took, and
// fails where it were more than a volunteer with a queue has patience for.
func TestKeystrokes(t *testing.T) {
	var table strings.Builder
	fmt.Fprintf(&table, "\n%-44s %8s %6s %8s\n", "flow", "letters", "keys", "allowed")
	slices.SortStableFunc(flows, func(a, b flow) int { return strings.Compare(a.name, b.name) })
	for _, f := range flows {
		t.Run(strings.ReplaceAll(f.name, " ", "-"), func(t *testing.T) {
			rig, ids := expect(t)
			k := &keyboard{terminal: startWith(t, rig, 80, 24, func(o *tui.Options) { o.Replica = rig.Store }), ids: ids}
			k.reads()
			f.walk(t, k)
			fmt.Fprintf(&table, "%-44s %8d %6d %8d\n", f.name, k.letters, k.keys, f.beyond)
			if k.keys > f.beyond {
				t.Errorf("%d keys beyond the letters, %d are allowed", k.keys, f.beyond)
			}
			if k.letters+k.keys == 0 {
				t.Error("nothing was counted")
			}
		})
	}
	t.Log(table.String())
}

// tells waits until the journal's last words about somebody are of these kinds.
func (k *keyboard) tells(id checkin.RegistrationID, kinds ...checkin.Kind) {
	k.t.Helper()
	k.until(fmt.Sprintf("the journal never tells %v", kinds), func(string) bool {
		history := k.rig.History(id)
		if len(history) < len(kinds) {
			return false
		}
		for i, h := range history[len(history)-len(kinds):] {
			if h.Kind != kinds[i] {
				return false
			}
		}
		return true
	}, nil)
}

// lastIn is who came last at the session.
func (k *keyboard) lastIn(n int) []checkin.RegistrationID {
	k.t.Helper()
	return lastIn(k.t, k.rig, n)
}

func lastIn(t *testing.T, rig *screentest.Rig, n int) []checkin.RegistrationID {
	t.Helper()
	recent, err := rig.Store.Recent("calais-j1", checkin.DeviceID{}, n)
	if err != nil {
		t.Fatal(err)
	}
	var ids []checkin.RegistrationID
	for _, a := range recent {
		ids = append(ids, a.Registration)
	}
	return ids
}
