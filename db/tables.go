package db

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"maps"

	"opale/checkin"
	"opale/checkin/journal"
)

// tables is what the projections come to: how many rows of each sort there
// are and what they hash to, whatever their order, and the counts. Two of them
// are equal where every question about people and arrivals has one answer.
type tables struct {
	rows     map[string]digest
	audience map[audience]int
	turnout  map[checkin.SessionID]turnout
}

// digest is the sum, without carry, of the SHA-256 of each row.
type digest struct {
	n   int
	sum [sha256.Size]byte
}

func newTables() *tables {
	return &tables{rows: make(map[string]digest), audience: make(map[audience]int), turnout: make(map[checkin.SessionID]turnout)}
}

func (t *tables) add(table string, columns ...any) {
	h := sha256.New()
	for _, c := range columns {
		text := fmt.Appendf(nil, "%v", c)
		h.Write(binary.AppendUvarint(nil, uint64(len(text))))
		h.Write(text)
	}
	d := t.rows[table]
	d.n++
	for i, b := range h.Sum(nil) {
		d.sum[i] ^= b
	}
	t.rows[table] = d
}

func (t *tables) addRegistration(id, values, stamps []byte) {
	t.add("registration", fmt.Sprintf("%x", id), fmt.Sprintf("%x", values), fmt.Sprintf("%x", stamps))
}

func (t *tables) addCells(id []byte, cells string) {
	if cells != "" {
		t.add("cells", fmt.Sprintf("%x", id), cells)
	}
}

func (t *tables) addCode(bare string, id []byte, code string) {
	t.add("code", bare, fmt.Sprintf("%x", id), code)
}

func (t *tables) addPassage(id checkin.RegistrationID, p *journal.Passage) {
	t.add("attendance", id, p.Arrival, p.Known, p.Session, p.Time.UnixMilli(), p.Seat, p.Forced, p.Reason,
		p.Undo.Stamp, p.Undo.Time.UnixMilli(), p.Undo.Seat, p.Undo.Reason, p.After)
}

func (t *tables) addNamesake(n namesake) { t.add("namesake", n.name, n.email, n.id, n.walkIn) }

func (t *tables) addConflict(id []byte, n int) {
	if n > 0 {
		t.add("conflict", fmt.Sprintf("%x", id), n)
	}
}

func (t *tables) equal(o *tables) bool {
	maps.DeleteFunc(t.audience, func(_ audience, n int) bool { return n == 0 })
	maps.DeleteFunc(o.audience, func(_ audience, n int) bool { return n == 0 })
	none := func(_ checkin.SessionID, n turnout) bool { return n == turnout{} }
	maps.DeleteFunc(t.turnout, none)
	maps.DeleteFunc(o.turnout, none)
	return maps.Equal(t.rows, o.rows) && maps.Equal(t.audience, o.audience) && maps.Equal(t.turnout, o.turnout)
}

// readTables reads what the projections are.
func readTables(ctx context.Context, q *statements) (*tables, error) {
	t := newTables()
	for text, row := range map[string]func(scan func(...any) error) error{
		`SELECT id, personal, stamps FROM registration`: func(scan func(...any) error) error {
			var id, values, stamps []byte
			if err := scan(&id, &values, &stamps); err != nil {
				return err
			}
			values, err := q.open(place("registration", id), values)
			t.addRegistration(id, values, stamps)
			return err
		},
		`SELECT id, cells FROM registration JOIN cells USING (no)`: func(scan func(...any) error) error {
			var id []byte
			var cells string
			if err := scan(&id, &cells); err != nil {
				return err
			}
			err := q.openText(place("cells", id), &cells)
			t.addCells(id, cells)
			return err
		},
		`SELECT bare, registration, code FROM code`: func(scan func(...any) error) error {
			var id []byte
			var bare, code string
			if err := scan(&bare, &id, &code); err != nil {
				return err
			}
			err := q.openText(place("code", id), &code)
			t.addCode(bare, id, code)
			return err
		},
		`SELECT name, email, registration, walk_in FROM namesake`: func(scan func(...any) error) error {
			var n namesake
			var id []byte
			if err := scan(&n.name, &n.email, &id, &n.walkIn); err != nil {
				return err
			}
			err := q.openText(place("namesake", id), &n.email)
			copy(n.id[:], id)
			t.addNamesake(n)
			return err
		},
		`SELECT registration, stays FROM kin`: func(scan func(...any) error) error {
			var id, stays []byte
			err := scan(&id, &stays)
			t.add("kin", fmt.Sprintf("%x", id), fmt.Sprintf("%x", stays))
			return err
		},
		`SELECT registration, n FROM conflict`: func(scan func(...any) error) error {
			var id []byte
			var n int
			err := scan(&id, &n)
			t.addConflict(id, n)
			return err
		},
		`SELECT ` + passageColumns: func(scan func(...any) error) error {
			p, of, err := q.scanPassage(scan)
			t.addPassage(of, &p)
			return err
		},
		`SELECT venue, sessions, status, walk_in, people FROM audience`: func(scan func(...any) error) error {
			var a audience
			var n int
			err := scan(&a.venue, &a.sessions, &a.status, &a.walkIn, &n)
			t.audience[a] = n
			return err
		},
		`SELECT session, present, inside, walk_ins, invited, unnamed FROM turnout`: func(scan func(...any) error) error {
			var session checkin.SessionID
			var n turnout
			err := scan(&session, &n.present, &n.inside, &n.walkIns, &n.invited, &n.unnamed)
			t.turnout[session] = n
			return err
		},
	} {
		if err := q.each(ctx, text, nil, row); err != nil {
			return nil, err
		}
	}
	return t, nil
}
