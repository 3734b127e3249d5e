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
//	        then byte 0x7f, and each former code: length, text
//	stamps: byte flags; then for each entry that won cells, each layer by
//	        itself: byte layer, tick, 16 bytes stream, number, bit set of fields;
//	        then each decision: byte layer, tick, stream and number, how many
//	        entries it settles, and of each stream and number
//
// Lengths, ticks, numbers and bit sets are varints.
const (
	flagWalkIn = 1 << iota
	flagGone
	flagErased
)

const (
	layerListed  = 0
	layerAmended = 1
	layerGone    = 2 // the cell Gone, which is of no field
	layerDecided = 3 // a decision
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
			if !layer[f].Stamp.IsZero() {
				b = append(b, byte(i<<7|f))
				text(layer[f].Value)
			}
		}
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

// Stamps encodes who said it.
func (s *Subject) Stamps() []byte {
	var flags byte
	if s.WalkIn {
		flags |= flagWalkIn
	}
	if s.Gone.Value != "" {
		flags |= flagGone
	}
	if s.Erased {
		flags |= flagErased
	}
	b := []byte{flags}
	group := func(layer byte, st Stamp, fields uint64) {
		b = append(b, layer)
		b = binary.AppendUvarint(b, uint64(st.Tick))
		b = appendEntry(b, st.Entry)
		b = binary.AppendUvarint(b, fields)
	}
	for i, layer := range []*Layer{&s.Listed, &s.Amended} {
		var done uint64
		for f := range layer {
			st := layer[f].Stamp
			if st.IsZero() || done&(1<<f) != 0 {
				continue
			}
			var fields uint64
			for g := f; g < len(layer); g++ {
				if layer[g].Stamp == st {
					fields |= 1 << g
				}
			}
			done |= fields
			group(byte(i), st, fields)
		}
	}
	if !s.Gone.Stamp.IsZero() {
		group(layerGone, s.Gone.Stamp, 0)
	}
	for _, d := range s.Decisions {
		group(layerDecided, d.Stamp, uint64(len(d.Settles)))
		for _, id := range d.Settles {
			b = appendEntry(b, id)
		}
	}
	return b
}

func appendEntry(b []byte, id checkin.EntryID) []byte {
	return binary.AppendUvarint(append(b, id.Stream[:]...), id.Seq)
}

// stampReader reads what Stamps wrote; once something is missing, it fails.
type stampReader struct {
	b      []byte
	failed bool
}

func (r *stampReader) byte() byte {
	if len(r.b) == 0 {
		r.failed = true
		return 0
	}
	first := r.b[0]
	r.b = r.b[1:]
	return first
}

func (r *stampReader) number() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.failed, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *stampReader) entry() (id checkin.EntryID) {
	if len(r.b) < len(id.Stream) {
		r.failed, r.b = true, nil
		return id
	}
	r.b = r.b[copy(id.Stream[:], r.b):]
	id.Seq = r.number()
	return id
}

// Restore makes a subject of what Values and Stamps gave, without passages.
func Restore(id checkin.RegistrationID, values, stamps []byte) (*Subject, error) {
	s := &Subject{ID: id}
	if err := s.restoreStamps(stamps); err != nil {
		return nil, err
	}
	err := eachValue(values, func(tag byte, v string) {
		switch f := tag &^ 0x80; {
		case tag == codesFollow:
			s.Codes = append(s.Codes, v)
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

func (s *Subject) restoreStamps(b []byte) error {
	if len(b) == 0 {
		return errCodec
	}
	s.WalkIn, s.Erased = b[0]&flagWalkIn != 0, b[0]&flagErased != 0
	if b[0]&flagGone != 0 {
		s.Gone.Value = "1"
	}
	r := &stampReader{b: b[1:]}
	for len(r.b) > 0 && !r.failed {
		layer := r.byte()
		st := Stamp{Tick: int64(r.number()), Entry: r.entry()}
		n := r.number()
		switch layer {
		case layerGone:
			s.Gone.Stamp = st
		case layerListed:
			s.Listed.stamp(n, st)
		case layerAmended:
			s.Amended.stamp(n, st)
		case layerDecided:
			d := Decision{Stamp: st}
			for ; n > 0 && !r.failed; n-- {
				d.Settles = append(d.Settles, r.entry())
			}
			s.Decisions = append(s.Decisions, d)
		}
	}
	if r.failed {
		return errCodec
	}
	return nil
}

func (l *Layer) stamp(fields uint64, st Stamp) {
	for f := range l {
		if fields&(1<<f) != 0 {
			l[f].Stamp = st
		}
	}
}
