package nearby

import (
	"bytes"
	"cmp"
	"slices"
)

// here lists who is here, relays first, and forgets who is not; mu is held.
func (w *Watch) here() []Desk {
	now, desks := w.Now(), []Desk(nil)
	for device, s := range w.found {
		if age := now.Sub(s.at); age < 0 || age > seenFor {
			delete(w.found, device)
			continue
		}
		desks = append(desks, s.Desk)
	}
	slices.SortFunc(desks, func(a, b Desk) int {
		if a.IsRelay() != b.IsRelay() {
			if a.IsRelay() {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.Name, b.Name), bytes.Compare(a.Device[:], b.Device[:]))
	})
	return desks
}
