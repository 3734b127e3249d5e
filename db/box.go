package db

import (
	"bytes"
	"database/sql/driver"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/db/seal"
)

// What is about people stands sealed in the file: see [seal.Key]. Each value is
// bound to its place, which is the table and what sets the row apart in it
// whatever the file: never a number that this file gave. A box in another row
// does not open.

// place is where a sealed value stands.
func place(table string, id []byte, numbers ...uint64) []byte {
	return seal.Place(table, id, numbers...)
}

func entryPlace(table string, id checkin.EntryID) []byte { return place(table, id.Stream[:], id.Seq) }

// unsealed is a value that is sealed when its statement is run: in a bulk
// transaction, beside whoever makes the rows.
type unsealed struct {
	key       *seal.Key
	at, plain []byte
}

var _ driver.Valuer = unsealed{}

// Value is the value as the file has it.
func (u unsealed) Value() (driver.Value, error) { return u.key.Seal(u.at, u.plain), nil }

// seal is a value as the file has it; NULL stays NULL.
func (s *statements) seal(at, plain []byte) any {
	if s.key == nil || len(plain) == 0 {
		return plain
	}
	return unsealed{s.key, at, plain}
}

// sealText is a text as the file has it: a text still, where it is not sealed.
func (s *statements) sealText(at []byte, text string) any {
	if s.key == nil || text == "" {
		return text
	}
	return unsealed{s.key, at, []byte(text)}
}

// open is what a sealed value says. The error has CodeDamaged.
func (s *statements) open(at, box []byte) ([]byte, error) {
	plain, err := s.key.Open(at, box)
	if err != nil {
		return nil, &checkin.Error{Code: checkin.CodeDamaged, Op: "open sealed value", Err: err}
	}
	return plain, nil
}

func (s *statements) openText(at []byte, text *string) error {
	plain, err := s.open(at, []byte(*text))
	*text = string(plain)
	return err
}

// sealPersonal is the personal part of an entry as the file has it. Its salt
// goes into the same box: with the salt, the commitment in the entry would tell
// whoever guesses the part that the guess is right.
func (s *statements) sealPersonal(table string, e *journal.Entry) (salt []byte, personal any) {
	if s.key == nil || len(e.Personal) == 0 {
		return e.Salt, e.Personal
	}
	return nil, unsealed{s.key, entryPlace(table, e.ID), seal.Pair(e.Salt, e.Personal)}
}

// openPersonal takes it out again.
func (s *statements) openPersonal(table string, e *journal.Entry) error {
	if s.key == nil || len(e.Personal) == 0 {
		return nil
	}
	both, err := s.open(entryPlace(table, e.ID), e.Personal)
	if err != nil {
		return err
	}
	var ok bool
	if e.Salt, e.Personal, ok = seal.Unpair(both); !ok {
		return checkin.Errorf(checkin.CodeDamaged, "open entry", "%s", e.ID)
	}
	return nil
}

// scanEntry reads an entry, and opens what is sealed of it.
func (s *statements) scanEntry(scan func(...any) error, more ...any) (journal.Entry, error) {
	e, err := scanShut(scan, more...)
	if err != nil {
		return e, err
	}
	return e, s.openPersonal("entry", &e)
}

// scanShut reads an entry as it stands in the file.
func scanShut(scan func(...any) error, more ...any) (journal.Entry, error) {
	var e journal.Entry
	var stream []byte
	err := scan(append([]any{&stream, &e.ID.Seq, &e.Bytes, &e.Salt, &e.Personal}, more...)...)
	copy(e.ID.Stream[:], stream)
	return e, err
}

// setting is the value of a setting as the file has it.
func (s *statements) setting(key, value string) any {
	return s.sealText(place("setting", []byte(key)), value)
}

// strandPlace is where a strand stands beside the journal: in the inbox under
// its stream and first number, among the branches under its stream and head.
func strandPlace(table string, stream []byte, within any) []byte {
	if first, ok := within.(int64); ok {
		return place(table, stream, uint64(first))
	}
	head, _ := within.([]byte)
	return place(table, append(stream[:len(stream):len(stream)], head...))
}

// sealStrand is a strand as the file has it.
func (s *statements) sealStrand(at []byte, strand *journal.Strand) ([]byte, error) {
	var text bytes.Buffer
	err := journal.WriteStrand(&text, strand)
	return s.key.Seal(at, text.Bytes()), err
}

// openStrand reads the one strand of a row.
func (s *statements) openStrand(at, box []byte) (journal.Strand, error) {
	text, err := s.open(at, box)
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

// restore is a registration as its row has it.
func (s *statements) restore(id checkin.RegistrationID, values, stamps []byte) (*journal.Subject, error) {
	values, err := s.open(place("registration", id[:]), values)
	if err != nil {
		return nil, err
	}
	subject, err := journal.Restore(id, values, stamps)
	if err != nil {
		return nil, &checkin.Error{Code: checkin.CodeDamaged, Op: "read registration", Detail: id.String(), Err: err}
	}
	return subject, nil
}

// The reasons that an arrival may have: why it was noted against a refusal, and
// why it was taken back.
const (
	arrivalReason = iota
	undoReason
)

func reasonPlace(of checkin.RegistrationID, arrival checkin.EntryID, which uint64) []byte {
	return place("attendance", append(of[:], arrival.Stream[:]...), arrival.Seq, which)
}

// Under what the columns of people's names and codes are looked up.
func (s *statements) nameKey(folded string) string { return s.key.Word("name", folded) }
func (s *statements) codeKey(code string) string {
	return s.key.Word("code", checkin.CodeKey(checkin.CodeBare, code))
}
