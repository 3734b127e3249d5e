package hub

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"slices"

	"opale/checkin"
	"opale/checkin/journal"
)

const (
	maxWhole   = 512  // streams up to which a vector is stated whole
	maxSpelled = 8192 // streams that are spelled out in one message
	numParts   = 256  // of a vector: its streams by their first byte
	digestSize = 16   // bytes of a part's digest
)

// statement is what one side says that it holds: a vector, whole where it is
// short. A long one is 256 digests, one for the streams of each first byte, and
// only those parts are spelled out in which the other side is known to differ.
type statement struct {
	Digest  []byte            `json:"digest"`            // of the whole vector: journal.Vector.Digest
	Parts   []byte            `json:"parts,omitempty"`   // 256 digests of 16 bytes; none where Vector is whole
	Spelled []byte            `json:"spelled,omitempty"` // the parts that Vector spells out
	Vector  map[string]uint64 `json:"vector,omitempty"`
}

// state says what v is, the parts of a long one spelled out as far as there is
// room, in the order given.
func state(v journal.Vector, spell []byte) statement {
	digest := v.Digest()
	s := statement{Digest: digest[:], Vector: map[string]uint64{}}
	if len(v) <= maxWhole {
		for stream, seq := range v {
			s.Vector[stream.String()] = seq
		}
		return s
	}
	s.Parts = partDigests(v)
	parts := split(v)
	for _, p := range spell {
		if slices.Contains(s.Spelled, p) {
			continue
		}
		if len(s.Vector) > 0 && len(s.Vector)+len(parts[p]) > maxSpelled {
			break
		}
		s.Spelled = append(s.Spelled, p)
		for _, stream := range parts[p] {
			s.Vector[stream.String()] = v[stream]
		}
	}
	return s
}

// split sorts a vector's streams into its parts.
func split(v journal.Vector) (parts [numParts][]checkin.StreamID) {
	for stream := range v {
		parts[stream[0]] = append(parts[stream[0]], stream)
	}
	return parts
}

// partDigests are, for each part, the first bytes of the SHA-256 over its
// streams in their order, each with its number (uint64, big endian).
func partDigests(v journal.Vector) []byte {
	all := make([]byte, 0, numParts*digestSize)
	for _, streams := range split(v) {
		slices.SortFunc(streams, func(a, b checkin.StreamID) int { return bytes.Compare(a[:], b[:]) })
		text := make([]byte, 0, len(streams)*(16+8))
		for _, stream := range streams {
			text = append(text, stream[:]...)
			text = binary.BigEndian.AppendUint64(text, v[stream])
		}
		sum := sha256.Sum256(text)
		all = append(all, sum[:digestSize]...)
	}
	return all
}

// view is what one side knows of what the other holds.
type view struct {
	vector  journal.Vector // of an unknown part, nothing
	unknown []byte         // parts that differ and were not spelled out
}

// read makes a view of the other side's statement. mine is our vector: of the
// parts that are equal, it is theirs too.
func (s *statement) read(mine journal.Vector) (view, error) {
	const op = "read vector"
	v := view{vector: make(journal.Vector, len(s.Vector))}
	for text, seq := range s.Vector {
		stream, err := checkin.ParseStreamID(text)
		if err != nil || seq == 0 || seq > 1<<62 {
			return v, &checkin.Error{Code: checkin.CodeInvalid, Op: op, Err: err}
		}
		if len(s.Parts) > 0 && !slices.Contains(s.Spelled, stream[0]) {
			return v, checkin.Errorf(checkin.CodeInvalid, op, "a stream of a part not spelled out")
		}
		v.vector[stream] = seq
	}
	switch len(s.Parts) {
	case 0:
		if digest := v.vector.Digest(); !bytes.Equal(digest[:], s.Digest) {
			return v, checkin.Errorf(checkin.CodeInvalid, op, "not of its digest")
		}
		return v, nil
	case numParts * digestSize:
	default:
		return v, checkin.Errorf(checkin.CodeInvalid, op, "%d bytes of digests", len(s.Parts))
	}
	ours, parts := partDigests(mine), split(mine)
	for p := range numParts {
		switch at := p * digestSize; {
		case slices.Contains(s.Spelled, byte(p)):
		case bytes.Equal(ours[at:at+digestSize], s.Parts[at:at+digestSize]):
			for _, stream := range parts[p] {
				v.vector[stream] = mine[stream]
			}
		default:
			v.unknown = append(v.unknown, byte(p))
		}
	}
	return v, nil
}

// assumed is the vector with our own in the place of the unknown parts: of
// these, nothing is to be sent before they are known.
func (v *view) assumed(mine journal.Vector) journal.Vector {
	all := maps.Clone(v.vector)
	if len(v.unknown) == 0 {
		return all
	}
	for stream, seq := range mine {
		if slices.Contains(v.unknown, stream[0]) {
			all[stream] = seq
		}
	}
	return all
}

// differing lists the parts of ours to be spelled out, those in which theirs is
// another: first those of which they have said nothing.
func (v *view) differing(mine journal.Vector) []byte {
	if len(mine) <= maxWhole {
		return nil // it is stated whole
	}
	ours, theirs := partDigests(mine), partDigests(v.vector)
	differ := slices.Clone(v.unknown)
	for p := range numParts {
		at := p * digestSize
		if !bytes.Equal(ours[at:at+digestSize], theirs[at:at+digestSize]) && !slices.Contains(v.unknown, byte(p)) {
			differ = append(differ, byte(p))
		}
	}
	return differ
}

// beyond counts the entries of v that other does not have.
func beyond(v, other journal.Vector) int {
	n := 0
	for stream, seq := range v {
		if held := other[stream]; held < seq {
			n += int(seq - held)
		}
	}
	return n
}
