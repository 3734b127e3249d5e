package postgres

import (
	"bytes"
	"errors"

	"github.com/jackc/pgx/v5"

	"opale/checkin"
	"opale/checkin/journal"
)

// Head, like the methods below, is as [journal.Ledger] says.
func (l *ledger) Head(stream checkin.StreamID) (journal.Head, error) {
	return l.held[stream].head, nil
}

// HashAt gives the chain behind a held entry.
func (l *ledger) HashAt(id checkin.EntryID) (journal.Hash, error) {
	if head := l.held[id.Stream].head; head.Seq == id.Seq {
		return head.Hash, nil
	}
	if hash, ok := l.rows.hashAt(id); ok {
		return hash, nil
	}
	var hash []byte
	err := l.conn.QueryRow(l.ctx, `SELECT hash FROM entry WHERE stream = $1 AND seq = $2`, [16]byte(id.Stream), id.Seq).Scan(&hash)
	if err == nil && len(hash) == len(journal.Hash{}) {
		return journal.Hash(hash), nil
	}
	if err == nil || errors.Is(err, pgx.ErrNoRows) {
		err = checkin.Errorf(checkin.CodeDamaged, "read entry", "%s", id)
	}
	return journal.Hash{}, err
}

// Trusts reports whether the device is known.
func (l *ledger) Trusts(device checkin.DeviceID) (bool, error) {
	if device == l.store.device || l.rows.vouched[device] {
		return true, nil
	}
	var known bool
	err := l.conn.QueryRow(l.ctx, `SELECT EXISTS (SELECT FROM vouched WHERE device = $1)`, [16]byte(device)).Scan(&known)
	return known, err
}

// Admit appends.
func (l *ledger) Admit(j *journal.Judgement) error {
	r := l.held[j.Fresh[0].ID.Stream]
	r.head = j.Head
	if j.Opening.Key != nil {
		r.desk = j.Opening.Desk
	}
	l.rows.admit(j.Fresh, j.Marks, j.Opening)
	return nil
}

// piece is where in a stream something lies that waits.
type piece struct {
	stream      checkin.StreamID
	first, last uint64
}

// Waiting takes out what waits of the streams that are locked.
func (l *ledger) Waiting() ([]journal.Strand, error) {
	var streams [][16]byte
	for id, r := range l.held {
		if r.waiting {
			streams = append(streams, id)
		}
	}
	if len(streams) == 0 {
		return nil, nil
	}
	found, err := l.conn.Query(l.ctx, `SELECT stream, first, last, strand FROM inbox WHERE stream = ANY($1) ORDER BY stream, first`, streams)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	var waiting journal.StrandReader
	for found.Next() {
		var stream [16]byte
		var p piece
		var text []byte
		if err := found.Scan(&stream, &p.first, &p.last, &text); err != nil {
			return nil, err
		}
		p.stream = stream
		l.inbox[p] = text
		for line := range bytes.Lines(text) {
			if err := waiting.Line(line); err != nil {
				return nil, err
			}
		}
	}
	return waiting.Strands(), found.Err()
}

// Wait keeps a strand.
func (l *ledger) Wait(s journal.Strand) error {
	var text bytes.Buffer
	if err := journal.WriteStrand(&text, &s); err != nil {
		return err
	}
	l.rows.wait(piece{s.Stream, s.First, s.Last()}, text.Bytes())
	if s.First == 1 {
		l.held[s.Stream].stranger = opener(&s)
	}
	return nil
}

// opener is the device that a strand says to be of; nil where it does not say.
func opener(s *journal.Strand) *checkin.DeviceID {
	content, err := s.Entries[0].Content()
	if err != nil {
		return nil
	}
	if o := journal.ReadOpening(s.Stream, &content); o.Key != nil {
		return &o.Device
	}
	return nil
}

// Quarantine keeps an entry aside.
func (l *ledger) Quarantine(r journal.Refusal, by journal.Opening) error {
	if by.Desk == "" {
		by.Desk = l.held[r.Entry.ID.Stream].desk
	}
	l.rows.quarantine(r, by.Desk, l.store.now())
	return nil
}

// vouches reports whether strands may vouch for somebody.
func vouches(strands []journal.Strand) bool {
	for i := range strands {
		for j := range strands[i].Entries {
			if bytes.Contains(strands[i].Entries[j].Bytes, []byte(`"`+string(checkin.KindVouched)+`"`)) {
				return true
			}
		}
	}
	return false
}
