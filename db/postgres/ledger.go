package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"opale/checkin"
	"opale/checkin/journal"
)

// ledger is the database within the transaction of one merge, which holds the
// locks of all streams that it may write about.
type ledger struct {
	ctx   context.Context
	store *Store
	conn  *pgxpool.Conn
	held  map[checkin.StreamID]*row
	rows  rows             // to be added
	inbox map[piece]bool   // what waited before
	waits map[piece][]byte // what waits now
	asked bool             // the inbox was read
	grown bool             // entries were added

	erased map[checkin.RegistrationID]bool // as it began
	sweeps bool                            // something was added that may erase somebody
	purged bool                            // nothing about people is kept any more
	left   int                             // personal parts that were left out because of it
}

var _ journal.Ledger = (*ledger)(nil)

// piece is where in a stream something lies that waits.
type piece struct {
	stream      checkin.StreamID
	first, last uint64
}

// Head, like the methods below, is as [journal.Ledger] says.
func (l *ledger) Head(stream checkin.StreamID) (journal.Head, error) {
	return l.held[stream].head, nil
}

// Opened tells the desk that writes a stream.
func (l *ledger) Opened(stream checkin.StreamID) (journal.Opening, error) {
	return journal.Opening{Stream: stream, Desk: l.held[stream].desk}, nil
}

// HashAt gives the chain behind a held entry.
func (l *ledger) HashAt(id checkin.EntryID) (journal.Hash, error) {
	if head := l.held[id.Stream].head; head.Seq == id.Seq {
		return head.Hash, nil
	}
	var hash []byte
	err := l.ask(func(found pgx.Rows) error { return found.Scan(&hash) },
		`SELECT hash FROM entry WHERE stream = $1 AND seq = $2`, [16]byte(id.Stream), id.Seq)
	if err == nil && len(hash) != len(journal.Hash{}) {
		err = checkin.Errorf(checkin.CodeDamaged, "read entry", "%s", id)
	}
	if err != nil {
		return journal.Hash{}, err
	}
	return journal.Hash(hash), nil
}

// Trusts reports whether the device is known.
func (l *ledger) Trusts(device checkin.DeviceID) (bool, error) {
	if device == l.store.device {
		return true, nil
	}
	if err := l.flush(); err != nil {
		return false, err
	}
	law, err := readLaw(l.ctx, l.conn)
	return law.vouched[device], err
}

// Admit appends.
func (l *ledger) Admit(j *journal.Judgement) error {
	l.admit(j.Fresh, j.Marks, j.Head, j.Opening)
	return nil
}

func (l *ledger) admit(fresh []journal.Written, marks []journal.Mark, head journal.Head, opening journal.Opening) {
	r := l.held[fresh[0].ID.Stream]
	r.head, r.sig, r.moved, l.grown = head, marks[len(marks)-1].Sig, true, true
	if opening.Key != nil {
		r.opening, r.desk = opening, opening.Desk
	}
	for i := range fresh {
		w := l.unnamed(&fresh[i])
		_, ruling := journal.ReadRuling(w.ID, &w.Content, w.Content.Says())
		l.sweeps = l.sweeps || ruling || w.Content.Kind == checkin.KindErased
		l.rows.add(w)
		r.tick = max(r.tick, fresh[i].Content.Tick)
	}
	for i := range marks {
		l.rows.mark.keep(&marks[i])
	}
}

// Waiting takes out what waits of the streams that are locked.
func (l *ledger) Waiting() ([]journal.Strand, error) {
	if l.asked {
		return l.waitingStill()
	}
	l.asked = true
	var streams [][16]byte
	for id, r := range l.held {
		if r.waiting {
			streams = append(streams, id)
		}
	}
	if len(streams) == 0 {
		return nil, nil
	}
	var waiting []journal.Strand
	err := l.ask(func(found pgx.Rows) error {
		var stream [16]byte
		var p piece
		var box []byte
		if err := found.Scan(&stream, &p.first, &p.last, &box); err != nil {
			return err
		}
		p.stream = stream
		l.inbox[p] = true
		strand, err := readStrand(l.store.key, p.place(), box)
		waiting = append(waiting, strand)
		return err
	}, `SELECT stream, first, last, strand FROM inbox WHERE stream = ANY($1) ORDER BY stream, first`, streams)
	return waiting, err
}

// waitingStill is what an earlier merge of this transaction left to wait.
func (l *ledger) waitingStill() ([]journal.Strand, error) {
	var waiting []journal.Strand
	for p, box := range l.waits {
		strand, err := readStrand(l.store.key, p.place(), box)
		if err != nil {
			return nil, err
		}
		waiting = append(waiting, strand)
	}
	clear(l.waits)
	return waiting, nil
}

// Wait keeps a strand; the first under its numbers stays.
func (l *ledger) Wait(s journal.Strand) error {
	s.Entries = l.kept(s.Entries)
	p, r := piece{s.Stream, s.First, s.Last()}, l.held[s.Stream]
	box, err := writeStrand(l.store.key, p.place(), &s)
	if err != nil {
		return err
	}
	if _, known := l.waits[p]; !known {
		l.waits[p] = box
	}
	if s.First == 1 && r.head.Seq == 0 {
		r.stranger = opener(&s)
	}
	return nil
}

// opener is the device that a strand says to be of.
func opener(s *journal.Strand) checkin.DeviceID {
	content, err := s.Entries[0].Content()
	if err != nil {
		return checkin.DeviceID{} // nobody can vouch for it
	}
	return journal.ReadOpening(s.Stream, &content).Device
}

// Quarantine keeps an entry aside.
func (l *ledger) Quarantine(r journal.Refusal, by journal.Opening) error {
	r.Entry = l.kept([]journal.Entry{r.Entry})[0]
	l.rows.putAside(r, by.Desk, l.store.now())
	if s := l.held[r.Entry.ID.Stream]; !s.aside {
		s.aside, s.moved = true, true
	}
	return nil
}
