package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"opale/checkin"
	"opale/checkin/journal"
)

// law is what the heeded entries come to: a few dozen in a large event.
type law struct {
	bounds  *journal.Bounds
	vouched map[checkin.DeviceID]bool
	defined *checkin.Event // nil where nobody has
}

// heed reports whether the store itself has to know an entry, and for whom it
// vouches.
func heed(w *journal.Written) (vouches pgtype.UUID, heeded bool) {
	body := w.Content.Says()
	switch w.Content.Kind {
	case checkin.KindVouched:
		device, err := checkin.ParseDeviceID(body.Device)
		return uuid(device), err == nil
	case checkin.KindEventDefined:
		return vouches, body.Define != nil
	}
	_, heeded = journal.ReadRuling(w.ID, &w.Content, body)
	return vouches, heeded
}

// heededEntry is one of them, and who wrote it.
type heededEntry struct {
	id      checkin.EntryID
	content journal.Content
}

// readLaw reads the heeded entries and weighs them: what a revoked device says
// is not believed.
func readLaw(ctx context.Context, q asker) (law, error) {
	var all []heededEntry
	var rulings []journal.Ruling
	writers := map[checkin.StreamID]checkin.DeviceID{}
	err := each(ctx, q, `
		SELECT heeded.stream, heeded.seq, stream.device, entry.bytes
		FROM heeded JOIN stream ON stream.id = heeded.stream JOIN entry ON entry.stream = heeded.stream AND entry.seq = heeded.seq`, nil,
		func(found pgx.Rows) error {
			var stream [16]byte
			var device pgtype.UUID
			var e journal.Entry
			if err := found.Scan(&stream, &e.ID.Seq, &device, &e.Bytes); err != nil {
				return err
			}
			e.ID.Stream = stream
			writers[stream] = device.Bytes
			content, err := e.Content()
			if err != nil {
				return &checkin.Error{Code: checkin.CodeDamaged, Op: "read entry", Detail: e.ID.String(), Err: err}
			}
			all = append(all, heededEntry{e.ID, content})
			if r, ok := journal.ReadRuling(e.ID, &content, content.Says()); ok {
				rulings = append(rulings, r)
			}
			return nil
		})
	if err != nil {
		return law{}, err
	}
	writer := func(stream checkin.StreamID) checkin.DeviceID { return writers[stream] }
	return weigh(all, journal.Rule(rulings, writer), writer), nil
}

func weigh(all []heededEntry, bounds *journal.Bounds, writer func(checkin.StreamID) checkin.DeviceID) law {
	l := law{bounds: bounds, vouched: make(map[checkin.DeviceID]bool)}
	var last journal.Stamp
	for i := range all {
		e := &all[i]
		if bounds.Holds(e.id, writer(e.id.Stream)) {
			continue
		}
		body := e.content.Says()
		if device, err := checkin.ParseDeviceID(body.Device); err == nil && e.content.Kind == checkin.KindVouched {
			l.vouched[device] = true
		}
		stamp := journal.Stamp{Tick: e.content.Tick, Entry: e.id}
		if body.Define != nil && last.Less(stamp) {
			l.defined, last = body.Define, stamp
		}
	}
	return l
}
