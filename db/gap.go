package db

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// Gap is a stretch of a stream that was acknowledged and is not in the file: its
// log was cut short, an older copy was put back, or somebody altered it.
type Gap struct {
	Stream   checkin.StreamID
	Device   checkin.DeviceID // that wrote it; zero where that is not known
	Desk     string
	Venue    checkin.VenueID
	From, To uint64
	First    time.Time // when that of From was acknowledged, or was not yet
	Last     time.Time // when that of To was
	Altered  bool      // another entry stands in the place of To
	Holders  []Holding // who has said to hold all of it
}

// Holding is another machine, and when it said what it holds.
type Holding struct {
	Device checkin.DeviceID
	Desk   string
	Venue  checkin.VenueID
	Heard  time.Time
}

// Entries counts those of the gap.
func (g *Gap) Entries() int { return int(g.To - g.From + 1) }

// Gaps compares the file with what was acknowledged: none where it holds all of
// it, or where nobody has kept what was.
func (s *Store) Gaps(ctx context.Context) ([]Gap, error) {
	t, err := s.witness.read() // before the file is: what is acknowledged meanwhile is there
	if err != nil || len(t.heads) == 0 {
		return nil, nil // doctor says that it cannot be read
	}
	var gaps []Gap
	err = s.snapshot(ctx, func(q *statements) error {
		held, err := readHeads(ctx, q)
		if err != nil {
			return err
		}
		for stream, a := range t.heads {
			g, err := gapOf(q, stream, a, held[stream])
			if err != nil {
				return err
			}
			if g != nil {
				gaps = append(gaps, *g)
			}
		}
		return nil
	})
	if err != nil || len(gaps) == 0 {
		return nil, failed("compare heads", err)
	}
	if err := s.nameGaps(t, gaps); err != nil {
		return nil, failed("compare heads", err)
	}
	slices.SortFunc(gaps, func(a, b Gap) int {
		return cmp.Or(cmp.Compare(a.Venue, b.Venue), cmp.Compare(a.Desk, b.Desk), a.First.Compare(b.First), bytes.Compare(a.Stream[:], b.Stream[:]))
	})
	return gaps, nil
}

func readHeads(ctx context.Context, q *statements) (map[checkin.StreamID]journal.Head, error) {
	held := make(map[checkin.StreamID]journal.Head)
	err := q.each(ctx, `SELECT id, seq, hash FROM stream WHERE seq > 0`, nil, func(scan func(...any) error) error {
		var id, hash []byte
		var h journal.Head
		if err := scan(&id, &h.Seq, &hash); err != nil {
			return err
		}
		if len(id) != len(checkin.StreamID{}) {
			return checkin.Errorf(checkin.CodeDamaged, "read stream", "")
		}
		copy(h.Hash[:], hash)
		held[checkin.StreamID(id)] = h
		return nil
	})
	return held, err
}

// gapOf is what of a stream was acknowledged and is not there; nil where it is.
// Of one that has forked, the branch that stands may be the shorter one.
func gapOf(q *statements, stream checkin.StreamID, a *acknowledged, held journal.Head) (*Gap, error) {
	hash := held.Hash
	if held.Seq > a.Seq && a.Seq > 0 {
		var at []byte
		if _, err := q.row(`SELECT entry.hash FROM entry JOIN stream ON stream.no = entry.stream WHERE stream.id = ? AND entry.seq = ?`,
			[]any{stream[:], a.Seq}, []any{&at}); err != nil {
			return nil, err
		}
		hash = journal.Hash{}
		copy(hash[:], at)
	}
	if a.Seq == 0 || held.Seq >= a.Seq && hash == a.Hash {
		return nil, nil
	}
	var one int
	if forked, err := q.row(`SELECT 1 FROM branch WHERE stream = ? LIMIT 1`, []any{stream[:]}, []any{&one}); err != nil || forked {
		return nil, err
	}
	g := &Gap{Stream: stream, From: held.Seq + 1, To: a.Seq}
	if g.Altered = held.Seq >= a.Seq; g.Altered {
		g.From = a.Seq
	}
	g.First, g.Last = a.when(g.From - 1)
	return g, nil
}

// nameGaps says of gaps whose they are, and who has what is missing.
func (s *Store) nameGaps(t *testimony, gaps []Gap) error {
	peers, err := s.Peers()
	if err != nil {
		return err
	}
	for _, p := range t.peers {
		peers = append(peers, p)
	}
	slices.SortFunc(peers, func(a, b journal.Peer) int { return b.Heard.Compare(a.Heard) })
	for i := range gaps {
		g := &gaps[i]
		seat := t.writers[g.Stream]
		device, actor := s.seats.Seat(g.Stream, 1)
		g.Desk, g.Venue, g.Device = cmp.Or(actor.Desk, seat.desk), cmp.Or(actor.Venue, seat.venue), device
		if g.Device == (checkin.DeviceID{}) {
			g.Device = seat.device
		}
		for _, p := range peers {
			again := func(h Holding) bool { return h.Device == p.Device }
			if p.Have[g.Stream] >= g.To && !slices.ContainsFunc(g.Holders, again) {
				g.Holders = append(g.Holders, Holding{p.Device, p.Desk, p.Venue, p.Heard})
			}
		}
	}
	return nil
}

// Accept says that the file is meant to hold no more than it does: what is
// missing is missed no longer. It still comes where somebody has it.
func (s *Store) Accept(ctx context.Context) error {
	gaps, err := s.Gaps(ctx)
	if err != nil {
		return err
	}
	var lines []byte
	for i := range gaps {
		head, err := readHead(&s.read, gaps[i].Stream)
		if err != nil {
			return failed("compare heads", err)
		}
		lines = append(lines, headLine(lineBack, gaps[i].Stream, head, s.now())...)
	}
	s.witness.add(lines)
	return s.witness.broken()
}

// testify has the witness say what the file holds that it does not say yet.
func (s *Store) testify(ctx context.Context) error {
	w := s.witness
	t, err := w.read()
	if err != nil {
		w.err = err
		return nil
	}
	for device, p := range t.peers {
		w.said[device] = p.Have
	}
	held, err := readHeads(ctx, &s.read)
	if err != nil {
		return err
	}
	var lines []byte
	for stream, head := range held {
		a := t.heads[stream]
		if a != nil {
			if gap, err := gapOf(&s.read, stream, a, head); gap != nil || err != nil || head.Seq <= a.Seq {
				continue // what is wrong with it is not said to be right
			}
		}
		if _, ok := t.writers[stream]; !ok {
			device, actor := s.seats.Seat(stream, 1)
			lines = append(lines, seatLine(stream, seatOf{device, actor.Desk, actor.Venue})...)
		}
		lines = append(lines, headLine(lineHead, stream, head, s.now())...)
	}
	w.add(lines)
	return nil
}
