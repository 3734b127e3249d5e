package postgres

import (
	"bytes"
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/db/seal"
)

// What is about people stands sealed in the database, as in a laptop's file: each
// value in its place, so that a box in another row does not open. The key follows
// from the event's secret, which each process has and the database does not: who
// has the server, its disks or its dumps has nobody's name.

// keyUse sets the key apart from all else that follows from the event's secret.
const keyUse = "opale-postgres-1"

// KeyOf is the key of an event's databases, of all processes that know its secret.
func KeyOf(secret []byte) (*seal.Key, error) { return seal.Derived(secret, keyUse) }

// Why a database is not opened that was begun otherwise: nothing is ever half
// sealed. Their code is CodeSealed.
var (
	ErrOtherKey = errors.New("the database is sealed with another key")
	ErrLeftOpen = errors.New("the database was begun without a seal")
)

// proof is what a database holds to know its key by.
var proof = []byte("opale")

func proofPlace() []byte { return seal.Place("sealed", nil) }

// unseal holds fast, with the first process that opens a database, whether it is
// sealed and with what key; each one after it must have the same.
func (s *Store) unseal(ctx context.Context, key *seal.Key) error {
	s.key = key
	var mine, kept []byte
	if key != nil {
		mine = key.Seal(proofPlace(), proof)
	}
	const read = `SELECT proof FROM sealed`
	err := s.pool.QueryRow(ctx, read).Scan(&kept)
	if errors.Is(err, pgx.ErrNoRows) {
		if _, err = s.pool.Exec(ctx, `INSERT INTO sealed (proof) VALUES ($1) ON CONFLICT DO NOTHING`, mine); err == nil {
			err = s.pool.QueryRow(ctx, read).Scan(&kept) // another process may have been first
		}
	}
	if err != nil {
		return err
	}
	if bytes.Equal(kept, mine) { // the same value gives the same box
		return nil
	}
	why := ErrOtherKey
	if kept == nil {
		why = ErrLeftOpen
	}
	return &checkin.Error{Code: checkin.CodeSealed, Op: "open database", Err: why}
}

func entryPlace(id checkin.EntryID) []byte { return seal.Place("entry", id.Stream[:], id.Seq) }

// asidePlace is where an entry lies in quarantine, beside others of its number.
func asidePlace(id checkin.EntryID, digest []byte) []byte {
	return seal.Place("quarantine", append(id.Stream[:], digest...), id.Seq)
}

func (p piece) place() []byte { return seal.Place("inbox", p.stream[:], p.first, p.last) }

func branchPlace(stream checkin.StreamID, head []byte) []byte {
	return seal.Place("branch", append(stream[:], head...))
}

func settingPlace(key string) []byte { return seal.Place("setting", []byte(key)) }

// sealPersonal is the personal part of an entry as the database has it. Its salt goes
// into the same box: with the salt, the commitment in the entry would tell whoever
// guesses the part that the guess is right.
func sealPersonal(key *seal.Key, at []byte, e *journal.Entry) (salt, personal []byte) {
	if key == nil || len(e.Personal) == 0 {
		return e.Salt, e.Personal
	}
	return nil, key.Seal(at, seal.Pair(e.Salt, e.Personal))
}

// openPersonal takes it out again. The error has CodeDamaged.
func openPersonal(key *seal.Key, at []byte, e *journal.Entry) error {
	if key == nil || len(e.Personal) == 0 {
		return nil
	}
	both, err := open(key, at, e.Personal)
	if err != nil {
		return err
	}
	var ok bool
	if e.Salt, e.Personal, ok = seal.Unpair(both); !ok {
		return checkin.Errorf(checkin.CodeDamaged, "open entry", "%s", e.ID)
	}
	return nil
}

func open(key *seal.Key, at, box []byte) ([]byte, error) {
	plain, err := key.Open(at, box)
	if err != nil {
		return nil, &checkin.Error{Code: checkin.CodeDamaged, Op: "open sealed value", Err: err}
	}
	return plain, nil
}

// writeStrand is a strand as the database has it.
func writeStrand(key *seal.Key, at []byte, s *journal.Strand) ([]byte, error) {
	var text bytes.Buffer
	err := journal.WriteStrand(&text, s)
	return key.Seal(at, text.Bytes()), err
}

func readStrand(key *seal.Key, at, box []byte) (journal.Strand, error) {
	text, err := open(key, at, box)
	if err != nil {
		return journal.Strand{}, err
	}
	var reader journal.StrandReader
	for line := range bytes.Lines(text) {
		if err := reader.Line(line); err != nil {
			return journal.Strand{}, err
		}
	}
	if len(reader.Strands()) != 1 {
		return journal.Strand{}, checkin.Errorf(checkin.CodeDamaged, "read strand", "")
	}
	return reader.Strands()[0], nil
}
