package db

import (
	"bytes"
	"slices"

	"opale/checkin"
	"opale/checkin/journal"
)

// flush writes what has changed since the last flush.
func (p *projection) flush() error {
	if err := p.foldAnew(); err != nil {
		return err
	}
	// In the order of the tables, so that neighbours are written together.
	slices.SortFunc(p.dirty, func(a, b *touched) int { return bytes.Compare(a.subject.ID[:], b.subject.ID[:]) })
	for _, t := range p.dirty {
		if err := p.save(t); err != nil {
			return err
		}
	}
	if err := p.insert(); err != nil {
		return err
	}
	if err := p.forgetErased(); err != nil {
		return err
	}
	if err := p.savePersons(); err != nil {
		return err
	}
	for _, t := range p.dirty {
		t.subject.Listed[checkin.FieldCells].Value = "" // the file has them
		t.before, t.fresh, t.dirty, t.said, t.counted, t.anew, t.passages = nil, t.gone, false, false, false, false, nil
	}
	p.dirty = p.dirty[:0]
	return p.saveCounts()
}

// save writes the rows of one registration's own.
func (p *projection) save(t *touched) error {
	if t.anew {
		if err := p.clear(t); err != nil || t.gone {
			return err
		}
	}
	if t.said || t.fresh {
		if err := p.saveFields(t); err != nil {
			return err
		}
	}
	for i := range t.subject.Passages {
		if passage := &t.subject.Passages[i]; t.passages[passage.Arrival] {
			if err := p.savePassage(t, passage); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *projection) saveFields(t *touched) error {
	s, id := t.subject, t.subject.ID
	values, stamps := p.q.seal(place("registration", id[:]), notNull(s.Values())), s.Stamps()
	var err error
	if t.fresh {
		if t.no, err = p.nextNo(); err == nil {
			p.registrations.add(t.no, id[:], values, stamps)
		}
	} else {
		err = p.q.exec(`UPDATE registration SET personal = ?, stamps = ? WHERE id = ?`, values, stamps, id[:])
	}
	if err != nil {
		return err
	}
	if err := p.saveCells(t); err != nil {
		return err
	}
	for _, code := range s.Codes {
		if slices.Contains(t.stored().Codes, code) {
			continue
		}
		p.codes.add(p.q.codeKey(code), id[:], p.q.sealText(place("code", id[:]), code))
	}
	for _, code := range t.stored().Codes {
		if s.Erased {
			if err := p.q.exec(`DELETE FROM code WHERE bare = ? AND registration = ?`, p.q.codeKey(code), id[:]); err != nil {
				return err
			}
		}
	}
	return nil
}

// nextNo numbers the next row of a registration.
func (p *projection) nextNo() (int64, error) {
	if p.lastNo == 0 {
		if _, err := p.q.row(`SELECT coalesce(max(no), 0) FROM registration`, nil, []any{&p.lastNo}); err != nil {
			return 0, err
		}
	}
	p.lastNo++
	return p.lastNo, nil
}

func notNull(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

func (p *projection) savePassage(t *touched, a *journal.Passage) error {
	of := t.subject.ID
	stream, err := p.stream(a.Arrival.Stream)
	if err != nil {
		return err
	}
	reason := p.q.sealText(reasonPlace(of, a.Arrival, arrivalReason), a.Reason)
	// Nearly every one: an arrival that nobody took back, seen for the first time.
	if a.InForce() && a.After.IsZero() && !t.stored().Knows(a.Arrival) {
		p.attendances.add(stream, a.Arrival.Seq, of[:], string(a.Session), a.Time.UnixMilli(), a.Seat, string(a.Forced), reason)
		return nil
	}
	var session, undoStream, undoSeq, undoTick, undoTime, undoSeat, undoWhy, afterStream, afterSeq any
	at := int64(0)
	if a.Known {
		session, at = a.Session, a.Time.UnixMilli()
	}
	if u := &a.Undo; !u.Stamp.IsZero() {
		if undoStream, err = p.stream(u.Stamp.Entry.Stream); err != nil {
			return err
		}
		undoSeq, undoTick, undoTime, undoSeat, undoWhy = u.Stamp.Entry.Seq, u.Stamp.Tick, u.Time.UnixMilli(), u.Seat, p.q.sealText(reasonPlace(of, a.Arrival, undoReason), u.Reason)
	}
	if !a.After.IsZero() {
		if afterStream, err = p.stream(a.After.Stream); err != nil {
			return err
		}
		afterSeq = a.After.Seq
	}
	return p.q.exec(`INSERT INTO attendance VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
		session = excluded.session, time = excluded.time, seat = excluded.seat, forced = excluded.forced, reason = excluded.reason,
		undo_stream = excluded.undo_stream, undo_seq = excluded.undo_seq, undo_tick = excluded.undo_tick,
		undo_time = excluded.undo_time, undo_seat = excluded.undo_seat, undo_reason = excluded.undo_reason,
		after_stream = excluded.after_stream, after_seq = excluded.after_seq`,
		stream, a.Arrival.Seq, of[:], session, at, a.Seat, string(a.Forced), reason,
		undoStream, undoSeq, undoTick, undoTime, undoSeat, undoWhy, afterStream, afterSeq)
}
