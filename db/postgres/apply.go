package postgres

import (
	"bytes"
	"context"
	"slices"

	"github.com/jackc/pgx/v5/pgxpool"

	"opale/checkin"
	"opale/checkin/journal"
)

// Apply takes strands in, in one transaction: see [journal.Merge]. The receipt
// speaks of these strands, and of those waiting ones that they concern.
func (s *Store) Apply(ctx context.Context, strands []journal.Strand) (journal.Receipt, error) {
	var receipt journal.Receipt
	err := s.transact(ctx, "take entries in", func(ctx context.Context, conn *pgxpool.Conn) error {
		event, err := s.eventID(ctx, conn)
		if err != nil {
			return err
		}
		l, err := s.lock(ctx, conn, streamsOf(strands), begins(strands), vouches(strands))
		if err != nil {
			return err
		}
		if receipt, err = journal.Merge(l, event, s.secret, strands); err != nil {
			return err
		}
		return l.write(event)
	})
	if err != nil {
		return journal.Receipt{}, err
	}
	if receipt.Fresh+receipt.Filled+len(receipt.Quarantined) > 0 {
		s.news.tell()
	}
	return receipt, nil
}

func streamsOf(strands []journal.Strand) [][16]byte {
	ids := make([][16]byte, len(strands))
	for i := range strands {
		ids[i] = strands[i].Stream
	}
	return ids
}

// begins reports whether a strand is the beginning of its stream.
func begins(strands []journal.Strand) bool {
	return slices.ContainsFunc(strands, func(s journal.Strand) bool { return s.First == 1 })
}

// vouches reports whether strands may vouch for somebody.
func vouches(strands []journal.Strand) bool {
	word := []byte(`"` + string(checkin.KindVouched) + `"`)
	return slices.ContainsFunc(strands, func(s journal.Strand) bool {
		return slices.ContainsFunc(s.Entries, func(e journal.Entry) bool { return bytes.Contains(e.Bytes, word) })
	})
}
