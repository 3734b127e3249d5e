package journal

import (
	"encoding/binary"
	"errors"

	"opale/checkin"
)

// A store keeps a subject as two byte strings: what was said, which is
// personal and can be sealed or erased, and who said it last, which is not.
// Passages are kept apart, one by one.
//
//	values: for each cell that somebody wrote: byte (layer<<7 | field), length, text;
//	        then byte 0x7e, and what each rival said: length, text;
//	        then byte 0x7f, and each former code: length, text. The cells of
//	        the list's row are not among them: a store keeps them beside
//	stamps: byte flags; then for each entry that won cells, each layer by
//	        itself: byte layer, tick, entry, bit set of fields; then in the same
//	        way who made a walk-in, each rival and each sighting; then
//	        each membership: byte layer, tick, entry, the length of the label twice,
//	                         and 1 more where it is gone, the label;
//	        each decision: byte layer, tick, entry, how many entries it settles,
//	                       these, and 16 bytes of the other registration;
//	        each departure: byte layer, 0, entry, ms since 1970, the arrival, seat;
//	        each joining: byte layer, 0, entry, 1 where it names this registration,
//	                      and 16 bytes of the other one
//
// An entry is 16 bytes of stream and a number. Lengths, ticks, times, seats,
// numbers and bit sets are varints.
const (
	flagWalkIn = 1 << iota
	flagGone
	flagErased
	flagJoined
	flagRegistered
)

const (
	layerListed  = 0
	layerAmended = 1
	layerGone    = 2 // a membership
	layerDecided = 3 // a decision
	layerMade    = 4 // who made a walk-in, which is of no field
	layerRival   = 5
	layerSeen    = 6
	layerLeft    = 7
	layerJoined  = 8
	rivalsFollow = 0x7e
	codesFollow  = 0x7f
)

var errCodec = errors.New("a stored registration cannot be read")

// Values encodes what was said.
func (s *Subject) Values() []byte {
	var b []byte
	text := func(v string) {
		b = binary.AppendUvarint(b, uint64(len(v)))
		b = append(b, v...)
	}
	for i, layer := range []*Layer{&s.Listed, &s.Amended} {
		for f := range layer {
			if !layer[f].Stamp.IsZero() && checkin.Field(f) != checkin.FieldCells {
				b = append(b, byte(i<<7|f))
				text(layer[f].Value)
			}
		}
	}
	for i := range s.Rivals {
		b = append(b, rivalsFollow)
		text(s.Rivals[i].Value)
	}
	current := s.Winner(checkin.FieldCode).Value
	for _, code := range s.Codes {
		if code != current {
			b = append(b, codesFollow)
			text(code)
		}
	}
	return b
}

// Restore makes a subject of what Values and Stamps gave, without passages.
func Restore(id checkin.RegistrationID, values, stamps []byte) (*Subject, error) {
	s := &Subject{ID: id}
	if err := s.restoreStamps(stamps); err != nil {
		return nil, err
	}
	rivals := s.Rivals
	err := eachValue(values, func(tag byte, v string) {
		switch f := tag &^ 0x80; {
		case tag == codesFollow:
			s.Codes = append(s.Codes, v)
		case tag == rivalsFollow && len(rivals) > 0:
			rivals[0].Value, rivals = v, rivals[1:]
		case f >= byte(checkin.NumFields):
		case tag&0x80 != 0:
			s.Amended[f].Value = v
		default:
			s.Listed[f].Value = v
		}
	})
	if code := s.Winner(checkin.FieldCode).Value; err == nil && code != "" {
		former := s.Codes
		s.Codes = nil
		for _, c := range append(former, code) {
			s.addCode(c)
		}
	}
	return s, err
}

// RestoreRegistration is Restore(…).Registration(), at the cost of reading the
// values once: for filling the index.
func RestoreRegistration(id checkin.RegistrationID, values, stamps []byte) (checkin.Registration, error) {
	r := checkin.Registration{ID: id}
	if len(stamps) == 0 {
		return r, errCodec
	}
	r.WalkIn, r.Withdrawn, r.Erased = stamps[0]&flagWalkIn != 0, stamps[0]&flagGone != 0, stamps[0]&flagErased != 0
	err := eachValue(values, func(tag byte, v string) {
		switch f := tag &^ 0x80; {
		case tag == codesFollow:
			r.Former = append(r.Former, v)
		case f < byte(checkin.NumFields):
			r.Values[f] = v // the amended layer comes second
		}
	})
	return r, err
}

// IsJoined reports whether what Stamps gave is of a registration that an entry
// joined with another one: the person is more than RestoreRegistration tells.
func IsJoined(stamps []byte) bool { return len(stamps) > 0 && stamps[0]&flagJoined != 0 }

// IsRegistered reports whether what Stamps gave is of a registration, and not
// only of arrivals of which none is known yet.
func IsRegistered(stamps []byte) bool { return len(stamps) > 0 && stamps[0]&flagRegistered != 0 }

func eachValue(b []byte, yield func(tag byte, v string)) error {
	text := string(b) // one copy, shared by all values
	for i := 0; i < len(b); {
		tag := b[i]
		n, size := binary.Uvarint(b[i+1:])
		start := i + 1 + size
		if size <= 0 || n > uint64(len(b)-start) {
			return errCodec
		}
		i = start + int(n)
		yield(tag, text[start:i])
	}
	return nil
}

// IsListed is Restore(…).IsOnList(label), without what was said.
func IsListed(stamps []byte, label string) bool {
	var s Subject
	return s.restoreStamps(stamps) == nil && s.IsOnList(label)
}
