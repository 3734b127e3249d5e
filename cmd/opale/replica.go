package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/journal"
	"opale/db"
)

// replicaFact is what shows that nothing is missing: every desk ever heard of,
// and what came and was not taken in.
type replicaFact struct {
	Desks       []deskStatus      `json:"desks"`
	Waiting     []waitingFact     `json:"waiting"`
	Quarantined []quarantineRow   `json:"quarantined"`
	StateHash   string            `json:"state_hash"`
	Fingerprint string            `json:"fingerprint"` // its beginning, to be compared by voice
	Vector      map[string]uint64 `json:"vector"`
	Returned    int               `json:"returned"` // laptops that were given back, of Laptops
	Laptops     int               `json:"laptops"`  // beside this one
}

// deskStatus is one laptop: what it wrote, as far as that is here, and its last
// word on what it holds.
type deskStatus struct {
	deskFact
	Here          bool       `json:"here,omitempty"`
	Streams       int        `json:"streams"`
	Entries       int        `json:"entries"`
	LastEntry     *time.Time `json:"last_entry"`
	Heard         *time.Time `json:"heard"`           // null: never by itself
	Missing       int        `json:"missing"`         // entries that it said to hold and that are not here
	Lacks         int        `json:"lacks"`           // entries that are here, by its last word not there
	ClockOffsetMS *int64     `json:"clock_offset_ms"` // null: unknown
	Silent        bool       `json:"silent"`
	Revoked       bool       `json:"revoked"`            // believed no longer
	Namesake      bool       `json:"namesake,omitempty"` // another laptop has the same name
	Returned      *time.Time `json:"returned,omitempty"` // when it was given back
}

// waitingFact is a piece of a stream that is not taken in yet.
type waitingFact struct {
	deskFact
	Entries int  `json:"entries"`
	Missing int  `json:"missing"` // entries before it
	Unknown bool `json:"unknown"` // nobody here knows the desk: --trust
}

func readReplica(ctx context.Context, store *db.Store, here checkin.DeviceID) (replicaFact, error) {
	fact := replicaFact{Waiting: []waitingFact{}, Quarantined: []quarantineRow{}, Vector: map[string]uint64{}}
	have, err := store.Have()
	if err != nil {
		return fact, err
	}
	for stream, seq := range have {
		fact.Vector[stream.String()] = seq
	}
	peers, err := store.Peers()
	if err != nil {
		return fact, err
	}
	writers, err := store.Writers()
	if err != nil {
		return fact, err
	}
	revoked, err := store.Revoked()
	if err != nil {
		return fact, err
	}
	writers = journal.Spoken(writers, peers, append(slices.Clip(revoked), here)...)
	fact.Desks = deskStatuses(writers, peers, have)
	for i := range fact.Desks {
		d := &fact.Desks[i]
		d.Revoked = slices.ContainsFunc(revoked, func(id checkin.DeviceID) bool { return id.String() == d.Device })
	}
	if err := fact.countReturned(store, here, revoked); err != nil {
		return fact, err
	}
	fact.meetNamesakes()
	aside, err := store.Aside(ctx)
	if err != nil {
		return fact, err
	}
	for i := range aside.Waiting {
		w := &aside.Waiting[i]
		fact.Waiting = append(fact.Waiting, waitingFact{
			newDeskFact(w.By.Device, w.By.Desk, w.By.Venue), w.Entries(), w.Missing(), w.Missing() == 0,
		})
	}
	for _, q := range aside.Quarantined {
		fact.Quarantined = append(fact.Quarantined, quarantineRow{checkin.Clean(q.Desk), q.Reason, q.Entries})
	}
	fact.StateHash, err = store.StateHash(ctx)
	fact.Fingerprint = journal.Fingerprint(fact.StateHash)
	return fact, err
}

