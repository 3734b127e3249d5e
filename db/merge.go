package db

import (
	"bytes"
	"context"

	"opale/checkin"
	"opale/checkin/journal"
)

var (
	_ journal.Replica = (*Store)(nil)
	_ journal.Ledger  = (*ledger)(nil)
)

// merge takes exchanges in, one behind the other, in one transaction.
func (s *Store) merge(exchanges []*exchange) error {
	if len(exchanges) == 0 {
		return nil
	}
	purgedNow := false
	err := s.transact(func() error {
		if err := s.settleEvent(); err != nil {
			return err
		}
		l := &ledger{
			store: s, projection: newProjection(&s.write), opened: make(map[checkin.StreamID]seatOf),
			reached: make(map[checkin.StreamID]journal.Head), shorter: make(map[checkin.StreamID]journal.Head),
		}
		l.here = s.Device()
		event, err := s.eventID(&s.write)
		if err != nil {
			return err
		}
		for _, x := range exchanges {
			before := l.purge.left
			if x.receipt, err = journal.Merge(l, event, s.run.Secret(), x.strands); err != nil {
				return err
			}
			x.receipt.Unnamed = l.purge.left - before
		}
		if err := l.finish(event); err != nil {
			return err
		}
		if err := s.write.commit(); err != nil {
			return err
		}
		s.witness.acknowledge(l.reached, l.opened)
		for stream, head := range l.shorter {
			s.witness.add(headLine(lineBack, stream, head, s.now()))
		}
		s.drain(l.projection)
		purgedNow = l.purge.now
		return nil
	})
	if err == nil && purgedNow { // an older copy was put back, and meets what was written since
		_ = s.wipe(context.Background()) // the next start does it
	}
	return err
}

// ledger is the store within the transaction of one merge.
type ledger struct {
	*projection
	store *Store
	tick  int64
	door  int
	cut   bool // a stream was cut: what exists only here is counted anew

	reached, shorter map[checkin.StreamID]journal.Head // where streams end now: those of which nothing was cut, and the others
	opened           map[checkin.StreamID]seatOf       // that are new
}

// Head, like the methods below, is as [journal.Ledger] says.
func (l *ledger) Head(stream checkin.StreamID) (journal.Head, error) {
	return readHead(l.q, stream)
}

func readHead(q *statements, stream checkin.StreamID) (journal.Head, error) {
	var h journal.Head
	var hash, key []byte
	_, err := q.row(`SELECT seq, hash, key FROM stream WHERE id = ? AND seq > 0`, []any{stream[:]}, []any{&h.Seq, &hash, &key})
	copy(h.Hash[:], hash)
	h.Key = bytes.Clone(key)
	return h, err
}

// Opened tells who writes a stream.
func (l *ledger) Opened(stream checkin.StreamID) (journal.Opening, error) {
	o := journal.Opening{Stream: stream}
	var device []byte
	_, err := l.q.row(`
		SELECT coalesce(stream.device, x''), seat.desk, seat.venue
		FROM stream JOIN seat ON seat.stream = stream.no AND seat.seat = 1 WHERE stream.id = ?`,
		[]any{stream[:]}, []any{&device, &o.Desk, &o.Venue})
	copy(o.Device[:], device)
	return o, err
}

// HashAt gives the chain behind a held entry.
func (l *ledger) HashAt(id checkin.EntryID) (journal.Hash, error) {
	if err := l.entries.flush(); err != nil { // it may be one of this batch
		return journal.Hash{}, err
	}
	var hash []byte
	found, err := l.q.row(`SELECT entry.hash FROM entry JOIN stream ON stream.no = entry.stream WHERE stream.id = ? AND entry.seq = ?`,
		[]any{id.Stream[:], id.Seq}, []any{&hash})
	if err == nil && (!found || len(hash) != len(journal.Hash{})) {
		err = checkin.Errorf(checkin.CodeDamaged, "read entry", "%s", id)
	}
	if err != nil {
		return journal.Hash{}, err
	}
	return journal.Hash(hash), nil
}

