package db

import (
	"context"
	"crypto/rand"
	"slices"
	"time"

	"opale/checkin"
	"opale/checkin/hub"
)

// Invite keeps an invitation.
func (s *Store) Invite(ctx context.Context, i hub.Invitation) error {
	return s.change(ctx, "invite", func(q *statements) error {
		return q.exec(`INSERT INTO invitation VALUES (?, ?, ?, ?, ?, NULL)`, i.Token[:], i.Event, i.Venue, i.Desk, i.Expires.UnixMilli())
	})
}

// Redeem spends an invitation and lets the device in.
func (s *Store) Redeem(ctx context.Context, token hub.Hash, d hub.Device) (hub.Invitation, error) {
	i := hub.Invitation{Token: token}
	const op = "redeem invitation"
	err := s.change(ctx, op, func(q *statements) error {
		var expires, revoked int64
		var used bool
		found, err := q.row(`SELECT event, venue, desk, expires, device IS NOT NULL FROM invitation WHERE token = ?`,
			[]any{token[:]}, []any{&i.Event, &i.Venue, &i.Desk, &expires, &used})
		if err != nil {
			return err
		}
		out, err := q.row(`SELECT revoked FROM member WHERE device = ? AND revoked IS NOT NULL`, []any{d.ID[:]}, []any{&revoked})
		i.Expires = time.UnixMilli(expires)
		switch {
		case err != nil:
			return err
		case !found:
			return checkin.Errorf(checkin.CodeNotFound, op, "")
		case used:
			return checkin.Errorf(checkin.CodeAlready, op, "%s", i.Desk)
		case !d.Joined.Before(i.Expires):
			return checkin.Errorf(checkin.CodeExpired, op, "%s", i.Desk)
		case out:
			return checkin.Errorf(checkin.CodeRevoked, op, "%s", d.ID)
		}
		if err := q.exec(`UPDATE invitation SET device = ? WHERE token = ?`, d.ID[:], token[:]); err != nil {
			return err
		}
		return q.exec(`
			INSERT INTO member (device, key, desk, venue, joined) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (device) DO UPDATE SET key = excluded.key, desk = excluded.desk, venue = excluded.venue, joined = excluded.joined`,
			d.ID[:], []byte(d.Key), i.Desk, i.Venue, d.Joined.UnixMilli())
	})
	if err != nil {
		return hub.Invitation{}, err
	}
	return i, nil
}

const memberColumns = `SELECT device, key, desk, venue, joined, revoked, met, program, unsent, ahead FROM member `

func scanMember(scan func(...any) error) (hub.Device, error) {
	var d hub.Device
	var id, key []byte
	var joined, ahead int64
	var revoked, met *int64
	err := scan(&id, &key, &d.Desk, &d.Venue, &joined, &revoked, &met, &d.Contact.Program, &d.Contact.Unsent, &ahead)
	copy(d.ID[:], id)
	d.Key, d.Joined, d.Contact.Ahead = slices.Clone(key), time.UnixMilli(joined), time.Duration(ahead)*time.Millisecond
	d.Revoked, d.Contact.At = instant(revoked), instant(met)
	return d, err
}

func instant(ms *int64) time.Time {
	if ms == nil {
		return time.Time{}
	}
	return time.UnixMilli(*ms)
}

// Member reads one device.
func (s *Store) Member(ctx context.Context, id checkin.DeviceID) (hub.Device, error) {
	found, err := s.members(ctx, memberColumns+`WHERE device = ?`, id[:])
	if err == nil && len(found) == 0 {
		err = checkin.Errorf(checkin.CodeNotFound, "read device", "%s", id)
	}
	if err != nil {
		return hub.Device{}, err
	}
	return found[0], nil
}

// Members lists the devices by venue, desk and id.
func (s *Store) Members(ctx context.Context) ([]hub.Device, error) {
	return s.members(ctx, memberColumns+`ORDER BY venue, desk, device`)
}

func (s *Store) members(ctx context.Context, text string, args ...any) ([]hub.Device, error) {
	var found []hub.Device
	err := s.read.each(ctx, text, args, func(scan func(...any) error) error {
		d, err := scanMember(scan)
		found = append(found, d)
		return err
	})
	return found, failed("read devices", err)
}

// Met keeps a device's last contact.
func (s *Store) Met(ctx context.Context, id checkin.DeviceID, c hub.Contact) error {
	return s.changeMember(ctx, "note contact", id, `UPDATE member SET met = ?2, program = ?3, unsent = ?4, ahead = ?5 WHERE device = ?1 RETURNING 1`,
		c.At.UnixMilli(), c.Program, c.Unsent, c.Ahead.Milliseconds())
}

// Revoke lets a device in no longer; the first time counts.
func (s *Store) Revoke(ctx context.Context, id checkin.DeviceID, at time.Time) error {
	return s.changeMember(ctx, "revoke device", id, `UPDATE member SET revoked = coalesce(revoked, ?2) WHERE device = ?1 RETURNING 1`, at.UnixMilli())
}

// changeMember changes one device's row. The error has CodeNotFound where there
// is none.
func (s *Store) changeMember(ctx context.Context, op string, id checkin.DeviceID, text string, args ...any) error {
	return s.change(ctx, op, func(q *statements) error {
		var one int
		found, err := q.row(text, append([]any{id[:]}, args...), []any{&one})
		if err == nil && !found {
			return checkin.Errorf(checkin.CodeNotFound, op, "%s", id)
		}
		return err
	})
}

// Spend uses something up, and forgets what expired an hour ago.
func (s *Store) Spend(ctx context.Context, once hub.Hash, expires time.Time) (fresh bool, err error) {
	err = s.change(ctx, "spend", func(q *statements) error {
		if err := q.exec(`DELETE FROM spent WHERE expires < ?`, s.now().Add(-time.Hour).UnixMilli()); err != nil {
			return err
		}
		var one int
		var err error
		fresh, err = q.row(`INSERT INTO spent VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING 1`, []any{once[:], expires.UnixMilli()}, []any{&one})
		return err
	})
	return fresh, err
}

// Secret is the hub's own.
func (s *Store) Secret(ctx context.Context) (hub.Hash, error) {
	var made, kept hub.Hash
	_, _ = rand.Read(made[:]) // crypto/rand.Read never fails (Go 1.24)
	err := s.change(ctx, "read secret", func(q *statements) error {
		if err := q.exec(`INSERT INTO secret VALUES (1, ?) ON CONFLICT DO NOTHING`, q.seal(place("secret", nil), made[:])); err != nil {
			return err
		}
		var bytes []byte
		_, err := q.row(`SELECT bytes FROM secret`, nil, []any{&bytes})
		if err == nil {
			bytes, err = q.open(place("secret", nil), bytes)
		}
		copy(kept[:], bytes)
		return err
	})
	return kept, err
}
