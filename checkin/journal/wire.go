package journal

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"

	"opale/checkin"
)

// Strands travel and wait as JSON lines. A strand is a line that names its
// stream and first number, then a line an entry, then a line a mark:
//
//	{"stream":"…26 characters","first":1}
//	{"e":{…the entry's bytes, as they are…},"s":"salt, base64","p":{…personal bytes, as they are…}}
//	{"m":12,"g":"signature, base64"}
//
// A mark's hash is not sent: whoever reads it has just computed it.
type wireLine struct {
	Stream    string          `json:"stream,omitempty"`
	First     uint64          `json:"first,omitempty"`
	Entry     json.RawMessage `json:"e,omitempty"`
	Salt      []byte          `json:"s,omitempty"`
	Personal  json.RawMessage `json:"p,omitempty"`
	Mark      uint64          `json:"m,omitempty"`
	Signature []byte          `json:"g,omitempty"`
}

// WriteStrand writes a strand's lines.
func WriteStrand(w io.Writer, s *Strand) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"stream":%q,"first":%d}`+"\n", s.Stream, s.First)
	for i := range s.Entries {
		e := &s.Entries[i]
		b.WriteString(`{"e":`)
		b.Write(e.Bytes)
		if len(e.Personal) > 0 {
			fmt.Fprintf(&b, `,"s":"%s","p":`, base64.StdEncoding.EncodeToString(e.Salt))
			b.Write(e.Personal)
		}
		b.WriteString("}\n")
	}
	for i := range s.Marks {
		fmt.Fprintf(&b, `{"m":%d,"g":"%s"}`+"\n", s.Marks[i].ID.Seq, base64.StdEncoding.EncodeToString(s.Marks[i].Sig))
	}
	_, err := w.Write(b.Bytes())
	return err
}

// What lines take on the wire, in bytes and at most.
const (
	strandSize   = 70  // the line that begins a strand
	markSize     = 130 // a mark's
	entrySize    = 8   // an entry's, beside its bytes
	personalSize = 36  // its personal part's, beside the personal bytes
)

// wireSize is how many bytes an entry's line takes.
func (e *Entry) wireSize() int {
	size := entrySize + len(e.Bytes)
	if len(e.Personal) > 0 {
		size += personalSize + len(e.Personal)
	}
	return size
}

// maxSeq is the highest number that a stream can have: whatever stores it can
// count up to there.
const maxSeq = 1 << 53

// StrandReader makes strands of lines again.
type StrandReader struct {
	strands []Strand
}

// Line reads one line. The error says that it is none of a strand's.
func (r *StrandReader) Line(text []byte) error {
	var l wireLine
	if bytes.IndexByte(bytes.TrimRight(text, "\n"), '\n') >= 0 {
		return fmt.Errorf("read strand: more than one line") // which it would be when written again
	}
	if err := json.Unmarshal(text, &l); err != nil {
		return fmt.Errorf("read strand: %w", err)
	}
	if l.Stream != "" {
		id, err := checkin.ParseStreamID(l.Stream)
		if err != nil {
			return fmt.Errorf("read strand: %w", err)
		}
		if l.First == 0 || l.First > maxSeq {
			return fmt.Errorf("read strand: no first number")
		}
		r.strands = append(r.strands, Strand{Stream: id, First: l.First})
		return nil
	}
	if len(r.strands) == 0 {
		return fmt.Errorf("read strand: an entry before its stream")
	}
	s := &r.strands[len(r.strands)-1]
	switch {
	case l.Mark > maxSeq:
		return fmt.Errorf("read strand: no such number: %d", l.Mark)
	case l.Mark != 0:
		s.Marks = append(s.Marks, Mark{ID: checkin.EntryID{Stream: s.Stream, Seq: l.Mark}, Sig: l.Signature})
	case len(l.Entry) > 0:
		id := checkin.EntryID{Stream: s.Stream, Seq: s.First + uint64(len(s.Entries))}
		s.Entries = append(s.Entries, Entry{ID: id, Bytes: l.Entry, Salt: l.Salt, Personal: l.Personal})
	default:
		return fmt.Errorf("read strand: a line that says nothing")
	}
	return nil
}

// Strands are those read so far.
func (r *StrandReader) Strands() []Strand { return r.strands }
