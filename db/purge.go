package db

import (
	"context"

	"opale/checkin"
	"opale/checkin/journal"
)

// A purged event has nobody's data any more on this laptop, and takes none in
// again: from the entry on that says so, and that this laptop wrote. An older
// copy that is put back meets that entry again, from whoever else has it, and is
// wiped too.

// Purge says that the event is over, and deletes all that is about people. A
// purge that was cut short is finished when the file is opened next, or when it
// is said again; the entry is written once.
func (s *Store) Purge(ctx context.Context, actor checkin.Actor, counts checkin.Counts) error {
	purged, err := s.IsPurged()
	if err != nil {
		return err
	}
	if !purged {
		err := s.Write(ctx, actor, func(tx checkin.Tx) error {
			_, err := tx.Append(checkin.Fact{Kind: checkin.KindPurged, Body: checkin.Body{Counts: &counts}})
			return err
		})
		if err != nil {
			return err
		}
	}
	return s.Wipe(ctx)
}

// IsPurged reports whether this laptop has purged the event.
func (s *Store) IsPurged() (bool, error) {
	purged, err := isPurged(&s.read, s.Device())
	return purged, failed("read purge", err)
}

func isPurged(q *statements, device checkin.DeviceID) (bool, error) {
	var one int
	return q.row(`SELECT 1 FROM purged WHERE device = ?`, []any{device[:]}, []any{&one})
}

// isPurged is whether nothing about people may be kept; asked once, until an
// entry says something new.
func (p *projection) isPurged() (bool, error) {
	if p.purge.asked || p.here == (checkin.DeviceID{}) {
		return p.purge.done, nil
	}
	var err error
	p.purge.done, err = isPurged(p.q, p.here)
	p.purge.asked = err == nil
	return p.purge.done, err
}

// purge is what a transaction knows of a purge.
type purge struct {
	asked, done bool
	now         bool // an entry of this transaction says it
	left        int  // personal parts that were left out because of it
}

// notePurge believes a laptop's word that it has purged the event.
func (p *projection) notePurge(stream checkin.StreamID) error {
	device := p.writer(stream)
	p.purge.asked, p.purge.now = false, p.purge.now || device == p.here
	return p.q.exec(`INSERT OR IGNORE INTO purged VALUES (?)`, device[:])
}

// finishPurge wipes what a purge that was cut short, or an older copy that was
// put back, has left.
func (s *Store) finishPurge(ctx context.Context) error {
	purged, err := isPurged(&s.write, s.Device())
	if err != nil || !purged {
		return err
	}
	var one int
	left, err := s.write.row(`SELECT 1 WHERE EXISTS (SELECT 1 FROM entry WHERE personal IS NOT NULL) OR EXISTS (SELECT 1 FROM inbox) OR EXISTS (SELECT 1 FROM quarantine) OR EXISTS (SELECT 1 FROM branch)`, nil, []any{&one})
	if err != nil || !left {
		return err
	}
	return s.wipe(ctx)
}

// IsPurgedBy reports whether a laptop has purged the event, as far as the
// journal here knows.
func (s *Store) IsPurgedBy(device checkin.DeviceID) (bool, error) {
	purged, err := isPurged(&s.read, device)
	return purged, failed("read purge", err)
}

const isPurging = `entry.subject IS NULL AND instr(entry.bytes, CAST('"k":"purged"' AS BLOB)) > 0`

// PurgeCounts is what this laptop's purge has left of the event, and the entry
// that says so. The error has CodeNotFound.
func (s *Store) PurgeCounts() (counts checkin.Counts, id checkin.EntryID, err error) {
	err = s.snapshot(context.Background(), func(q *statements) error {
		p := newProjection(q)
		return p.entriesOf(isPurging, nil, func(w *journal.Written) error {
			if p.writer(w.ID.Stream) == s.Device() && id.IsZero() {
				id = w.ID
				if said := w.Content.Says().Counts; said != nil {
					counts = *said
				}
			}
			return nil
		})
	})
	if err == nil && id.IsZero() {
		err = checkin.Errorf(checkin.CodeNotFound, "read purge", "")
	}
	return counts, id, failed("read purge", err)
}