// Trusts reports whether the device is known.
func (l *ledger) Trusts(device checkin.DeviceID) (bool, error) {
	if device == l.store.Device() {
		return true, nil
	}
	if err := l.foldAnew(); err != nil {
		return false, err
	}
	var one int
	return l.q.row(`SELECT 1 FROM vouched WHERE device = ?`, []any{device[:]}, []any{&one})
}

// Admit appends and folds.
func (l *ledger) Admit(j *journal.Judgement) error {
	no, err := l.stream(j.Fresh[0].ID.Stream)
	if err != nil {
		return err
	}
	for i := range j.Fresh {
		w := &j.Fresh[i]
		l.tick = max(l.tick, w.Content.Tick)
		if journal.AtTheDoor(w) {
			l.door++
		}
		if err := l.append(no, w); err != nil {
			return err
		}
	}
	last := &j.Fresh[len(j.Fresh)-1]
	l.reach(last.ID.Stream, journal.Head{Seq: last.ID.Seq, Hash: last.Hash})
	if j.Fresh[0].ID.Seq == 1 {
		l.opened[last.ID.Stream] = seatOf{j.Opening.Device, j.Opening.Desk, j.Opening.Venue}
	}
	return keepMarks(l.q, no, j.Marks)
}

// reach notes where a stream ends now.
func (l *ledger) reach(stream checkin.StreamID, head journal.Head) {
	if _, cut := l.shorter[stream]; cut {
		l.shorter[stream] = head
		return
	}
	l.reached[stream] = head
}

// Waiting empties the inbox.
func (l *ledger) Waiting() ([]journal.Strand, error) {
	var waiting []journal.Strand
	err := l.q.each(context.Background(), `SELECT stream, first, strand FROM inbox ORDER BY stream, first`, nil, func(scan func(...any) error) error {
		var stream, box []byte
		var first int64
		if err := scan(&stream, &first, &box); err != nil {
			return err
		}
		strand, err := l.q.openStrand(strandPlace("inbox", stream, first), box)
		waiting = append(waiting, strand)
		return err
	})
	if err != nil || len(waiting) == 0 {
		return nil, err
	}
	return waiting, l.q.exec(`DELETE FROM inbox`)
}

// Wait fills it.
func (l *ledger) Wait(s journal.Strand) (err error) {
	if s.Entries, err = l.forgetIn(s.Entries); err != nil {
		return err
	}
	text, err := l.q.sealStrand(strandPlace("inbox", s.Stream[:], int64(s.First)), &s)
	if err != nil {
		return err
	}
	return l.q.exec(`INSERT OR REPLACE INTO inbox VALUES (?, ?, ?, ?)`, s.Stream[:], s.First, s.Last(), text)
}

// Quarantine keeps an entry aside.
func (l *ledger) Quarantine(r journal.Refusal, by journal.Opening) error {
	entries, err := l.forgetIn([]journal.Entry{r.Entry})
	if err != nil {
		return err
	}
	e := &entries[0]
	salt, personal := l.q.sealPersonal("quarantine", e)
	return l.q.exec(`INSERT OR IGNORE INTO quarantine VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		e.ID.Stream[:], e.ID.Seq, string(r.Reason), by.Desk, e.Bytes, salt, personal, l.store.now().UnixMilli())
}

func (l *ledger) finish(event checkin.EventID) error {
	if err := l.flush(); err != nil {
		return err
	}
	if err := l.q.exec(`UPDATE counter SET n = CASE name WHEN 'tick' THEN max(n, ?) ELSE n + ? END WHERE name IN ('tick', 'door')`, l.tick, l.door); err != nil {
		return err
	}
	if l.cut {
		if err := recount(l.q); err != nil {
			return err
		}
	}
	if err := l.store.forgotten(l.projection); err != nil {
		return err
	}
	return l.q.exec(`INSERT OR IGNORE INTO meta VALUES ('event', ?)`, event)
}
