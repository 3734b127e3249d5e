package db

import (
	"opale/checkin"
	"opale/checkin/journal"
)

// projection is the part of the folded state that a transaction touches.
//
// A batch of entries is folded in three steps. [projection.fold] takes each
// entry, decoded already, to the registration it is about, which is read from
// the file when it is first touched and from then on changes in memory only.
// [projection.flush] then compares each changed registration with what the file
// had of it and writes the difference: first the rows of its own, then what
// follows from them for the person whose it is (person.go). New rows of the
// large tables are gathered and inserted many at a time ([rows]), while the next
// ones are made ([line]); what replaces a row is written by itself, in its turn.
//
// To fold another kind: apply it in [journal.Subject], and say in
// [journal.About] where it is about another registration as well; say in
// touched.note which rows of a registration it touches, and write those in save.
type projection struct {
	gathered
	q                     *statements
	touched               map[checkin.RegistrationID]*touched
	absent                map[checkin.RegistrationID]struct{} // of whom the file has no row, as far as was asked
	dirty                 []*touched                          // those that have changed since they were last saved
	streams               map[checkin.StreamID]int64
	audience              map[audience]int
	turnout               map[checkin.SessionID]turnout
	devices               map[checkin.StreamID]checkin.DeviceID
	lastNo                int64
	walkIns, askedWalkIns bool // see anyWalkIn
	sat                   bool // somebody sat down: the remembered seats are out of date
	law                   law
	stale                 map[checkin.RegistrationID]bool // to be folded anew
	doubted               bool                            // so are trust and the event's definition
	forget                map[checkin.RegistrationID]bool // who is erased: nothing said of them stays
	forgot                bool                            // something was deleted
	here                  checkin.DeviceID                // this laptop's, where something may come in
	purge                 purge
}

// touched is one registration under way.
type touched struct {
	subject  *journal.Subject
	no       int64            // of its row, once that is new
	before   *journal.Subject // while dirty: as the file has it, empty for a new one
	fresh    bool             // the file has no row of it
	dirty    bool
	said     bool // more of it changed than its arrivals
	counted  bool // in this flush, with another one's
	anew     bool // it was folded anew: its rows are replaced
	gone     bool // nothing is said of it any more
	passages map[checkin.EntryID]bool
}

// keepTouched bounds what a bulk transaction holds in memory.
const keepTouched = 1024

func newProjection(q *statements) *projection {
	return &projection{
		gathered: newGathered(q), q: q,
		touched: make(map[checkin.RegistrationID]*touched), absent: make(map[checkin.RegistrationID]struct{}), streams: make(map[checkin.StreamID]int64),
		audience: make(map[audience]int), turnout: make(map[checkin.SessionID]turnout),
		devices: make(map[checkin.StreamID]checkin.DeviceID), stale: make(map[checkin.RegistrationID]bool),
		forget: make(map[checkin.RegistrationID]bool),
	}
}

// person finds whose registration one is, as this transaction has it.
func (p *projection) person(id checkin.RegistrationID) (*journal.Subject, error) {
	return journal.Person(id, p.subject)
}

// subject reads a registration as this transaction has it; an empty one where
// nothing is known.
func (p *projection) subject(id checkin.RegistrationID) (*journal.Subject, error) {
	if err := p.foldAnew(); err != nil {
		return nil, err
	}
	t, err := p.touch(id)
	if err != nil {
		return nil, err
	}
	return t.subject, nil
}

func (p *projection) touch(id checkin.RegistrationID) (*touched, error) {
	if t, ok := p.touched[id]; ok {
		return t, nil
	}
	if len(p.touched) >= keepTouched {
		if err := p.flush(); err != nil {
			return nil, err
		}
		clear(p.touched)
	}
	if p.isAbsent(id) {
		return p.touchNew(id), nil
	}
	known, err := view{q: p.q}.subject(id)
	if err != nil {
		return nil, err
	}
	if known == nil {
		return p.touchNew(id), nil
	}
	t := &touched{subject: known}
	p.touched[id] = t
	return t, nil
}

func (p *projection) touchNew(id checkin.RegistrationID) *touched {
	t := &touched{subject: &journal.Subject{ID: id}, fresh: true}
	p.touched[id] = t
	delete(p.absent, id)
	return t
}

func (p *projection) isAbsent(id checkin.RegistrationID) bool {
	_, absent := p.absent[id]
	return absent
}

// nobody is what the file has of a new registration. It is never changed.
var nobody = new(journal.Subject)

// stored is what the file has of a changed registration while its rows are
// written.
func (t *touched) stored() *journal.Subject {
	if t.anew {
		return nobody
	}
	return t.before
}

// change prepares a registration for what is about to be folded into it.
func (p *projection) change(t *touched) {
	if t.dirty {
		return
	}
	if t.fresh {
		t.before = nobody
	} else {
		t.before = t.subject.Clone()
	}
	t.dirty = true
	p.dirty = append(p.dirty, t)
}

