package journal

import (
	"bytes"
	"cmp"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"slices"

	"opale/checkin"
)

// Strand is a piece of one stream on its way from one store to another: the
// entries First, First+1, … and marks that sign heads among them. What travels
// ends on a mark.
type Strand struct {
	Stream  checkin.StreamID
	First   uint64
	Entries []Entry
	Marks   []Mark
	Branch  checkin.StreamID // under what a vector counts the strand of a forked stream; else zero
}

// Last is the number of the strand's last entry.
func (s *Strand) Last() uint64 { return s.First + uint64(len(s.Entries)) - 1 }

// Head is how far a store holds one stream.
type Head struct {
	Seq  uint64
	Hash Hash
	Key  ed25519.PublicKey // of the device that writes it; nil before the first entry
}

// Judgement is what a store does with a strand: nothing of it is ever dropped
// in silence.
type Judgement struct {
	Repeats int       // the first so many entries are held already
	Fresh   []Written // to be appended, in order
	Head    Head      // the stream's head behind them
	Marks   []Mark    // to be kept: one in MarkEvery and, last, the one that signs this head
	Opening Opening   // who writes the stream; zero where the first entry is not here
	Early   bool      // the strand begins behind a gap: it waits until the gap is filled
	Forked  uint64    // the number of the first entry that is another than the one held; else 0
	Apart   bool      // the strand begins where the stream ends here, and is not signed as its continuation
	Faults  []Refusal // what is wrong; it goes into quarantine
}

// Continues reports whether the strand is new as a whole, goes on where the
// stream ends, and nothing is wrong with it.
func (j *Judgement) Continues() bool {
	return len(j.Fresh) > 0 && j.Fresh[0].ID.Seq > 1 && j.Repeats == 0 && len(j.Faults) == 0 && !j.Early && !j.Apart && j.Forked == 0
}

func (j *Judgement) entries() []Entry {
	entries := make([]Entry, len(j.Fresh))
	for i := range j.Fresh {
		entries[i] = j.Fresh[i].Entry
	}
	return entries
}

// Refusal is one entry that is not taken.
type Refusal struct {
	Entry  Entry
	Reason Reason
}

// Reason says why an entry is not taken.
type Reason string

// The reasons.
const (
	ReasonForked    Reason = "forked"    // another entry already stands under its number
	ReasonMalformed Reason = "malformed" // its bytes are no entry
	ReasonUnsigned  Reason = "unsigned"  // its device never signed it: altered, reordered or invented
	ReasonPersonal  Reason = "personal"  // its personal part is not the one it was written with
)

// Judge decides about a strand. head is how far the stream is held; hashOf
// gives the chain behind a held entry, Origin behind number 0.
func Judge(s *Strand, head Head, hashOf func(seq uint64) (Hash, error)) (Judgement, error) {
	j := Judgement{Head: head}
	switch {
	case len(s.Entries) == 0 || s.First == 0:
		return j, nil
	case s.First > head.Seq+1:
		j.Early = true
		return j, nil
	}
	chain, err := hashOf(s.First - 1)
	if err != nil {
		return j, err
	}
	repeats := int(min(head.Seq, s.Last()) - (s.First - 1))
	j.Repeats = repeats
	if repeats > 0 {
		if chain, err = j.compare(s, chain, repeats, hashOf); err != nil || len(j.Faults) > 0 {
			return j, err
		}
	}
	j.Fresh = make([]Written, 0, len(s.Entries)-repeats)
	for i := repeats; i < len(s.Entries); i++ {
		e := s.Entries[i]
		e.ID = checkin.EntryID{Stream: s.Stream, Seq: s.First + uint64(i)}
		chain = Next(chain, e.Bytes)
		content, err := e.Content()
		if err != nil {
			j.refuse(s, i, ReasonMalformed)
			break
		}
		revealed, err := e.Reveals(&content)
		if err != nil {
			j.refuse(s, i, ReasonPersonal)
			break
		}
		j.Fresh = append(j.Fresh, Written{Entry: e, Content: content, Revealed: revealed, Hash: chain})
	}
	fresh := len(j.Fresh)
	j.settle(s)
	j.Apart = head.Seq > 0 && repeats == 0 && fresh > 0 && len(j.Fresh) == 0 && len(s.Marks) > 0
	return j, nil
}

// compare reads the entries that are held already. The chain behind the last
// of them says whether all are the same; only where they are not is it asked
// from which one on.
func (j *Judgement) compare(s *Strand, before Hash, repeats int, hashOf func(uint64) (Hash, error)) (Hash, error) {
	chain := before
	for i := range repeats {
		chain = Next(chain, s.Entries[i].Bytes)
	}
	held, err := hashOf(s.First + uint64(repeats) - 1)
	if err != nil || held == chain {
		return chain, err
	}
	for i := range repeats {
		before = Next(before, s.Entries[i].Bytes)
		if held, err = hashOf(s.First + uint64(i)); err != nil {
			return before, err
		}
		if held != before {
			j.Repeats, j.Forked = i, s.First+uint64(i)
			j.refuse(s, i, ReasonForked)
			break
		}
	}
	return chain, nil
}

