package journal

import (
	"crypto/ed25519"
	"encoding/base64"
	"maps"
	"math"
	"time"

	"opale/checkin"
)

// Run is what one process run writes: one stream, made at the first entry and
// held in memory only. A copied or restored file can therefore never be
// written on under an old identity. Callers serialise its use.
type Run struct {
	event   checkin.EventID
	key     ed25519.PrivateKey
	program string
	secret  []byte // the event's; nil where it has none
	at      place
}

// place is how far a stream has been written.
type place struct {
	stream checkin.StreamID
	seq    uint64
	head   Hash
	seats  map[checkin.Actor]int
}

// NewRun prepares a run. Nothing is written, and no stream made, before the
// first batch.
func NewRun(event checkin.EventID, key ed25519.PrivateKey, program string) *Run {
	return &Run{event: event, key: key, program: program}
}

// Again is a run of the same program on the same device, as after a restart.
func (r *Run) Again() *Run {
	return &Run{event: r.event, key: r.key, program: r.program, secret: r.secret}
}

// Know gives the run the event's secret, under which it opens its streams.
func (r *Run) Know(secret []byte) { r.secret = secret }

// Secret is the event's, nil where it has none.
func (r *Run) Secret() []byte { return r.secret }

// Device is the id of the run's laptop.
func (r *Run) Device() checkin.DeviceID { return Device(r.key.Public().(ed25519.PublicKey)) }

// Batch begins the entries of one transaction.
func (r *Run) Batch() *Batch {
	b := &Batch{run: r, at: r.at}
	b.at.seats = maps.Clone(r.at.seats)
	return b
}

// Keep adopts a batch whose transaction is known to be durable.
func (r *Run) Keep(b *Batch) { r.at = b.at }

// Abandon gives the stream up after a commit that failed or that nobody knows
// the end of: what comes next is written under a new one, so that no number is
// ever used twice.
func (r *Run) Abandon() { r.at = place{} }

// Follow has the run give its stream up where the journal holds another head of
// it: of a twin, which won, or of an older copy that was put back.
func (r *Run) Follow(head Head) {
	if r.at.seq > 0 && (head.Seq != r.at.seq || head.Hash != r.at.head) {
		r.Abandon()
	}
}

// Stream is the run's; zero before its first entry.
func (r *Run) Stream() checkin.StreamID { return r.at.stream }

// Batch is the entries of one transaction, under way.
type Batch struct {
	run   *Run
	at    place
	marks []Mark
}

// Written is an entry with its place in the chain, and what it says: each is
// decoded once on its way from the journal's bytes to the folded state.
type Written struct {
	Entry
	Content  Content
	Revealed checkin.Personal
	Hash     Hash
}

// Read decodes an entry. Its place in the chain is for the caller to know.
func (e *Entry) Read() (Written, error) {
	w := Written{Entry: *e}
	var err error
	if w.Content, err = e.Content(); err != nil {
		return w, err
	}
	w.Revealed, err = e.Reveals(&w.Content)
	return w, err
}

// Add makes the entry of a fact, behind those that open the stream or announce
// the operator where these are needed. The last one returned is the fact's.
func (b *Batch) Add(f checkin.Fact, actor checkin.Actor, tick int64, wall time.Time) ([]Written, error) {
	var written []Written
	seat, ok := b.at.seats[actor]
	if !ok {
		opened, err := b.open(actor, tick, wall)
		if err != nil {
			return nil, err
		}
		written = append(written, opened)
		seat = b.at.seats[actor]
		tick++
	}
	w, err := b.append(f, tick, wall, seat)
	if err != nil {
		return nil, err
	}
	return append(written, w), nil
}

// open writes desk-opened: the first of a stream says which device writes; each
// further one announces another operator, desk name or venue.
func (b *Batch) open(actor checkin.Actor, tick int64, wall time.Time) (Written, error) {
	body := checkin.Body{Desk: actor.Desk, Venue: actor.Venue}
	if b.at.seq == 0 {
		public := b.run.key.Public().(ed25519.PublicKey)
		b.at = place{stream: checkin.NewStreamID(), seats: make(map[checkin.Actor]int)}
		b.at.head = Origin(b.run.event, b.at.stream)
		body.Event, body.Program = b.run.event, b.run.program
		body.Device, body.Key = Device(public).String(), base64.RawStdEncoding.EncodeToString(public)
		if b.run.secret != nil {
			body.MAC = base64.RawStdEncoding.EncodeToString(openingMAC(b.run.secret, b.run.event, b.at.stream, public))
		}
	}
	seat := len(b.at.seats) + 1
	f := checkin.Fact{Kind: checkin.KindDeskOpened, Body: body, Personal: checkin.Personal{Operator: actor.Operator}}
	w, err := b.append(f, tick, wall, seat)
	if err == nil {
		b.at.seats[actor] = seat
	}
	return w, err
}

func (b *Batch) append(f checkin.Fact, tick int64, wall time.Time, seat int) (Written, error) {
	if tick < 1 { // behind the highest of all, which only malice can have written
		tick = math.MaxInt64
	}
	e, c, err := encode(f, tick, wall.UnixMilli(), seat)
	if err != nil {
		return Written{}, err
	}
	b.at.seq++
	e.ID = checkin.EntryID{Stream: b.at.stream, Seq: b.at.seq}
	b.at.head = Next(b.at.head, e.Bytes)
	if e.ID.Seq%MarkEvery == 0 {
		b.marks = append(b.marks, b.Mark())
	}
	w, ok := asWritten(e, c, &f)
	if !ok {
		w, err = e.Read()
	}
	w.Hash = b.at.head
	return w, err
}

// Empty reports whether nothing has been added.
func (b *Batch) Empty() bool { return b.at.seq == b.run.at.seq && b.at.stream == b.run.at.stream }

// Head is that of the batch, and whose stream it is.
func (b *Batch) Head() (checkin.StreamID, Head) {
	return b.at.stream, Head{Seq: b.at.seq, Hash: b.at.head}
}

// Mark signs the head of the batch.
func (b *Batch) Mark() Mark {
	return Sign(b.run.key, checkin.EntryID{Stream: b.at.stream, Seq: b.at.seq}, b.at.head)
}

// Marks signs all of the batch that is kept signed: every [MarkEvery]th entry,
// and, last, the head.
func (b *Batch) Marks() []Mark {
	if b.at.seq%MarkEvery == 0 {
		return b.marks
	}
	return append(b.marks, b.Mark())
}

// Rename sets the event of a run that has written nothing yet.
func (r *Run) Rename(event checkin.EventID) {
	if r.at.seq == 0 {
		r.event = event
	}
}

// Sign signs the head of a stream of this laptop's, whatever run wrote it.
func (r *Run) Sign(id checkin.EntryID, head Hash) Mark { return Sign(r.key, id, head) }

// Started reports whether the run has a stream.
func (r *Run) Started() bool { return r.at.seq > 0 }
