package journal

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"slices"

	"opale/checkin"
)

// Vector says what a store holds: of each stream, the entries 1 to n, without
// a gap. A stream it does not name, it holds nothing of.
type Vector map[checkin.StreamID]uint64

// Covers reports whether the entry is among those held.
func (v Vector) Covers(id checkin.EntryID) bool { return id.Seq <= v[id.Stream] }

// lacks is the part of what another holds in which v is behind.
func (v Vector) lacks(other Vector) Vector {
	behind := Vector{}
	for stream, seq := range other {
		if seq > v[stream] {
			behind[stream] = seq
		}
	}
	return behind
}

// Join raises v to hold what either holds.
func (v Vector) Join(other Vector) {
	for stream, seq := range other {
		v[stream] = max(v[stream], seq)
	}
}

// Include raises v to hold what strands bring that join on to it.
func (v Vector) Include(strands []Strand) {
	for i := range strands {
		if s := &strands[i]; s.First <= v[s.Stream]+1 {
			v[s.Stream] = max(v[s.Stream], s.Last())
		}
		if id := strands[i].Branch; id != (checkin.StreamID{}) {
			v[id] = 1
		}
	}
}

// Equal reports whether both hold the same.
func (v Vector) Equal(other Vector) bool { return maps.Equal(v, other) }

// Digest is SHA-256 over the streams in their order, each with its number
// (uint64, big endian): two stores that hold the same need compare no more.
func (v Vector) Digest() [sha256.Size]byte {
	h := sha256.New()
	var n [8]byte
	for _, stream := range v.Streams() {
		h.Write(stream[:])
		binary.BigEndian.PutUint64(n[:], v[stream])
		h.Write(n[:])
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// Streams lists the streams in the order of their ids.
func (v Vector) Streams() []checkin.StreamID {
	return slices.SortedFunc(maps.Keys(v), func(a, b checkin.StreamID) int { return bytes.Compare(a[:], b[:]) })
}
