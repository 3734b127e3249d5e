package db

import (
	"context"
	"math"

	"opale/checkin"
	"opale/checkin/journal"
)

// readRulings reads the entries about whose word counts: mostly none. CROSS JOIN
// has SQLite begin with them, and not with all entries.
func readRulings(q *statements) ([]journal.Ruling, error) {
	var rulings []journal.Ruling
	err := q.each(context.Background(), `
		SELECT stream.id, entry.seq, entry.bytes, entry.salt, entry.personal
		FROM ruling CROSS JOIN entry ON entry.stream = ruling.stream AND entry.seq = ruling.seq JOIN stream ON stream.no = entry.stream`, nil,
		func(scan func(...any) error) error {
			e, err := q.scanEntry(scan)
			if err != nil {
				return err
			}
			c, err := e.Content()
			if err != nil {
				return &checkin.Error{Code: checkin.CodeDamaged, Op: "read revocation", Detail: e.ID.String(), Err: err}
			}
			if r, ok := journal.ReadRuling(e.ID, &c, c.Says()); ok {
				rulings = append(rulings, r)
			}
			return nil
		})
	return rulings, err
}

// law is what the rulings of a transaction come to.
type law struct {
	read    bool
	rulings []journal.Ruling
	bounds  *journal.Bounds
}

// bounds reads up to where the streams of revoked devices stand.
func (p *projection) bounds() (*journal.Bounds, error) {
	if p.law.read {
		return p.law.bounds, nil
	}
	rulings, err := readRulings(p.q)
	if err == nil {
		p.law = law{true, rulings, journal.Rule(rulings, p.writer)}
	}
	return p.law.bounds, err
}

// writer is whose a stream is.
func (p *projection) writer(stream checkin.StreamID) checkin.DeviceID {
	device, _ := p.Seat(stream, 1)
	return device
}

// stands is up to where a stream stands.
func (p *projection) stands(stream checkin.StreamID) (uint64, error) {
	bounds, err := p.bounds()
	if err != nil || bounds == nil {
		return math.MaxUint64, err
	}
	return bounds.Limit(stream, p.writer(stream)), nil
}

// rule takes a ruling in.
func (p *projection) rule(r journal.Ruling) error {
	if _, err := p.bounds(); err != nil {
		return err
	}
	no, err := p.stream(r.Stamp.Entry.Stream)
	if err != nil {
		return err
	}
	if err := p.q.exec(`INSERT OR IGNORE INTO ruling VALUES (?, ?)`, no, r.Stamp.Entry.Seq); err != nil {
		return err
	}
	return p.weigh(append(p.law.rulings, r))
}

// weigh replaces the rulings: whom the entries that are held back now, or count
// again, are about is folded anew.
func (p *projection) weigh(rulings []journal.Ruling) error {
	before := p.law.bounds
	p.law = law{true, rulings, journal.Rule(rulings, p.writer)}
	var streams []checkin.StreamID
	err := p.q.each(context.Background(), `SELECT id FROM stream`, nil, func(scan func(...any) error) error {
		var id []byte
		err := scan(&id)
		streams = append(streams, checkin.StreamID(id))
		return err
	})
	if err != nil {
		return err
	}
	for _, stream := range streams {
		device := p.writer(stream)
		a, b := before.Limit(stream, device), p.law.bounds.Limit(stream, device)
		if a == b {
			continue
		}
		if err := p.doubt(stream, min(a, b), max(a, b)); err != nil {
			return err
		}
	}
	return nil
}

// doubt has whomever the entries behind after, up to last, are about folded anew.
func (p *projection) doubt(stream checkin.StreamID, after, last uint64) error {
	no, err := p.stream(stream)
	if err != nil {
		return err
	}
	if err := p.entries.flush(); err != nil {
		return err
	}
	return p.q.each(context.Background(), `SELECT subject, CASE WHEN `+isJoining+` THEN bytes END FROM entry WHERE stream = ? AND seq > ? AND seq <= ?`,
		[]any{no, int64(min(after, math.MaxInt64)), int64(min(last, math.MaxInt64))}, func(scan func(...any) error) error {
			var subject, joining []byte
			if err := scan(&subject, &joining); err != nil {
				return err
			}
			if subject == nil {
				p.doubted = true
				return nil
			}
			p.stale[checkin.RegistrationID(subject)] = true
			if joining == nil {
				return nil
			}
			c, err := (&journal.Entry{Bytes: joining}).Content()
			for _, id := range journal.About(&c, c.Says()) {
				p.stale[id] = true
			}
			return err
		})
}
