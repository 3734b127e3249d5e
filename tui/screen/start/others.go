package start

import (
	"context"
	"slices"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/journal"
	"opale/tui/screen"
)

// learn reads who else there is. What cannot be read is left out.
func learn(store screen.Replica) (a about) {
	if hash, err := store.StateHash(context.Background()); err == nil {
		a.said = bundle.Said(hash)
	}
	imports, err := store.Imports()
	if err != nil {
		return a
	}
	peers, _ := store.Peers()
	others := journal.OtherLists(imports, peers, store.Device())
	for _, p := range peers {
		differs := func(o journal.OtherList) bool { return o.Device == p.Device }
		if p.Desk != "" && p.Device != store.Device() && !slices.ContainsFunc(others, differs) && len(imports) > 0 {
			a.same = append(a.same, checkin.Clean(p.Desk))
		}
	}
	writers, _ := store.Writers()
	for _, w := range journal.LastWords(nil, writers, store.Device()) {
		heard := func(p journal.Peer) bool { return p.Device == w.Device }
		if w.Desk != "" && !slices.ContainsFunc(peers, heard) {
			a.unseen = append(a.unseen, w)
		}
	}
	return a
}
