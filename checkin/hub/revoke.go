package hub

import (
	"context"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// Revoke lets a device in no longer, and says so in the journal: what the hub
// holds of it by now stands. It needs no server, and works beside one.
func Revoke(ctx context.Context, store Store, actor checkin.Actor, device checkin.DeviceID, now time.Time) error {
	if err := store.Revoke(ctx, device, now); err != nil {
		return err
	}
	heads, err := headsOf(store, device)
	if err != nil {
		return err
	}
	return store.Append(ctx, actor, journal.Revoke(device, heads))
}

// glimpse is how much of the journal is read at once in search of openings.
const glimpse = 64 << 10

// headsOf lists how far the streams of a device are held. It reads the
// beginning of each stream that there is.
func headsOf(r journal.Replica, device checkin.DeviceID) ([]checkin.EntryID, error) {
	have, err := r.Have()
	if err != nil {
		return nil, err
	}
	var heads []checkin.EntryID
	seen := journal.Vector{}
	for more := true; more; {
		var begun []journal.Strand
		if begun, more, err = r.Some(seen, glimpse); err != nil {
			return nil, err
		}
		for i := range begun {
			s := &begun[i]
			seen[s.Stream] = max(have[s.Stream], s.Last())
			content, err := s.Entries[0].Content()
			if err == nil && s.First == 1 && journal.ReadOpening(s.Stream, &content).Device == device {
				heads = append(heads, checkin.EntryID{Stream: s.Stream, Seq: seen[s.Stream]})
			}
		}
	}
	return heads, nil
}
