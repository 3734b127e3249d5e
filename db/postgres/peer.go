package postgres

import (
	"context"
	"encoding/binary"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"opale/checkin"
	"opale/checkin/journal"
)

// Heard keeps a peer's last word on what it holds.
func (s *Store) Heard(p journal.Peer) error {
	ctx, cancel := s.call()
	defer cancel()
	_, err := s.pool.Exec(ctx, `
		INSERT INTO peer (device, desk, venue, have, heard, ahead) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (device) DO UPDATE SET
			desk = excluded.desk, venue = excluded.venue, have = excluded.have, heard = excluded.heard, ahead = excluded.ahead`,
		[16]byte(p.Device), p.Desk, string(p.Venue), pack(p.Have), p.Heard.UnixMilli(), p.Ahead.Milliseconds())
	return failed(ctx, "note peer", err)
}

// Peers lists the peers heard of, by venue and desk.
func (s *Store) Peers() ([]journal.Peer, error) {
	ctx, cancel := s.call()
	defer cancel()
	var peers []journal.Peer
	err := each(ctx, s.pool, `SELECT device, desk, venue, have, heard, ahead FROM peer`, nil, func(found pgx.Rows) error {
		var p journal.Peer
		var device [16]byte
		var have []byte
		var heard, ahead int64
		err := found.Scan(&device, &p.Desk, &p.Venue, &have, &heard, &ahead)
		p.Device, p.Have = device, unpack(have)
		p.Heard, p.Ahead = time.UnixMilli(heard), time.Duration(ahead)*time.Millisecond
		peers = append(peers, p)
		return err
	})
	slices.SortFunc(peers, journal.ComparePeers)
	return peers, failed(ctx, "read peers", err)
}

// Shown is when the last entry of this process's own was written that a vector
// covers; zero where it covers none.
func (s *Store) Shown(v journal.Vector) (time.Time, error) {
	ctx, cancel := s.call()
	defer cancel()
	streams, seqs := columns(v)
	return s.latest(ctx, `
		SELECT entry.bytes FROM stream JOIN unnest($1::uuid[], $2::bigint[]) AS has (id, seq) ON has.id = stream.id
		JOIN entry ON entry.stream = stream.id AND entry.seq = least(has.seq, stream.seq)
		WHERE stream.device = $3`, streams, seqs, [16]byte(s.device))
}

// latest is when the last of some entries was written; zero where there is none.
func (s *Store) latest(ctx context.Context, text string, args ...any) (time.Time, error) {
	var last int64
	err := each(ctx, s.pool, text, args, func(found pgx.Rows) error {
		var e journal.Entry
		if err := found.Scan(&e.Bytes); err != nil {
			return err
		}
		content, err := e.Content()
		last = max(last, content.Wall)
		return err
	})
	if err != nil || last == 0 {
		return time.Time{}, failed(ctx, "read entries", err)
	}
	return time.UnixMilli(last), nil
}

// A packed vector is 24 bytes a stream: those of a large event are long.
const packed = len(checkin.StreamID{}) + 8

func pack(v journal.Vector) []byte {
	b := make([]byte, 0, len(v)*packed)
	for stream, seq := range v {
		b = binary.BigEndian.AppendUint64(append(b, stream[:]...), seq)
	}
	return b
}

func unpack(b []byte) journal.Vector {
	v := make(journal.Vector, len(b)/packed)
	for c := range slices.Chunk(b, packed) {
		if len(c) == packed {
			v[checkin.StreamID(c[:16])] = binary.BigEndian.Uint64(c[16:])
		}
	}
	return v
}
