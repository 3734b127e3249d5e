package journal

import (
	"encoding/binary"
	"math/bits"
	"time"

	"opale/checkin"
)

// Stamps encodes who said it.
func (s *Subject) Stamps() []byte {
	w := stampWriter{[]byte{s.flags()}}
	for i, layer := range []*Layer{&s.Listed, &s.Amended} {
		w.layer(byte(i), layer)
	}
	for _, m := range s.Lists {
		w.group(layerGone, m.Gone.Stamp, uint64(len(m.List))<<1|uint64(len(m.Gone.Value)))
		w.b = append(w.b, m.List...)
	}
	if s.IsWalkIn() {
		w.group(layerMade, s.Made, 0)
	}
	for _, r := range s.Rivals {
		w.group(layerRival, r.Stamp, 1<<r.Field)
	}
	for _, seen := range s.Seen {
		w.group(layerSeen, Stamp{Entry: seen.Entry}, 1<<seen.Field)
	}
	for _, d := range s.Decisions {
		w.group(layerDecided, d.Stamp, uint64(len(d.Settles)))
		for _, id := range d.Settles {
			w.entry(id)
		}
		w.b = append(w.b, d.Other[:]...)
	}
	for _, d := range s.Departed {
		w.group(layerLeft, Stamp{Entry: d.Entry}, uint64(d.Time.UnixMilli()))
		w.entry(d.Arrival)
		w.number(uint64(d.Seat))
	}
	for _, j := range s.Joins {
		named := uint64(0)
		if j.Named {
			named = 1
		}
		w.group(layerJoined, Stamp{Entry: j.Entry}, named)
		w.b = append(w.b, j.With[:]...)
	}
	return w.b
}

func (s *Subject) flags() byte {
	var flags byte
	if s.IsWalkIn() {
		flags |= flagWalkIn
	}
	if s.IsWithdrawn() {
		flags |= flagGone
	}
	if s.Erased {
		flags |= flagErased
	}
	if len(s.Joins) > 0 {
		flags |= flagJoined
	}
	if s.IsRegistered() {
		flags |= flagRegistered
	}
	return flags
}

// stampWriter writes what stampReader reads.
type stampWriter struct{ b []byte }

func (w *stampWriter) number(n uint64) { w.b = binary.AppendUvarint(w.b, n) }

func (w *stampWriter) entry(id checkin.EntryID) {
	w.b = append(w.b, id.Stream[:]...)
	w.number(id.Seq)
}

// group begins with a stamp what the codec's table says; n is a bit set of
// fields, or whatever follows it there.
func (w *stampWriter) group(layer byte, st Stamp, n uint64) {
	w.b = append(w.b, layer)
	w.number(uint64(st.Tick))
	w.entry(st.Entry)
	w.number(n)
}

// layer writes each entry that won cells once, with all that it won.
func (w *stampWriter) layer(no byte, layer *Layer) {
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
		w.group(no, st, fields)
	}
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

func (r *stampReader) id() (id [16]byte) {
	if len(r.b) < len(id) {
		r.failed, r.b = true, nil
		return id
	}
	r.b = r.b[copy(id[:], r.b):]
	return id
}

func (r *stampReader) text(size uint64) string {
	if size > uint64(len(r.b)) {
		r.failed, r.b = true, nil
		return ""
	}
	text := string(r.b[:size])
	r.b = r.b[size:]
	return text
}

func (r *stampReader) entry() checkin.EntryID {
	return checkin.EntryID{Stream: r.id(), Seq: r.number()}
}

func (s *Subject) restoreStamps(b []byte) error {
	if len(b) == 0 {
		return errCodec
	}
	s.Erased = b[0]&flagErased != 0
	r := &stampReader{b: b[1:]}
	for len(r.b) > 0 && !r.failed {
		layer := r.byte()
		st := Stamp{Tick: int64(r.number()), Entry: r.entry()}
		s.restoreGroup(r, layer, st, r.number())
	}
	if r.failed {
		return errCodec
	}
	return nil
}

func (s *Subject) restoreGroup(r *stampReader, layer byte, st Stamp, n uint64) {
	switch layer {
	case layerGone:
		m := Membership{List: r.text(n >> 1), Gone: Cell{Stamp: st}}
		if n&1 != 0 {
			m.Gone.Value = gone
		}
		s.Lists = append(s.Lists, m)
	case layerMade:
		s.Made = st
	case layerListed:
		s.Listed.stamp(n, st)
	case layerAmended:
		s.Amended.stamp(n, st)
	case layerRival:
		s.Rivals = append(s.Rivals, Rival{firstField(n), Cell{Stamp: st}})
	case layerSeen:
		s.Seen = append(s.Seen, Sighting{firstField(n), st.Entry})
	case layerDecided:
		d := Decision{Stamp: st}
		for ; n > 0 && !r.failed; n-- {
			d.Settles = append(d.Settles, r.entry())
		}
		d.Other = r.id()
		s.Decisions = append(s.Decisions, d)
	case layerLeft:
		s.Departed = append(s.Departed, Departure{st.Entry, r.entry(), time.UnixMilli(int64(n)), int(r.number())})
	case layerJoined:
		s.Joins = append(s.Joins, Join{st.Entry, r.id(), n == 1})
	}
}

// firstField is the field of a set of one; of a damaged one, some field.
func firstField(fields uint64) checkin.Field {
	return checkin.Field(min(bits.TrailingZeros64(fields), int(checkin.NumFields)-1))
}

func (l *Layer) stamp(fields uint64, st Stamp) {
	for f := range l {
		if fields&(1<<f) != 0 {
			l[f].Stamp = st
		}
	}
}
