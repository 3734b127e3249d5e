package postgres

import (
	"github.com/jackc/pgx/v5"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/db/seal"
)

var _ journal.Forker = (*ledger)(nil)

const branchColumns = `SELECT stream, head, rival, strand FROM branch `

func scanBranch(found pgx.Rows, key *seal.Key) (journal.Branch, error) {
	var b journal.Branch
	var stream [16]byte
	var head, rival, box []byte
	if err := found.Scan(&stream, &head, &rival, &box); err != nil {
		return b, err
	}
	copy(b.Head[:], head)
	copy(b.Rival[:], rival)
	var err error
	b.Strand, err = readStrand(key, branchPlace(stream, head), box)
	return b, err
}

// Branches, like the methods below, is as [journal.Forker] says.
func (l *ledger) Branches(stream checkin.StreamID) ([]journal.Branch, error) {
	var branches []journal.Branch
	err := l.ask(func(found pgx.Rows) error {
		b, err := scanBranch(found, l.store.key)
		branches = append(branches, b)
		return err
	}, branchColumns+`WHERE stream = $1 ORDER BY head`, [16]byte(stream))
	return branches, err
}

// SetBranches replaces them.
func (l *ledger) SetBranches(stream checkin.StreamID, branches []journal.Branch) error {
	var batch pgx.Batch
	batch.Queue(`DELETE FROM branch WHERE stream = $1`, [16]byte(stream))
	for i := range branches {
		b := branches[i]
		b.Entries = l.kept(b.Entries)
		box, err := writeStrand(l.store.key, branchPlace(stream, b.Head[:]), &b.Strand)
		if err != nil {
			return err
		}
		batch.Queue(`INSERT INTO branch (stream, head, rival, strand) VALUES ($1, $2, $3, $4)`, [16]byte(stream), b.Head[:], b.Rival[:], box)
	}
	return l.tell(&batch)
}

// Acquit takes entries out of quarantine, where something of their stream is in it.
func (l *ledger) Acquit(entries []journal.Entry) error {
	r := l.held[entries[0].ID.Stream]
	if !r.aside {
		return nil
	}
	var gone asideRows
	for i := range entries {
		e := &entries[i]
		gone.stream, gone.seq, gone.digest = append(gone.stream, e.ID.Stream), append(gone.seq, e.ID.Seq), append(gone.digest, digest(e))
	}
	var batch pgx.Batch
	batch.Queue(`
		DELETE FROM quarantine USING unnest($1::uuid[], $2::bigint[], $3::bytea[]) AS u (stream, seq, digest)
		WHERE quarantine.stream = u.stream AND quarantine.seq = u.seq AND quarantine.digest = u.digest`, gone.stream, gone.seq, gone.digest)
	batch.Queue(`SELECT EXISTS (SELECT FROM quarantine WHERE stream = $1)`, gone.stream[0]).QueryRow(func(row pgx.Row) error {
		r.moved = true
		return row.Scan(&r.aside)
	})
	return l.tell(&batch)
}

// Dispute notes a doubt.
func (l *ledger) Dispute(stream checkin.StreamID, disputed bool) error {
	if r := l.held[stream]; r.disputed != disputed {
		r.disputed, r.moved = disputed, true
	}
	return nil
}

// Cut takes the end of a stream out.
func (l *ledger) Cut(stream checkin.StreamID, from uint64) (journal.Strand, error) {
	cut := journal.Strand{Stream: stream, First: from}
	r := l.held[stream]
	before, err := l.HashAt(checkin.EntryID{Stream: stream, Seq: from - 1})
	if err != nil {
		return cut, err
	}
	err = l.ask(func(found pgx.Rows) error {
		e := journal.Entry{ID: checkin.EntryID{Stream: stream}}
		if err := found.Scan(&e.ID.Seq, &e.Bytes, &e.Salt, &e.Personal); err != nil {
			return err
		}
		err := openPersonal(l.store.key, entryPlace(e.ID), &e)
		cut.Entries = append(cut.Entries, e)
		return err
	}, `SELECT seq, bytes, salt, personal FROM entry WHERE stream = $1 AND seq >= $2 ORDER BY seq`, [16]byte(stream), from)
	if err != nil {
		return cut, err
	}
	// A head that was moved in this transaction is not in its row yet.
	err = l.ask(func(found pgx.Rows) error {
		m := journal.Mark{ID: checkin.EntryID{Stream: stream}}
		err := found.Scan(&m.ID.Seq, &m.Sig)
		cut.Marks = append(cut.Marks, m)
		return err
	}, `SELECT seq, sig FROM mark WHERE stream = $1 AND seq >= $2 AND seq < $3
		UNION SELECT $3::bigint, coalesce($4::bytea, sig) FROM stream WHERE id = $1 ORDER BY 1`, [16]byte(stream), from, r.head.Seq, r.sig)
	if err != nil {
		return cut, err
	}
	r.head = journal.Head{Seq: from - 1, Hash: before, Key: r.head.Key}
	var batch pgx.Batch
	for _, table := range []string{"entry", "mark", "want", "heeded", "erased"} {
		batch.Queue(`DELETE FROM `+table+` WHERE stream = $1 AND seq >= $2`, [16]byte(stream), from)
	}
	return cut, l.tell(&batch)
}