// countReturned says which laptops were given back, of all beside this one.
func (f *replicaFact) countReturned(store *db.Store, here checkin.DeviceID, revoked []checkin.DeviceID) error {
	party := bundle.Party{Replica: store, Device: here, Notes: store}
	known, err := party.Known()
	if err != nil {
		return err
	}
	words, err := store.Returned()
	if err != nil {
		return err
	}
	given, of := known.Fleet(words, revoked)
	f.Returned, f.Laptops = len(given), of
	for _, r := range given {
		for i := range f.Desks {
			if d := &f.Desks[i]; d.Device == r.Device.String() {
				d.Returned = &r.At
			}
		}
	}
	return nil
}

// meetNamesakes marks the laptops that have one name: one that took another's
// place, which came back.
func (f *replicaFact) meetNamesakes() {
	same := map[journal.Seat]int{}
	seat := func(d *deskStatus) journal.Seat { return journal.SeatOf(d.Desk, d.Venue) }
	for i := range f.Desks {
		if d := &f.Desks[i]; !d.Revoked && d.Returned == nil && d.Desk != "" {
			same[seat(d)]++
		}
	}
	for i := range f.Desks {
		d := &f.Desks[i]
		d.Namesake = !d.Revoked && d.Returned == nil && same[seat(d)] > 1
	}
}

// waiting counts the entries that came and wait.
func (f *replicaFact) waiting() (n int) {
	for _, piece := range f.Waiting {
		n += piece.Entries
	}
	return n
}

// setApart counts the entries that came and are not taken.
func (f *replicaFact) setApart() (n int) {
	for _, q := range f.Quarantined {
		n += q.Entries
	}
	return n
}

// newDeskFact names a desk; a device that is not known is empty text.
func newDeskFact(device checkin.DeviceID, desk string, venue checkin.VenueID) deskFact {
	fact := deskFact{Desk: checkin.Clean(desk), Venue: venue}
	if device != (checkin.DeviceID{}) {
		fact.Device = device.String()
	}
	return fact
}

// deskStatuses joins what the journal and the peers' words say of each laptop.
// One that wrote under several names has that of its last word or entry.
func deskStatuses(writers []journal.Writer, peers []journal.Peer, have journal.Vector) []deskStatus {
	found := map[checkin.DeviceID]*deskStatus{}
	of := func(device checkin.DeviceID) *deskStatus {
		if found[device] == nil {
			found[device] = &deskStatus{}
		}
		return found[device]
	}
	for _, w := range writers {
		d := of(w.Device)
		d.Streams += w.Streams
		d.Entries += w.Entries
		if d.LastEntry == nil || w.Last.After(*d.LastEntry) {
			d.LastEntry, d.deskFact = &w.Last, newDeskFact(w.Device, w.Desk, w.Venue)
		}
	}
	for _, p := range peers {
		d := of(p.Device)
		d.deskFact, d.Heard = newDeskFact(p.Device, cmp.Or(p.Desk, d.Desk), cmp.Or(p.Venue, d.Venue)), &p.Heard
		d.Missing, d.Lacks = beyond(p.Have, have), beyond(have, p.Have)
		if p.Ahead != 0 {
			ahead := p.Ahead.Milliseconds()
			d.ClockOffsetMS = &ahead
		}
	}
	all := make([]deskStatus, 0, len(found))
	for _, d := range found {
		all = append(all, *d)
	}
	slices.SortFunc(all, func(a, b deskStatus) int {
		return cmp.Or(cmp.Compare(a.Venue, b.Venue), cmp.Compare(a.Desk, b.Desk), cmp.Compare(a.Device, b.Device))
	})
	return all
}

// beyond counts the entries of a vector that another one does not have.
func beyond(v, other journal.Vector) int {
	n := 0
	for stream, seq := range v {
		if held := other[stream]; held < seq {
			n += int(seq - held)
		}
	}
	return n
}

// settle marks this laptop, which is never silent, and those that are by now.
// Times are then in the zone of now.
func (f *replicaFact) settle(here checkin.DeviceID, now time.Time) {
	for i := range f.Desks {
		d := &f.Desks[i]
		d.Here = d.Device == here.String()
		d.Silent = !d.Here && !d.Revoked && d.Returned == nil && now.Sub(d.word()) >= journal.SilentAfter
		for _, t := range []**time.Time{&d.LastEntry, &d.Heard} {
			if *t != nil {
				local := (*t).In(now.Location())
				*t = &local
			}
		}
	}
}

