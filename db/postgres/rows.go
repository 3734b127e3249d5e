package postgres

import (
	"crypto/sha256"
	"time"

	"github.com/jackc/pgx/v5/pgtype"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/db/seal"
)

// rows are what one transaction adds, by table and column: each table takes one
// statement, however many rows there are.
type rows struct {
	key    *seal.Key // of personal parts
	entry  entryRows
	mark   markRows
	heeded heededRows
	want   subjectRows
	erased subjectRows
	aside  asideRows
}

type entryRows struct {
	stream                      [][16]byte
	seq                         []uint64
	subject                     []pgtype.UUID
	bytes, hash, salt, personal [][]byte
}

type markRows struct {
	stream [][16]byte
	seq    []uint64
	sig    [][]byte
}

type heededRows struct {
	stream  [][16]byte
	seq     []uint64
	vouches []pgtype.UUID
}

type subjectRows struct {
	stream  [][16]byte
	seq     []uint64
	subject []pgtype.UUID
}

type asideRows struct {
	stream                        [][16]byte
	seq                           []uint64
	digest, bytes, salt, personal [][]byte
	reason, desk                  []string
	received                      []int64
}

// add adds an entry, and what the store itself has to know of it.
func (r *rows) add(w *journal.Written) {
	e := &r.entry
	e.stream, e.seq = append(e.stream, w.ID.Stream), append(e.seq, w.ID.Seq)
	e.bytes, e.hash = append(e.bytes, w.Bytes), append(e.hash, w.Hash[:])
	salt, personal := sealPersonal(r.key, entryPlace(w.ID), &w.Entry)
	e.salt, e.personal = append(e.salt, salt), append(e.personal, personal)
	e.subject = append(e.subject, uuid(w.Content.Subject))
	if w.Incomplete() {
		r.want.add(w)
	}
	if w.Content.Kind == checkin.KindErased {
		r.erased.add(w)
	}
	if vouches, heeded := heed(w); heeded {
		h := &r.heeded
		h.stream, h.seq, h.vouches = append(h.stream, w.ID.Stream), append(h.seq, w.ID.Seq), append(h.vouches, vouches)
	}
}

// plain reports whether there are entries and marks alone.
func (r *rows) plain() bool {
	return len(r.heeded.seq)+len(r.want.seq)+len(r.erased.seq)+len(r.aside.seq) == 0
}

func (s *subjectRows) add(w *journal.Written) {
	s.stream, s.seq = append(s.stream, w.ID.Stream), append(s.seq, w.ID.Seq)
	s.subject = append(s.subject, uuid(w.Content.Subject))
}

// keep adds a mark, if it is one that is kept for ever.
func (m *markRows) keep(mark *journal.Mark) {
	if mark.ID.Seq%journal.MarkEvery == 0 {
		m.stream, m.seq, m.sig = append(m.stream, mark.ID.Stream), append(m.seq, mark.ID.Seq), append(m.sig, mark.Sig)
	}
}

func (r *rows) putAside(f journal.Refusal, desk string, now time.Time) {
	a, e, sum := &r.aside, &f.Entry, digest(&f.Entry)
	a.stream, a.seq, a.digest = append(a.stream, e.ID.Stream), append(a.seq, e.ID.Seq), append(a.digest, sum)
	a.reason, a.desk, a.received = append(a.reason, string(f.Reason)), append(a.desk, desk), append(a.received, now.UnixMilli())
	salt, personal := sealPersonal(r.key, asidePlace(e.ID, sum), e)
	a.bytes, a.salt, a.personal = append(a.bytes, e.Bytes), append(a.salt, salt), append(a.personal, personal)
}

// digest tells entries under the same number apart.
func digest(e *journal.Entry) []byte {
	sum := sha256.Sum256(e.Bytes)
	return sum[:]
}

// uuid is an id, NULL where it is zero.
func uuid[T ~[16]byte](id T) pgtype.UUID {
	return pgtype.UUID{Bytes: id, Valid: id != T{}}
}
