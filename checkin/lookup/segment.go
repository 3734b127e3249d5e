package lookup

import (
	"encoding/binary"
	"math/bits"

	"opale/checkin"
)

// The fields whose words are looked up. A text that occurs in one of them is a
// value; each distinct value is kept and read once, however many people share
// it.
const (
	inFirst = iota
	inLast
	inCompany
	inTown
	fields
)

var fieldNames = [fields]checkin.Field{checkin.FieldFirstName, checkin.FieldLastName, checkin.FieldCompany, checkin.FieldTown}

// entry is one word of a value: a plain one, or one made of several.
type entry uint16

const (
	plain    = iota
	joined   // several words written as one
	initials // JP for Jean-Pierre
	bare     // Bussche for Vandenbussche
)

func newEntry(start, end, kind int) entry { return entry(start | end<<4 | kind<<8) }
func (e entry) start() int                { return int(e & 15) }
func (e entry) end() int                  { return int(e >> 4 & 15) } // the last position, included
func (e entry) kind() int                 { return int(e >> 8) }

// segment is an index of some people that never changes.
type segment struct {
	ids  []checkin.RegistrationID
	tags []uint32
	refs [][fields]uint32 // the values of each row

	valueText string   // as given
	valueAt   []uint32 // of value i in valueText; one more at the end
	fieldAt   [fields + 1]uint32
	rowsAt    []uint32 // of value i in rows; one more at the end
	rows      []uint32 // the people who have it; none for an empty value
	entriesAt []uint32 // of value i in entries; one more at the end
	entryWord []uint32
	entries   []entry

	words   *vocabulary // words to values
	weight  []uint32    // people under words 0..i-1
	common  []uint64    // a bit for each word that many companies share
	sounds  *vocabulary // keys to words
	soundOf []uint32    // the key of each word, or noKey

	contacts
	byID []uint32 // open addressing: row + 1
}

func (s *segment) value(i uint32) string { return s.valueText[s.valueAt[i]:s.valueAt[i+1]] }
func (s *segment) rowsOf(value uint32) []uint32 {
	return s.rows[s.rowsAt[value]:s.rowsAt[value+1]]
}

// positions is the number of words of a value.
func (s *segment) positions(value uint32) int {
	last := -1
	for _, e := range s.entries[s.entriesAt[value]:s.entriesAt[value+1]] {
		if e.kind() != plain {
			break
		}
		last = e.end()
	}
	return last + 1
}

// field is the field that a value belongs to.
func (s *segment) field(value uint32) int {
	for f := inTown; f > 0; f-- {
		if value >= s.fieldAt[f] {
			return f
		}
	}
	return inFirst
}

// person gives back what the row was made from.
func (s *segment) person(row uint32) checkin.Person {
	refs := &s.refs[row]
	email, phone, codes := s.contacts.of(row)
	return checkin.Person{
		ID: s.ids[row], Tag: s.tags[row],
		FirstName: s.value(refs[inFirst]), LastName: s.value(refs[inLast]),
		Company: s.value(refs[inCompany]), Town: s.value(refs[inTown]),
		Email: email, Phone: phone, Codes: codes,
	}
}

// find is the row of a registration.
func (s *segment) find(id checkin.RegistrationID) (row uint32, ok bool) {
	if len(s.byID) == 0 {
		return 0, false
	}
	for at := idHash(id) % uint64(len(s.byID)); s.byID[at] != 0; at = (at + 1) % uint64(len(s.byID)) {
		if row := s.byID[at] - 1; s.ids[row] == id {
			return row, true
		}
	}
	return 0, false
}

// idHash spreads ids: they are hashes or random already, but invented ones may
// differ in their last bytes only.
func idHash(id checkin.RegistrationID) uint64 {
	h := binary.LittleEndian.Uint64(id[:8]) ^ bits.RotateLeft64(binary.LittleEndian.Uint64(id[8:]), 31)
	h *= 0x9E3779B97F4A7C15
	return h ^ h>>29
}