// word is when the desk was last heard of in any way.
func (d *deskStatus) word() time.Time {
	var last time.Time
	for _, t := range []*time.Time{d.LastEntry, d.Heard} {
		if t != nil && t.After(last) {
			last = *t
		}
	}
	return last
}

// lastWord is when any desk last said what it holds, and how far the clock
// furthest off is; nil where nobody did.
func lastWord(desks []deskStatus) (heard *time.Time, offset *int64) {
	for i := range desks {
		d := &desks[i]
		if d.Heard != nil && (heard == nil || d.Heard.After(*heard)) {
			heard = d.Heard
		}
		if d.ClockOffsetMS != nil && (offset == nil || max(*d.ClockOffsetMS, -*d.ClockOffsetMS) > max(*offset, -*offset)) {
			offset = d.ClockOffsetMS
		}
	}
	return heard, offset
}

// when is a time by the event's clock.
func (p *program) when(event *checkin.Event, t time.Time) string {
	return p.moment(t.In(event.Location()), time.Now().In(event.Location()))
}

func (p *program) sayReplica(event *checkin.Event, fact *replicaFact) error {
	w := &p.words.Carry
	lines := []string{"", w.DesksTitle}
	if fact.Returned > 0 {
		lines = append(lines, "  "+fmt.Sprintf(p.words.HandBack.Count, p.words.Number(fact.Returned), p.words.Number(fact.Laptops)))
	}
	for i := range fact.Desks {
		d := &fact.Desks[i]
		lines = append(lines, fmt.Sprintf("  %-38s %s", p.deskLabel(event, d.Desk, d.Venue), strings.Join(p.deskParts(event, d), ", ")))
	}
	for _, piece := range fact.Waiting {
		label, entries := p.deskLabel(event, piece.Desk, piece.Venue), p.words.Count(p.words.Entries, piece.Entries)
		if piece.Unknown {
			lines = append(lines, fmt.Sprintf(w.WaitsForTrust, entries, label))
		} else {
			lines = append(lines, fmt.Sprintf(w.WaitsForMore, entries, label, p.words.Number(piece.Missing)))
		}
	}
	for _, q := range fact.Quarantined {
		lines = append(lines, fmt.Sprintf(w.Quarantined[q.Reason], p.words.Count(p.words.Entries, q.Entries), p.deskLabel(event, q.Desk, "")))
	}
	return p.say("%s", strings.Join(lines, "\n"))
}

// deskParts says of a desk what somebody would want to know.
func (p *program) deskParts(event *checkin.Event, d *deskStatus) []string {
	w := &p.words.Desks
	parts := []string{p.words.Count(p.words.Entries, d.Entries)}
	if d.Revoked {
		parts = append(parts, "! "+w.Excluded)
	}
	if d.Returned != nil {
		return append(parts, fmt.Sprintf(p.words.HandBack.GivenBack, p.when(event, *d.Returned)))
	}
	if d.Namesake {
		parts = append(parts, "! "+p.words.Fill(w.Twice, d.Desk))
	}
	if d.Here {
		return append(parts, w.Here)
	}
	if last := d.word(); !last.IsZero() {
		parts = append(parts, fmt.Sprintf(p.words.Carry.LastWord, p.when(event, last)))
	}
	if d.Revoked {
		return parts // what it lacks, and its silence, alarm nobody
	}
	if d.Missing > 0 {
		parts = append(parts, p.words.Count(p.words.Carry.NotHere, d.Missing))
	}
	if d.Lacks > 0 {
		parts = append(parts, p.words.Count(w.Lacks, d.Lacks))
	}
	if d.ClockOffsetMS != nil {
		if off := time.Duration(*d.ClockOffsetMS) * time.Millisecond; off.Abs() >= journal.ClockOff {
			parts = append(parts, "! "+p.words.ClockOff(cmp.Or(d.Desk, p.words.Exchange.Nameless), off))
		}
	}
	if d.Silent {
		parts = append(parts, "! "+w.Silent)
	}
	return parts
}
