package db

import (
	"bytes"
	"context"
	"iter"
	"os"
	"slices"
	"time"

	"opale/checkin"
	"opale/checkin/disk"
	"opale/checkin/journal"
)

// OpenCopy opens a copy of a database to read it: a backup, or a file that is
// put aside because it is damaged. Nothing is written to it, nor beside it unless
// it has a log.
func OpenCopy(ctx context.Context, path string, o Options) (*Store, error) {
	if err := checkHeader(path); err != nil {
		return nil, err
	}
	s := &Store{path: path, now: o.Now, disk: o.Disk, pool: o.pool}
	if s.now == nil {
		s.now = time.Now
	}
	if s.disk == nil {
		s.disk = disk.Computer{}
	}
	s.witness = s.newWitness()
	name := copyDSN(path)
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		name = dsn(path, true)
	}
	var err error
	if s.reader, err = o.pool(name); err != nil {
		return nil, failed("open copy", err)
	}
	s.read.prepare, s.seats.read = s.reader.Prepare, &s.read
	version, err := schemaOf(ctx, s.reader)
	if err == nil && version != schemaVersion {
		err = checkin.Errorf(checkin.CodeNewer, "open copy", "schema %d", version)
	}
	if err == nil {
		o.ReadOnly = true
		err = s.unseal(ctx, &o)
	}
	if err != nil {
		s.Close()
		return nil, failed("open copy", err)
	}
	return s, nil
}

// copiedAtOnce is how many bytes of entries of a copy go into one transaction.
const copiedAtOnce = 4 << 20

// TakeFrom takes in what a copy of a database has and this one lacks, as if
// somebody had brought it: signatures count. Of a stream that cannot be read to
// its end, what stands before that is taken.
func (s *Store) TakeFrom(ctx context.Context, from *Store) (fresh int, err error) {
	heads, err := readHeads(ctx, &from.read)
	if err != nil && len(heads) == 0 {
		return 0, failed("read copy", err)
	}
	reach := journal.Vector{}
	for stream, head := range heads {
		reach[stream] = head.Seq
	}
	for more := true; more; {
		have, err := s.Have()
		if err != nil {
			return fresh, err
		}
		var strands []journal.Strand
		strands, more, err = journal.Gather(s.salvaging(ctx, from, reach), have, copiedAtOnce)
		if err != nil {
			return fresh, failed("read copy", err)
		}
		receipt, err := s.Apply(ctx, strands)
		if err != nil {
			return fresh, err
		}
		fresh += receipt.Fresh
		more = more && receipt.Fresh > 0
	}
	return fresh, ctx.Err()
}

func (s *Store) salvaging(ctx context.Context, from *Store, reach journal.Vector) salvage {
	return salvage{shelf: shelf{ctx, &from.read, nil}, reach: reach, run: s.run}
}

// salvage is a shelf of which some places cannot be read. What this laptop wrote
// before such a place, it signs again.
type salvage struct {
	shelf
	reach journal.Vector
	run   *journal.Run
}

// Reach is what the copy says that it holds.
func (s salvage) Reach() (journal.Vector, error) { return s.reach, nil }

// AllBranches are those that can be read.
func (s salvage) AllBranches() ([]journal.Branch, error) {
	branches, err := s.shelf.AllBranches()
	if err != nil {
		return nil, nil
	}
	return branches, nil
}

// Entries are those before the first that cannot be read, or is not the one that
// was written.
func (s salvage) Entries(stream checkin.StreamID, after uint64) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		for e := range s.sound(stream, after) {
			if !yield(e, nil) {
				return
			}
		}
	}
}

// sound walks along a chain as far as it holds.
func (s salvage) sound(stream checkin.StreamID, after uint64) iter.Seq2[journal.Entry, journal.Hash] {
	return func(yield func(journal.Entry, journal.Hash) bool) {
		chain, err := s.hashAt(checkin.EntryID{Stream: stream, Seq: after})
		if err != nil {
			return
		}
		_ = s.q.each(s.ctx, `
			SELECT stream.id, entry.seq, entry.bytes, entry.salt, entry.personal, entry.hash
			FROM stream JOIN entry ON entry.stream = stream.no WHERE stream.id = ? AND entry.seq > ? ORDER BY entry.seq`, []any{stream[:], after},
			func(scan func(...any) error) error {
				var stored []byte
				e, err := s.q.scanEntry(scan, &stored)
				chain = journal.Next(chain, e.Bytes)
				if _, unread := e.Read(); err != nil || unread != nil || !bytes.Equal(chain[:], stored) || !yield(e, chain) {
					return errEnough
				}
				return nil
			})
	}
}

// hashAt is the chain behind an entry of the copy.
func (s salvage) hashAt(id checkin.EntryID) (journal.Hash, error) {
	if id.Seq == 0 {
		var event checkin.EventID
		_, err := s.q.row(`SELECT value FROM meta WHERE key = 'event'`, nil, []any{&event})
		return journal.Origin(event, id.Stream), err
	}
	var hash []byte
	_, err := s.q.row(`SELECT entry.hash FROM entry JOIN stream ON stream.no = entry.stream WHERE stream.id = ? AND entry.seq = ?`, []any{id.Stream[:], id.Seq}, []any{&hash})
	if err == nil && len(hash) != len(journal.Hash{}) {
		err = checkin.Errorf(checkin.CodeDamaged, "read copy", "%s", id)
	}
	if err != nil {
		return journal.Hash{}, err
	}
	return journal.Hash(hash), nil
}

// Marks are those of the copy and, where a stream of this laptop's is broken, one
// of its last entry before that.
func (s salvage) Marks(stream checkin.StreamID, after uint64) ([]journal.Mark, error) {
	marks, err := s.shelf.Marks(stream, after)
	if err != nil {
		marks = nil
	}
	own := s.resign(stream)
	if own == nil || own.ID.Seq <= after {
		return marks, nil
	}
	marks = slices.DeleteFunc(marks, func(m journal.Mark) bool { return m.ID.Seq >= own.ID.Seq })
	return append(marks, *own), nil
}

// resign signs a stream of this laptop's that is broken before its head; nil for
// any other.
func (s salvage) resign(stream checkin.StreamID) *journal.Mark {
	var head journal.Head
	for e, hash := range s.sound(stream, 0) {
		if e.ID.Seq == 1 {
			if w, err := e.Read(); err != nil || journal.ReadOpening(stream, &w.Content).Device != s.run.Device() {
				return nil
			}
		}
		head = journal.Head{Seq: e.ID.Seq, Hash: hash}
	}
	if head.Seq == 0 || head.Seq == s.reach[stream] {
		return nil
	}
	mark := s.run.Sign(checkin.EntryID{Stream: stream, Seq: head.Seq}, head.Hash)
	return &mark
}
