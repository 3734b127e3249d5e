package db

import (
	"opale/checkin"
	"opale/checkin/journal"
)

type turnout struct{ present, inside, walkIns, invited, unnamed int }

// count notes what persons add to the counts, less what they added before.
func (p *projection) count(c *turn) {
	for _, s := range c.before {
		p.tally(s, -1)
	}
	for _, s := range c.after {
		p.tally(s, +1)
	}
}

func (p *projection) tally(s *journal.Subject, sign int) {
	r := s.Registration()
	if s.IsRegistered() {
		p.audience[audienceOf(&r)] += sign
	}
	for session, inside := range s.Turnout {
		n := p.turnout[session]
		n.present += sign
		if inside {
			n.inside += sign
		}
		if r.WalkIn {
			n.walkIns += sign
		} else if r.Status() == checkin.StatusInvited {
			n.invited += sign
		}
		if r.IsUnnamed() {
			n.unnamed += sign
		}
		p.turnout[session] = n
	}
}

func (p *projection) saveCounts() error {
	for a, n := range p.audience {
		if n == 0 {
			continue
		}
		err := p.q.exec(`INSERT INTO audience VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET people = people + excluded.people`,
			a.venue, a.sessions, a.status, a.walkIn, n)
		if err != nil {
			return err
		}
	}
	for session, n := range p.turnout {
		if n == (turnout{}) {
			continue
		}
		err := p.q.exec(`INSERT INTO turnout VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
			present = present + excluded.present, inside = inside + excluded.inside,
			walk_ins = walk_ins + excluded.walk_ins, invited = invited + excluded.invited, unnamed = unnamed + excluded.unnamed`,
			session, n.present, n.inside, n.walkIns, n.invited, n.unnamed)
		if err != nil {
			return err
		}
	}
	clear(p.audience)
	clear(p.turnout)
	return nil
}
