package postgres

import (
	"crypto/sha256"
	"time"

	"github.com/jackc/pgx/v5/pgtype"

	"opale/checkin"
	"opale/checkin/journal"
)

// rows are what one transaction writes, by table and column: each table takes
// one statement, however many rows there are.
type rows struct {
	entry   entryRows
	mark    markRows
	aside   asideRows
	heads   map[checkin.StreamID]*headRow
	waits   map[piece][]byte
	vouched map[checkin.DeviceID]bool
	defined definition
}

type entryRows struct {
	stream                      [][16]byte
	seq                         []uint64
	bytes, hash, salt, personal [][]byte
}

type markRows struct {
	stream [][16]byte
	seq    []uint64
	sig    [][]byte
}

type asideRows struct {
	stream                        [][16]byte
	seq                           []uint64
	digest, bytes, salt, personal [][]byte
	reason, desk                  []string
	received                      []int64
}

// headRow is what becomes of a stream's row where entries were added.
type headRow struct {
	sig     []byte
	tick    int64
	opening journal.Opening // with a key where this is the stream's beginning
}

// definition is the event's last one.
type definition struct {
	stamp journal.Stamp
	event *checkin.Event
}

// admit adds the entries of one stream.
func (r *rows) admit(fresh []journal.Written, marks []journal.Mark, opening journal.Opening) {
	if r.heads == nil {
		r.heads = map[checkin.StreamID]*headRow{}
	}
	stream := fresh[0].ID.Stream
	head := r.heads[stream]
	if head == nil {
		head = &headRow{}
		r.heads[stream] = head
	}
	head.sig = marks[len(marks)-1].Sig
	if opening.Key != nil {
		head.opening = opening
	}
	for i := range fresh {
		w := &fresh[i]
		r.entry.add(w)
		head.tick = max(head.tick, w.Content.Tick)
		r.heed(w)
	}
	for i := range marks {
		if m := &marks[i]; m.ID.Seq%journal.MarkEvery == 0 {
			r.mark.stream, r.mark.seq, r.mark.sig = append(r.mark.stream, m.ID.Stream), append(r.mark.seq, m.ID.Seq), append(r.mark.sig, m.Sig)
		}
	}
}

func (e *entryRows) add(w *journal.Written) {
	e.stream, e.seq = append(e.stream, w.ID.Stream), append(e.seq, w.ID.Seq)
	e.bytes, e.hash = append(e.bytes, w.Bytes), append(e.hash, w.Hash[:])
	e.salt, e.personal = append(e.salt, w.Salt), append(e.personal, w.Personal)
}

// heed notes the few things that the store itself has to know.
func (r *rows) heed(w *journal.Written) {
	body := w.Content.Says()
	if device, err := checkin.ParseDeviceID(body.Device); err == nil && w.Content.Kind == checkin.KindVouched {
		if r.vouched == nil {
			r.vouched = map[checkin.DeviceID]bool{}
		}
		r.vouched[device] = true
	}
	stamp := journal.Stamp{Tick: w.Content.Tick, Entry: w.ID}
	if w.Content.Kind == checkin.KindEventDefined && body.Define != nil && (r.defined.event == nil || r.defined.stamp.Less(stamp)) {
		r.defined = definition{stamp, body.Define}
	}
}

// wait notes that a piece waits; the first under its numbers stays.
func (r *rows) wait(p piece, strand []byte) {
	if r.waits == nil {
		r.waits = map[piece][]byte{}
	}
	if _, known := r.waits[p]; !known {
		r.waits[p] = strand
	}
}

func (r *rows) quarantine(f journal.Refusal, desk string, now time.Time) {
	a, e := &r.aside, &f.Entry
	digest := sha256.Sum256(e.Bytes)
	a.stream, a.seq, a.digest = append(a.stream, e.ID.Stream), append(a.seq, e.ID.Seq), append(a.digest, digest[:])
	a.reason, a.desk, a.received = append(a.reason, string(f.Reason)), append(a.desk, desk), append(a.received, now.UnixMilli())
	a.bytes, a.salt, a.personal = append(a.bytes, e.Bytes), append(a.salt, e.Salt), append(a.personal, e.Personal)
}

// hashAt finds the chain behind an entry that is about to be written.
func (r *rows) hashAt(id checkin.EntryID) (journal.Hash, bool) {
	for i, seq := range r.entry.seq {
		if seq == id.Seq && r.entry.stream[i] == id.Stream {
			return journal.Hash(r.entry.hash[i]), true
		}
	}
	return journal.Hash{}, false
}

// uuid is a device that may be none.
func uuid(device *checkin.DeviceID) pgtype.UUID {
	if device == nil {
		return pgtype.UUID{}
	}
	return pgtype.UUID{Bytes: *device, Valid: true}
}
