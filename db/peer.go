package db

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// Heard keeps a peer's last word on what it holds, and counts anew what exists
// only here.
func (s *Store) Heard(p journal.Peer) error {
	have := make(map[string]uint64, len(p.Have))
	for stream, seq := range p.Have {
		have[stream.String()] = seq
	}
	text, err := json.Marshal(have)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var own []checkin.StreamID
	err = s.transact(func() error {
		err := s.write.exec(`INSERT OR REPLACE INTO peer VALUES (?, ?, ?, ?, ?, ?)`,
			p.Device[:], p.Desk, p.Venue, string(text), p.Heard.UnixMilli(), p.Ahead.Milliseconds())
		if err != nil {
			return err
		}
		if err := recount(&s.write); err != nil {
			return err
		}
		device := s.Device()
		streams, err := readStreams(context.Background(), &s.write, `WHERE device = ?`, device[:])
		if err != nil {
			return err
		}
		for i := range streams {
			own = append(own, streams[i].id)
		}
		return s.write.commit()
	})
	if err == nil {
		s.witness.heard(&p, own)
	}
	return failed("note peer", err)
}

// Peers lists the peers heard of, by venue and desk.
func (s *Store) Peers() ([]journal.Peer, error) {
	peers, err := readPeers(&s.read)
	return peers, failed("read peers", err)
}

func readPeers(q *statements) ([]journal.Peer, error) {
	var peers []journal.Peer
	err := q.each(context.Background(), `SELECT device, desk, venue, have, heard, ahead FROM peer`, nil, func(scan func(...any) error) error {
		var p journal.Peer
		var device, text []byte
		var heard, ahead int64
		if err := scan(&device, &p.Desk, &p.Venue, &text, &heard, &ahead); err != nil {
			return err
		}
		copy(p.Device[:], device)
		p.Heard, p.Ahead = time.UnixMilli(heard), time.Duration(ahead)*time.Millisecond
		have := map[string]uint64{}
		if err := json.Unmarshal(text, &have); err != nil {
			return err
		}
		p.Have = journal.Vector{}
		for name, seq := range have {
			if id, err := checkin.ParseStreamID(name); err == nil {
				p.Have[id] = seq
			}
		}
		peers = append(peers, p)
		return nil
	})
	slices.SortFunc(peers, journal.ComparePeers)
	return peers, err
}

// Shown is when the last entry of this laptop's own was written that a vector
// covers; zero where it covers none.
func (s *Store) Shown(v journal.Vector) (time.Time, error) {
	device := s.Device()
	var last int64
	for stream, seq := range v {
		var wall int64
		_, err := s.read.row(`
			SELECT json_extract(CAST(bytes AS TEXT), '$.w') FROM entry JOIN stream ON stream.no = entry.stream
			WHERE stream.id = ? AND stream.device = ? AND entry.seq = min(?, stream.seq)`, []any{stream[:], device[:], seq}, []any{&wall})
		if err != nil {
			return time.Time{}, failed("read own entries", err)
		}
		last = max(last, wall)
	}
	if last == 0 {
		return time.Time{}, nil
	}
	return time.UnixMilli(last), nil
}

// recount counts the entries made at a desk that no peer has said to hold. It
// reads what lies behind the peers' words, and no more.
func recount(q *statements) error {
	peers, err := readPeers(q)
	if err != nil {
		return err
	}
	stated := journal.Vector{}
	for i := range peers {
		stated.Join(peers[i].Have)
	}
	streams, err := readStreams(context.Background(), q, ``)
	if err != nil {
		return err
	}
	door := 0
	for i := range streams {
		r := &streams[i]
		if stated[r.id] >= r.seq {
			continue
		}
		n := 0
		if _, err := q.row(countDoor, []any{r.no, stated[r.id]}, []any{&n}); err != nil {
			return err
		}
		door += n
	}
	return q.exec(`UPDATE counter SET n = ? WHERE name = 'door'`, door)
}

// countDoor is journal.AtTheDoor in SQL; a test holds the two together.
const countDoor = `
	SELECT count(*) FROM (SELECT CAST(bytes AS TEXT) AS text FROM entry WHERE stream = ? AND seq > ?)
	WHERE json_extract(text, '$.k') NOT IN ('desk-opened', 'imported', 'event-defined')
	AND (json_extract(text, '$.k') <> 'registered' OR json_extract(text, '$.b.walk_in'))`
