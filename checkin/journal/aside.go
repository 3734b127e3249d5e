package journal

import (
	"cmp"
	"context"
	"slices"

	"opale/checkin"
)

// Aside is what reached a store and is not in its journal.
type Aside struct {
	Waiting     []Piece
	Quarantined []Quarantined // by desk, then reason
}

// Piece is a piece of a stream that waits: for an earlier one, or for somebody
// to vouch for its device.
type Piece struct {
	By          Opening // of a stream whose beginning has come; else its Stream alone
	First, Last uint64
	Held        uint64 // how far the journal has the stream
}

// Missing is how many entries are to come before the piece can be taken in; 0
// for one that waits for a word of trust.
func (p *Piece) Missing() int { return int(max(p.First, p.Held+1) - p.Held - 1) }

// Entries counts those of the piece.
func (p *Piece) Entries() int { return int(p.Last - p.First + 1) }

// Quarantined counts the entries of a desk that were not taken for one reason.
type Quarantined struct {
	Desk    string // empty where its stream is not known
	Reason  Reason
	Entries int
}

// Aside reads what was not taken in.
func (m *Memory) Aside(context.Context) (Aside, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var a Aside
	openings := map[checkin.StreamID]Opening{}
	for i := range m.inbox {
		s := &m.inbox[i]
		p := Piece{By: Opening{Stream: s.Stream}, First: s.First, Last: s.Last()}
		if held := m.streams[s.Stream]; held != nil {
			p.By, p.Held = held.opening, uint64(len(held.entries))
		} else if content, err := s.Entries[0].Content(); err == nil && s.First == 1 {
			openings[s.Stream] = ReadOpening(s.Stream, &content)
		}
		a.Waiting = append(a.Waiting, p)
	}
	for i := range a.Waiting {
		if opening, ok := openings[a.Waiting[i].By.Stream]; ok {
			a.Waiting[i].By = opening
		}
	}
	for _, r := range m.quarantined() {
		a.quarantine(m.deskOf(&r), r.Reason)
	}
	return a, nil
}

// deskOf is the desk in whose name an entry came that was not taken.
func (m *Memory) deskOf(r *Refusal) string {
	if held := m.streams[r.Entry.ID.Stream]; held != nil {
		return held.opening.Desk
	}
	return ""
}

func (a *Aside) quarantine(desk string, reason Reason) {
	at, found := slices.BinarySearchFunc(a.Quarantined, Quarantined{Desk: desk, Reason: reason}, func(q, want Quarantined) int {
		return cmp.Or(cmp.Compare(q.Desk, want.Desk), cmp.Compare(q.Reason, want.Reason))
	})
	if !found {
		a.Quarantined = slices.Insert(a.Quarantined, at, Quarantined{Desk: desk, Reason: reason})
	}
	a.Quarantined[at].Entries++
}