// refuse puts the i-th entry and all behind it aside.
func (j *Judgement) refuse(s *Strand, i int, reason Reason) {
	for ; i < len(s.Entries); i++ {
		e := s.Entries[i]
		e.ID = checkin.EntryID{Stream: s.Stream, Seq: s.First + uint64(i)}
		j.Faults = append(j.Faults, Refusal{e, reason})
	}
}

// settle keeps the fresh entries up to the last mark that verifies. What lies
// behind it was signed by nobody.
func (j *Judgement) settle(s *Strand) {
	if len(j.Fresh) == 0 {
		return
	}
	before, key := j.Head.Seq, j.Head.Key
	if before == 0 {
		j.Opening = ReadOpening(s.Stream, &j.Fresh[0].Content)
		key = j.Opening.Key
	}
	j.Marks = j.verified(s, key)
	signed := 0
	if n := len(j.Marks); n > 0 {
		signed = int(j.Marks[n-1].ID.Seq - before)
		j.Head = Head{Seq: before + uint64(signed), Hash: j.Marks[n-1].Hash, Key: key}
	}
	if signed < len(j.Fresh) {
		unsigned := Strand{Stream: s.Stream, First: before + uint64(signed) + 1}
		for i := range j.Fresh[signed:] {
			unsigned.Entries = append(unsigned.Entries, j.Fresh[signed+i].Entry)
		}
		j.refuse(&unsigned, 0, ReasonUnsigned)
	}
	j.Fresh = j.Fresh[:signed]
}

// verified lists the marks of fresh entries that are kept and that the device
// made. The last one is the last that verifies.
func (j *Judgement) verified(s *Strand, key ed25519.PublicKey) []Mark {
	var marks []Mark
	first, last := j.Fresh[0].ID.Seq, j.Fresh[len(j.Fresh)-1].ID.Seq
	for _, m := range slices.Backward(slices.SortedFunc(slices.Values(s.Marks), func(a, b Mark) int { return cmp.Compare(a.ID.Seq, b.ID.Seq) })) {
		if m.ID.Stream != s.Stream || m.ID.Seq < first || m.ID.Seq > last || len(marks) > 0 && (m.ID.Seq%MarkEvery != 0 || m.ID == marks[len(marks)-1].ID) {
			continue
		}
		if m.Hash = j.Fresh[m.ID.Seq-first].Hash; m.Verify(key) {
			marks = append(marks, m)
		}
	}
	slices.Reverse(marks)
	return marks
}

// Opening is how a stream begins: who writes it, at which desk.
type Opening struct {
	Stream checkin.StreamID
	Event  checkin.EventID
	Device checkin.DeviceID
	Key    ed25519.PublicKey
	Desk   string
	Venue  checkin.VenueID
	MAC    []byte
}

// ReadOpening reads a stream's first entry. The key is nil where it is no
// proper opening, so that no mark verifies.
func ReadOpening(stream checkin.StreamID, c *Content) Opening {
	if c.Kind != checkin.KindDeskOpened {
		return Opening{Stream: stream}
	}
	return OpeningOf(stream, c.Says())
}

// OpeningOf is ReadOpening of a desk-opened's body.
func OpeningOf(stream checkin.StreamID, body checkin.Body) Opening {
	o := Opening{Stream: stream, Event: body.Event, Desk: body.Desk, Venue: body.Venue}
	key, err := base64.RawStdEncoding.DecodeString(body.Key)
	if err != nil || len(key) != ed25519.PublicKeySize || Device(key).String() != body.Device {
		return o
	}
	o.Device, o.Key = Device(key), key
	o.MAC, _ = base64.RawStdEncoding.DecodeString(body.MAC)
	return o
}

// Member reports whether whoever opened the stream knew the event's secret.
func (o *Opening) Member(secret []byte) bool {
	return len(secret) > 0 && hmac.Equal(o.MAC, openingMAC(secret, o.Event, o.Stream, o.Key))
}

// openingMAC is HMAC-SHA256 under the event's secret over "opale-open-1", the
// event's id behind its length (one byte), the stream and the device's key.
func openingMAC(secret []byte, event checkin.EventID, stream checkin.StreamID, key ed25519.PublicKey) []byte {
	h := hmac.New(sha256.New, secret)
	fmt.Fprintf(h, "opale-open-1%c%s", byte(len(event)), event)
	h.Write(stream[:])
	h.Write(key)
	return h.Sum(nil)
}

// Equal reports whether two entries are the same, personal part included.
func (e *Entry) Equal(other *Entry) bool {
	return e.ID == other.ID && bytes.Equal(e.Bytes, other.Bytes) && bytes.Equal(e.Personal, other.Personal)
}
