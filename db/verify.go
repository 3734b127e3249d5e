package db

import (
	"context"
	"database/sql"
	"errors"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/db/seal"
)

// FaultKind says what is wrong with a place of the journal.
type FaultKind string

// The faults that Verify finds.
const (
	FaultMissing  FaultKind = "missing"  // an entry that the stream's numbers or its head promise
	FaultAltered  FaultKind = "altered"  // an entry whose bytes or place are not those it was written with
	FaultUnsigned FaultKind = "unsigned" // a head that the stream's device did not sign
	FaultPersonal FaultKind = "personal" // a personal part that is not the one it was written with
	FaultState    FaultKind = "state"    // the projections are not what the journal says: opale rebuild
)

// Fault is one thing wrong.
type Fault struct {
	Kind  FaultKind       `json:"kind"`
	Entry checkin.EntryID `json:"entry,omitzero"`
	Desk  string          `json:"desk,omitempty"`
}

// Report is what Verify found.
type Report struct {
	Streams   int     `json:"streams"`
	Entries   int     `json:"entries"`
	StateHash string  `json:"state_hash"`
	Faults    []Fault `json:"faults"`
}

// Verify reads the whole journal: that no entry is missing, altered or out of
// its place, that each head is signed by the device that wrote it, and that the
// projections are what the journal folds to. It sees one moment, and writing
// goes on meanwhile.
func (s *Store) Verify(ctx context.Context) (Report, error) {
	report := Report{Faults: []Fault{}}
	err := s.snapshot(ctx, func(q *statements) error {
		streams, err := readStreams(ctx, q, ``)
		if err != nil {
			return err
		}
		report.Streams = len(streams)
		for i := range streams {
			if err := s.verifyChain(ctx, q, &streams[i], &report); err != nil {
				return err
			}
		}
		wrong, err := report.compare(ctx, q, s)
		if wrong || errors.Is(err, seal.ErrSealed) {
			report.Faults, err = append(report.Faults, Fault{Kind: FaultState}), nil
		}
		return err
	})
	return report, failed("verify", err)
}

// compare reports whether the projections are not what the journal folds to.
func (r *Report) compare(ctx context.Context, q *statements, s *Store) (wrong bool, err error) {
	if r.StateHash, err = s.projectedHash(ctx, q); err != nil {
		return false, err
	}
	folded, err := foldTables(ctx, q)
	if err != nil {
		return false, err
	}
	kept, err := readTables(ctx, q)
	return err == nil && !folded.equal(kept), err
}

// snapshot runs fn within one read transaction.
func (s *Store) snapshot(ctx context.Context, fn func(*statements) error) error {
	conn, err := s.reader.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, `BEGIN`); err != nil {
		return err
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), `ROLLBACK`)
	q := &statements{key: s.key, prepare: func(text string) (*sql.Stmt, error) { return conn.PrepareContext(ctx, text) }}
	defer q.close()
	return fn(q)
}

// streamRow is a stream and its head as the file has them.
type streamRow struct {
	no   int64
	id   checkin.StreamID
	seq  uint64
	hash []byte
	sig  []byte

	device, key []byte
}

func readStreams(ctx context.Context, q *statements, where string, args ...any) ([]streamRow, error) {
	var streams []streamRow
	err := q.each(ctx, `SELECT no, id, seq, hash, sig, device, key FROM stream `+where+` ORDER BY id`, args, func(scan func(...any) error) error {
		var r streamRow
		var id []byte
		err := scan(&r.no, &id, &r.seq, &r.hash, &r.sig, &r.device, &r.key)
		copy(r.id[:], id)
		streams = append(streams, r)
		return err
	})
	return streams, err
}

// StateHash is the hash of the folded state: equal on every store that holds
// the same entries.
func (s *Store) StateHash(ctx context.Context) (string, error) {
	var sum string
	err := s.snapshot(ctx, func(q *statements) (err error) {
		sum, err = s.projectedHash(ctx, q)
		return err
	})
	return sum, failed("hash state", err)
}

