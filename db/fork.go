package db

import (
	"context"

	"opale/checkin"
	"opale/checkin/journal"
)

var (
	_ journal.Forker = (*ledger)(nil)
	_ journal.Forked = shelf{}
)

func readBranches(ctx context.Context, q *statements, where string, args ...any) ([]journal.Branch, error) {
	var all []journal.Branch
	err := q.each(ctx, `SELECT stream, rival, head, strand FROM branch `+where+` ORDER BY stream, head`, args, func(scan func(...any) error) error {
		var stream, rival, head, box []byte
		if err := scan(&stream, &rival, &head, &box); err != nil {
			return err
		}
		strand, err := q.openStrand(strandPlace("branch", stream, head), box)
		if err != nil {
			return err
		}
		b := journal.Branch{Strand: strand}
		copy(b.Rival[:], rival)
		copy(b.Head[:], head)
		all = append(all, b)
		return nil
	})
	return all, err
}

// AllBranches, like Disputes, is as [journal.Forked] says.
func (s shelf) AllBranches() ([]journal.Branch, error) { return readBranches(s.ctx, s.q, ``) }

// Disputes lists the streams that may have forked.
func (s shelf) Disputes() ([]checkin.StreamID, error) {
	var disputed []checkin.StreamID
	err := s.q.each(s.ctx, `SELECT stream FROM disputed`, nil, func(scan func(...any) error) error {
		var id []byte
		err := scan(&id)
		disputed = append(disputed, checkin.StreamID(id))
		return err
	})
	return disputed, err
}

// Branches, like the methods below, is as [journal.Forker] says.
func (l *ledger) Branches(stream checkin.StreamID) ([]journal.Branch, error) {
	return readBranches(context.Background(), l.q, `WHERE stream = ?`, stream[:])
}

// SetBranches replaces them.
func (l *ledger) SetBranches(stream checkin.StreamID, branches []journal.Branch) error {
	if err := l.q.exec(`DELETE FROM branch WHERE stream = ?`, stream[:]); err != nil {
		return err
	}
	for i := range branches {
		b := branches[i]
		var err error
		if b.Entries, err = l.forgetIn(b.Entries); err != nil {
			return err
		}
		box, err := l.q.sealStrand(strandPlace("branch", stream[:], b.Head[:]), &b.Strand)
		if err != nil {
			return err
		}
		if err := l.q.exec(`INSERT INTO branch VALUES (?, ?, ?, ?, ?)`, stream[:], b.Head[:], b.Rival[:], len(b.Entries), box); err != nil {
			return err
		}
	}
	return nil
}

// Acquit takes entries out of quarantine.
func (l *ledger) Acquit(entries []journal.Entry) error {
	var one int
	if accused, err := l.q.row(`SELECT 1 FROM quarantine WHERE stream = ? LIMIT 1`, []any{entries[0].ID.Stream[:]}, []any{&one}); err != nil || !accused {
		return err
	}
	for i := range entries {
		e := &entries[i]
		if err := l.q.exec(`DELETE FROM quarantine WHERE stream = ? AND seq = ? AND bytes = ?`, e.ID.Stream[:], e.ID.Seq, e.Bytes); err != nil {
			return err
		}
	}
	return nil
}

// Dispute notes a doubt.
func (l *ledger) Dispute(stream checkin.StreamID, disputed bool) error {
	if disputed {
		return l.q.exec(`INSERT OR IGNORE INTO disputed VALUES (?)`, stream[:])
	}
	return l.q.exec(`DELETE FROM disputed WHERE stream = ?`, stream[:])
}

// Cut takes the end of a stream out.
func (l *ledger) Cut(stream checkin.StreamID, from uint64) (journal.Strand, error) {
	cut := journal.Strand{Stream: stream, First: from}
	if err := l.doubt(stream, from-1, 1<<62); err != nil {
		return cut, err
	}
	if _, err := l.bounds(); err != nil { // as they were before the cut
		return cut, err
	}
	no, err := l.stream(stream)
	if err != nil {
		return cut, err
	}
	held := shelf{context.Background(), l.q, nil}
	if cut.Marks, err = held.Marks(stream, from-1); err != nil {
		return cut, err
	}
	for e, err := range held.Entries(stream, from-1) {
		if err != nil {
			return cut, err
		}
		cut.Entries = append(cut.Entries, e)
	}
	// The entry before is received anew: what was deleted must not leave its
	// place in the order of receipt to what comes next.
	for _, text := range []string{
		`UPDATE entry SET no = (SELECT max(no) FROM entry) + 1 WHERE stream = ? AND seq = ? - 1`,
		`DELETE FROM entry WHERE stream = ? AND seq >= ?`,
		`DELETE FROM mark WHERE stream = ? AND seq >= ?`,
		`DELETE FROM want WHERE stream = ? AND seq >= ?`,
		`DELETE FROM ruling WHERE stream = ? AND seq >= ?`,
	} {
		if err := l.q.exec(text, no, from); err != nil {
			return cut, err
		}
	}
	l.cut = true
	delete(l.reached, stream)
	l.shorter[stream] = journal.Head{Seq: from - 1}
	rulings, err := readRulings(l.q)
	if err != nil || len(rulings) == len(l.law.rulings) {
		return cut, err
	}
	return cut, l.weigh(rulings)
}
