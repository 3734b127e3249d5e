package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5/pgxpool"

	"opale/checkin/journal"
)

// Nearly every exchange is of a desk that goes on where its last one ended. Such
// a one is judged ahead, by its caller and beside others, with the head that is
// remembered, and then written by one statement, which is its whole transaction:
// it writes nothing unless each stream still is as it was judged. Whatever
// is not as simple is merged under its locks.

// ahead is what an exchange comes to, if its streams are where they were.
type ahead struct {
	steps steps
	rows  rows // of entry and of mark alone
}

// steps are streams with the head that they have, and the one that they come to.
type steps struct {
	stream            [][16]byte
	was, seq          []uint64
	behind, hash, sig [][]byte
	tick              []int64
	heads             []journal.Head
}

// errMoved: a stream is not where it was judged to be.
var errMoved = errors.New("a stream has moved")

// judge judges strands ahead; it is nil where they have to be merged.
func (s *Store) judge(strands []journal.Strand) *ahead {
	if !s.event.fixed() || len(strands) == 0 {
		return nil
	}
	a := ahead{rows: rows{key: s.key}}
	for i := range strands {
		strand := &strands[i]
		head, known := s.heads.get(strand.Stream)
		if !known || strand.First != head.Seq+1 {
			return nil
		}
		j, err := journal.Judge(strand, head, func(uint64) (journal.Hash, error) { return head.Hash, nil })
		if err != nil || !j.Continues() {
			return nil
		}
		a.add(head, &j)
	}
	if !a.rows.plain() {
		return nil
	}
	return &a
}

func (a *ahead) add(was journal.Head, j *journal.Judgement) {
	var tick int64
	for i := range j.Fresh {
		a.rows.add(&j.Fresh[i])
		tick = max(tick, j.Fresh[i].Content.Tick)
	}
	for i := range j.Marks {
		a.rows.mark.keep(&j.Marks[i])
	}
	s := &a.steps
	s.stream, s.was, s.behind = append(s.stream, j.Fresh[0].ID.Stream), append(s.was, was.Seq), append(s.behind, was.Hash[:])
	s.seq, s.hash = append(s.seq, j.Head.Seq), append(s.hash, j.Head.Hash[:])
	s.sig, s.tick, s.heads = append(s.sig, j.Marks[len(j.Marks)-1].Sig), append(s.tick, tick), append(s.heads, j.Head)
}

// join adds what another exchange comes to.
func (a *ahead) join(other *ahead) {
	s, o := &a.steps, &other.steps
	s.stream, s.was, s.seq = append(s.stream, o.stream...), append(s.was, o.was...), append(s.seq, o.seq...)
	s.behind, s.hash, s.sig = append(s.behind, o.behind...), append(s.hash, o.hash...), append(s.sig, o.sig...)
	s.tick, s.heads = append(s.tick, o.tick...), append(s.heads, o.heads...)
	e, f := &a.rows.entry, &other.rows.entry
	e.stream, e.seq, e.bytes = append(e.stream, f.stream...), append(e.seq, f.seq...), append(e.bytes, f.bytes...)
	e.hash, e.salt, e.personal = append(e.hash, f.hash...), append(e.salt, f.salt...), append(e.personal, f.personal...)
	e.subject = append(e.subject, f.subject...)
	m, n := &a.rows.mark, &other.rows.mark
	m.stream, m.seq, m.sig = append(m.stream, n.stream...), append(m.seq, n.seq...), append(m.sig, n.sig...)
}

// distinct reports whether no stream takes two steps at once.
func (s *steps) distinct() bool {
	seen := make(map[[16]byte]bool, len(s.stream))
	for _, id := range s.stream {
		if seen[id] {
			return false
		}
		seen[id] = true
	}
	return true
}

// proceed locks the streams, in the order in which all do, and looks whether
// each is where it was: a row for which it had to wait is looked at as it has
// become. About somebody who was erased, and once all are, nothing is written here.
const proceed = `
	WITH step AS MATERIALIZED (
		SELECT stream.id, u.seq, u.hash, u.sig, u.tick FROM stream
		JOIN unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::bigint[], $5::bytea[], $6::bytea[], $7::bigint[])
			AS u (id, was, behind, seq, hash, sig, tick) ON u.id = stream.id
		WHERE stream.seq = u.was AND stream.hash = u.behind AND NOT (stream.waiting OR stream.disputed OR stream.aside)
		ORDER BY stream.id FOR UPDATE OF stream),
	sure AS MATERIALIZED (SELECT count(*) AS steps FROM step HAVING count(*) = cardinality($1::uuid[])
		AND NOT EXISTS (SELECT FROM erased WHERE subject = ANY($17::uuid[])) AND NOT EXISTS (SELECT FROM purged)),
	moved AS (
		UPDATE stream SET seq = step.seq, hash = step.hash, sig = step.sig, tick = greatest(stream.tick, step.tick)
		FROM step WHERE stream.id = step.id AND EXISTS (SELECT FROM sure)),
	marked AS (
		INSERT INTO mark (stream, seq, sig)
		SELECT * FROM unnest($8::uuid[], $9::bigint[], $10::bytea[]) WHERE EXISTS (SELECT FROM sure))
	INSERT INTO entry (stream, seq, bytes, hash, salt, personal, subject)
	SELECT * FROM unnest($11::uuid[], $12::bigint[], $13::bytea[], $14::bytea[], $15::bytea[], $16::bytea[], $17::uuid[])
	WHERE EXISTS (SELECT FROM sure)`

// goOn writes exchanges that were judged ahead: all of them, or errMoved.
func (s *Store) goOn(ctx context.Context, exchanges []*exchange) error {
	all := exchanges[0].ahead
	if len(exchanges) > 1 {
		all = &ahead{}
		for _, x := range exchanges {
			all.join(x.ahead)
		}
	}
	if !all.steps.distinct() {
		return errMoved
	}
	err := s.transact(ctx, "take entries in", func(ctx context.Context, conn *pgxpool.Conn) error {
		return all.write(ctx, conn)
	})
	if err != nil {
		return err
	}
	for i, id := range all.steps.stream {
		s.heads.remember(id, all.steps.heads[i])
	}
	for _, x := range exchanges {
		x.receipt = journal.Receipt{Fresh: len(x.ahead.rows.entry.seq)}
	}
	s.news.tell()
	return nil
}

func (a *ahead) write(ctx context.Context, conn *pgxpool.Conn) error {
	s, m, e := &a.steps, &a.rows.mark, &a.rows.entry
	done, err := conn.Exec(ctx, proceed,
		s.stream, s.was, s.behind, s.seq, s.hash, s.sig, s.tick, m.stream, m.seq, m.sig,
		e.stream, e.seq, e.bytes, e.hash, e.salt, e.personal, e.subject)
	if err == nil && done.RowsAffected() == 0 {
		return errMoved
	}
	return unclear(err)
}