// append puts an entry into the journal and folds it.
func (p *projection) append(stream int64, w *journal.Written) error {
	w, err := p.unnamed(w)
	if err != nil {
		return err
	}
	var subject any
	if id := &w.Content.Subject; !id.IsZero() {
		subject = id[:]
	}
	salt, personal := p.q.sealPersonal("entry", &w.Entry)
	p.entries.add(stream, w.ID.Seq, subject, w.Bytes, w.Hash[:], salt, personal)
	return p.fold(w)
}

// fold takes one entry in. What is held back only says who sat where.
func (p *projection) fold(w *journal.Written) error {
	c, body := &w.Content, w.Content.Says()
	if w.Incomplete() {
		if err := p.want(w.ID); err != nil {
			return err
		}
	}
	if c.Kind == checkin.KindDeskOpened {
		return p.sit(w.ID.Stream, c.Operator, body, w.Revealed)
	}
	if r, ok := journal.ReadRuling(w.ID, c, body); ok {
		return p.rule(r)
	}
	if stands, err := p.stands(w.ID.Stream); err != nil || w.ID.Seq > stands {
		return err
	}
	if c.Subject.IsZero() {
		return p.believe(w)
	}
	return p.tell(w, c, body)
}

// believe folds what is about whom to trust, and what the event is.
func (p *projection) believe(w *journal.Written) error {
	body := w.Content.Says()
	switch w.Content.Kind {
	case checkin.KindVouched:
		device, err := checkin.ParseDeviceID(body.Device)
		if err != nil {
			return nil // vouches for nobody
		}
		return p.q.exec(`INSERT OR IGNORE INTO vouched VALUES (?)`, device[:])
	case checkin.KindPurged:
		return p.notePurge(w.ID.Stream)
	case checkin.KindEventDefined:
		return p.define(journal.Stamp{Tick: w.Content.Tick, Entry: w.ID}, body.Define)
	}
	return nil
}

// tell folds what is about registrations, but those that are folded anew later.
func (p *projection) tell(w *journal.Written, c *journal.Content, body checkin.Body) error {
	for _, id := range journal.About(c, body) {
		if p.stale[id] {
			continue
		}
		t, err := p.touch(id)
		if err != nil {
			return err
		}
		p.change(t)
		t.gone = false
		t.subject.Apply(w.ID, c, body, w.Revealed)
		t.note(w.ID, c.Kind, body)
		if t.subject.Erased {
			p.forget[id] = true
		}
	}
	return nil
}

// note remembers what of a registration an entry has changed.
func (t *touched) note(id checkin.EntryID, kind checkin.Kind, body checkin.Body) {
	switch kind {
	case checkin.KindArrived:
		t.moved(id)
	case checkin.KindUndone:
		t.moved(body.Entry)
		t.said = t.said || !t.subject.Arrived(body.Entry) // a joining, or a decision, may be undone
	case checkin.KindErased:
		t.said = true
		for i := range t.subject.Passages {
			t.moved(t.subject.Passages[i].Arrival)
		}
	default:
		t.said = true
	}
}

func (t *touched) moved(arrival checkin.EntryID) {
	if t.passages == nil {
		t.passages = make(map[checkin.EntryID]bool)
	}
	t.passages[arrival] = true
}

// sit notes who sits at a seat of a stream.
func (p *projection) sit(stream checkin.StreamID, seat int, body checkin.Body, personal checkin.Personal) error {
	no, err := p.stream(stream)
	if err != nil {
		return err
	}
	if o := journal.OpeningOf(stream, body); o.Key != nil {
		p.devices[stream] = o.Device
		if err := p.q.exec(`UPDATE stream SET device = ?, key = ? WHERE no = ?`, o.Device[:], []byte(o.Key), no); err != nil {
			return err
		}
	}
	p.sat = true
	return p.q.exec(`INSERT OR REPLACE INTO seat VALUES (?, ?, ?, ?, ?)`, no, seat, body.Desk, body.Venue,
		p.q.sealText(place("seat", stream[:], uint64(seat)), personal.Operator))
}

func (p *projection) stream(id checkin.StreamID) (int64, error) {
	if no, ok := p.streams[id]; ok {
		return no, nil
	}
	no, err := streamNumber(p.q, id)
	p.streams[id] = no
	return no, err
}

var _ journal.Seats = (*projection)(nil)

// Seat tells the device behind a stream, as this transaction sees it; who sat
// there is of no account for a conflict.
func (p *projection) Seat(stream checkin.StreamID, _ int) (checkin.DeviceID, checkin.Actor) {
	device, known := p.devices[stream]
	if !known {
		var raw []byte
		if _, err := p.q.row(`SELECT device FROM stream WHERE id = ?`, []any{stream[:]}, []any{&raw}); err == nil {
			copy(device[:], raw)
			p.devices[stream] = device
		}
	}
	return device, checkin.Actor{}
}