func (s *Store) newHash(q *statements) (*journal.StateHash, error) {
	event, err := s.eventID(q)
	if err != nil {
		return nil, err
	}
	defined, err := definedBy(q)
	if err != nil {
		return nil, err
	}
	h := journal.NewStateHash(event, defined.Entry)
	var vouched []checkin.DeviceID
	err = q.each(context.Background(), `SELECT device FROM vouched`, nil, func(scan func(...any) error) error {
		var device []byte
		err := scan(&device)
		vouched = append(vouched, checkin.DeviceID(device))
		return err
	})
	if err != nil {
		return nil, err
	}
	bounds, err := newProjection(q).bounds()
	h.Trust(vouched, bounds)
	return h, err
}

// projectedHash hashes the state as the projections have it.
func (s *Store) projectedHash(ctx context.Context, q *statements) (string, error) {
	h, err := s.newHash(q)
	if err != nil {
		return "", err
	}
	passages := make(map[checkin.RegistrationID][]journal.Passage)
	err = q.each(ctx, `SELECT `+passageColumns+`ORDER BY arrival.id, a.seq`, nil, func(scan func(...any) error) error {
		p, of, err := q.scanPassage(scan)
		passages[of] = append(passages[of], p)
		return err
	})
	if err != nil {
		return "", err
	}
	err = q.each(ctx, `SELECT id, personal, stamps FROM registration ORDER BY id`, nil, func(scan func(...any) error) error {
		var id, values, stamps []byte
		if err := scan(&id, &values, &stamps); err != nil {
			return err
		}
		subject, err := q.restore(checkin.RegistrationID(id), values, stamps)
		if err != nil {
			return err
		}
		subject.Passages = passages[subject.ID]
		h.Add(subject)
		return nil
	})
	return h.Sum(), err
}

const entriesBySubject = `
	SELECT stream.id, entry.seq, entry.bytes, entry.salt, entry.personal
	FROM entry JOIN stream ON stream.no = entry.stream
	WHERE entry.subject IS NOT NULL ORDER BY entry.subject`

// Rebuild throws the projections away and makes them again of the journal, in
// one transaction: where it fails, all is as it was.
func (s *Store) Rebuild(ctx context.Context) error {
	if s.run == nil {
		return checkin.Errorf(checkin.CodeReadOnly, "rebuild", "no device key")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.seats.forget()
	err := s.transact(func() error {
		if err := s.foldAll(ctx); err != nil {
			return err
		}
		return s.write.commit()
	})
	return failed("rebuild", err)
}

// foldAll makes the projections again, within a transaction.
func (s *Store) foldAll(ctx context.Context) error {
	for _, text := range []string{
		`DELETE FROM seat`, `DELETE FROM vouched`, `DELETE FROM purged`, `DELETE FROM ruling`, `DELETE FROM want`, `DELETE FROM conflict`, `DELETE FROM registration`, `DELETE FROM cells`, `DELETE FROM code`, `DELETE FROM kin`, `DELETE FROM namesake`,
		`DELETE FROM attendance`, `DELETE FROM audience`, `DELETE FROM turnout`,
		`DELETE FROM meta WHERE key = 'definition' AND EXISTS (SELECT 1 FROM meta WHERE key = 'defined')`,
		`DELETE FROM meta WHERE key = 'defined'`, `UPDATE counter SET n = 0`,
	} {
		if err := s.write.exec(text); err != nil {
			return err
		}
	}
	r := &rebuilder{projection: newProjection(&s.write)}
	for _, text := range []string{entriesOfNobody, entriesBySubject} {
		if err := s.write.each(ctx, text, nil, r.take); err != nil {
			return err
		}
	}
	if err := r.flush(); err != nil {
		return err
	}
	if err := s.write.exec(`UPDATE counter SET n = ? WHERE name = 'tick'`, r.tick); err != nil {
		return err
	}
	return recount(&s.write)
}

const entriesOfNobody = `
	SELECT stream.id, entry.seq, entry.bytes, entry.salt, entry.personal
	FROM entry JOIN stream ON stream.no = entry.stream
	WHERE entry.subject IS NULL ORDER BY entry.no`

// rebuilder folds every entry into fresh projections.
type rebuilder struct {
	*projection
	tick int64
}

func (r *rebuilder) take(scan func(...any) error) error {
	e, err := r.q.scanEntry(scan)
	if err != nil {
		return err
	}
	w, err := e.Read()
	if err != nil {
		return &checkin.Error{Code: checkin.CodeDamaged, Op: "rebuild", Detail: e.ID.String(), Err: err}
	}
	r.tick = max(r.tick, w.Content.Tick)
	return r.fold(&w)
}
