package checkin

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
)

// Ids are written in Crockford's base32, lower case: it has no I, L, O or U,
// so that an id read over the phone cannot be taken for another.
var crockford = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// shortID is the least number of characters of an id, its letter not counted,
// that commands accept in place of the whole.
const shortID = 8

// RegistrationID names one registration for ever, on every desk.
type RegistrationID [16]byte

// DeviceID names one laptop: the first 16 bytes of the SHA-256 of its public key.
type DeviceID [16]byte

// StreamID names what one run of one process wrote.
type StreamID [16]byte

// EntryID names one entry of the journal: the seq-th of its stream, from 1.
type EntryID struct {
	Stream StreamID
	Seq    uint64
}

// IsZero reports whether the id names nothing.
func (id RegistrationID) IsZero() bool { return id == RegistrationID{} }

// IsZero reports whether the id names nothing.
func (id EntryID) IsZero() bool { return id == EntryID{} }

func (id RegistrationID) String() string { return "r" + crockford.EncodeToString(id[:]) }
func (id DeviceID) String() string       { return "d" + crockford.EncodeToString(id[:]) }
func (id StreamID) String() string       { return crockford.EncodeToString(id[:]) }
func (id EntryID) String() string {
	return id.Stream.String() + "." + strconv.FormatUint(id.Seq, 10)
}

// MarshalText writes the id as it is shown; the zero id is empty text.
func (id RegistrationID) MarshalText() ([]byte, error) { return marshalID(id.IsZero(), id.String()) }

// UnmarshalText reads what MarshalText wrote.
func (id *RegistrationID) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*id = RegistrationID{}
		return nil
	}
	*id, err = ParseRegistrationID(string(text))
	return err
}

// MarshalText writes the id as it is shown; the zero id is empty text.
func (id EntryID) MarshalText() ([]byte, error) { return marshalID(id.IsZero(), id.String()) }

// UnmarshalText reads what MarshalText wrote.
func (id *EntryID) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*id = EntryID{}
		return nil
	}
	*id, err = ParseEntryID(string(text))
	return err
}

func marshalID(zero bool, text string) ([]byte, error) {
	if zero {
		return nil, nil
	}
	return []byte(text), nil
}

// ParseRegistrationID reads a whole id, "r" and 26 characters.
func ParseRegistrationID(s string) (RegistrationID, error) {
	return parse16[RegistrationID](s, "r")
}

// ParseDeviceID reads a whole id, "d" and 26 characters.
func ParseDeviceID(s string) (DeviceID, error) { return parse16[DeviceID](s, "d") }

// ParseStreamID reads a whole id of 26 characters.
func ParseStreamID(s string) (StreamID, error) { return parse16[StreamID](s, "") }

// ParseEntryID reads "stream.seq".
func ParseEntryID(s string) (EntryID, error) {
	stream, seq, ok := strings.Cut(s, ".")
	if !ok {
		return EntryID{}, fmt.Errorf("entry id %q: want stream.number", s)
	}
	id, err := ParseStreamID(stream)
	if err != nil {
		return EntryID{}, err
	}
	n, err := strconv.ParseUint(seq, 10, 63)
	if err != nil || n == 0 || strconv.FormatUint(n, 10) != seq {
		return EntryID{}, fmt.Errorf("entry id %q: want stream.number", s)
	}
	return EntryID{Stream: id, Seq: n}, nil
}

func parse16[T ~[16]byte](s, letter string) (id T, err error) {
	body, ok := strings.CutPrefix(strings.ToLower(s), letter)
	if !ok || len(body) != 26 {
		return id, fmt.Errorf("id %q: want %q and 26 characters", s, letter)
	}
	raw, err := crockford.DecodeString(body)
	if err != nil || len(raw) != len(id) || crockford.EncodeToString(raw) != body {
		return id, fmt.Errorf("id %q: not an id", s)
	}
	copy(id[:], raw)
	return id, nil
}

// IDPrefix reads the beginning of a shown id (its letter, then 8 characters or
// more) and returns the lowest and highest 16 bytes that begin so. ok is false
// where s is not such a beginning.
func IDPrefix(s, letter string) (low, high [16]byte, ok bool) {
	body, ok := strings.CutPrefix(strings.ToLower(s), letter)
	if !ok || len(body) < shortID || len(body) > 26 {
		return low, high, false
	}
	lowest := body + strings.Repeat("0", 26-len(body))
	highest := body + strings.Repeat("z", 26-len(body))
	a, errLow := crockford.DecodeString(lowest)
	b, errHigh := crockford.DecodeString(highest)
	if errLow != nil || errHigh != nil || !strings.HasPrefix(crockford.EncodeToString(a), body) {
		return low, high, false // the decoder passes over line breaks and spare bits
	}
	copy(low[:], a)
	copy(high[:], b)
	return low, high, true
}

// NewStreamID makes a random stream id.
func NewStreamID() StreamID {
	var id StreamID
	_, _ = rand.Read(id[:]) // crypto/rand.Read never fails (Go 1.24)
	return id
}

// CodedID is the id of the registration that carries a ticket code, the same
// on every desk that reads the same list. Source is empty unless the organiser
// named one to keep two lists with clashing codes apart.
func CodedID(event EventID, source, code string) RegistrationID {
	return hashedID(string(event), source, CanonicalCode(code))
}

// SharedCodeID is the id of one of several people under one order code.
func SharedCodeID(event EventID, source, code, name string) RegistrationID {
	return hashedID(string(event), source, CanonicalCode(code), Fold(name))
}

// NamedID is the id of a registration without a code: the turn-th (from 0)
// of its file with that name and e-mail address.
func NamedID(event EventID, source, name, email string, turn int) RegistrationID {
	return hashedID(string(event), source, "", Fold(name), Fold(email), strconv.Itoa(turn))
}

// RandomRegistrationID is the id of a walk-in.
func RandomRegistrationID() RegistrationID { return RegistrationID(NewStreamID()) }

// hashedID is the first 16 bytes of SHA-256 over "opale-reg-1" and the parts,
// each behind its length (uint32, big endian), so that no two lists of parts
// give the same bytes.
func hashedID(parts ...string) RegistrationID {
	h := sha256.New()
	h.Write([]byte("opale-reg-1"))
	var n [4]byte
	for _, part := range parts {
		binary.BigEndian.PutUint32(n[:], uint32(len(part)))
		h.Write(n[:])
		h.Write([]byte(part))
	}
	return RegistrationID(h.Sum(nil)[:16])
}

// Less orders entries by stream, then number.
func (id EntryID) Less(other EntryID) bool {
	if c := bytes.Compare(id.Stream[:], other.Stream[:]); c != 0 {
		return c < 0
	}
	return id.Seq < other.Seq
}
