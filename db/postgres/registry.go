package postgres

import (
	"context"
	"crypto/rand"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"opale/checkin"
	"opale/checkin/hub"
)

// Invite keeps an invitation.
func (s *Store) Invite(ctx context.Context, i hub.Invitation) error {
	return s.exec(ctx, "invite", `INSERT INTO invitation (token, event, venue, desk, expires) VALUES ($1, $2, $3, $4, $5)`,
		i.Token[:], string(i.Event), string(i.Venue), i.Desk, i.Expires.UnixMilli())
}

// Redeem spends an invitation and lets the device in.
func (s *Store) Redeem(ctx context.Context, token hub.Hash, d hub.Device) (hub.Invitation, error) {
	var i hub.Invitation
	err := s.transact(ctx, "redeem invitation", func(ctx context.Context, conn *pgxpool.Conn) error {
		var err error
		if i, err = invited(ctx, conn, token, d.Joined); err != nil {
			return err
		}
		d.Desk, d.Venue = i.Desk, i.Venue
		return admit(ctx, conn, token, &d)
	})
	if err != nil {
		return hub.Invitation{}, err
	}
	return i, nil
}

// invited begins a transaction and reads an invitation that is still good.
func invited(ctx context.Context, conn *pgxpool.Conn, token hub.Hash, at time.Time) (hub.Invitation, error) {
	i := hub.Invitation{Token: token}
	var expires int64
	var used bool
	batch := begin()
	batch.Queue(`SELECT event, venue, desk, expires, device IS NOT NULL FROM invitation WHERE token = $1 FOR UPDATE`, token[:]).
		QueryRow(func(row pgx.Row) error { return row.Scan(&i.Event, &i.Venue, &i.Desk, &expires, &used) })
	err := conn.SendBatch(ctx, batch).Close()
	i.Expires = time.UnixMilli(expires)
	const op = "redeem invitation"
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return i, checkin.Errorf(checkin.CodeNotFound, op, "")
	case err != nil:
		return i, err
	case used:
		return i, checkin.Errorf(checkin.CodeAlready, op, "%s", i.Desk)
	case !at.Before(i.Expires):
		return i, checkin.Errorf(checkin.CodeExpired, op, "%s", i.Desk)
	}
	return i, nil
}

// admit lets a device in, for the first time or at another desk, and commits.
func admit(ctx context.Context, conn *pgxpool.Conn, token hub.Hash, d *hub.Device) error {
	revoked := false
	err := conn.QueryRow(ctx, `
		INSERT INTO member (device, key, desk, venue, joined) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (device) DO UPDATE SET key = excluded.key, desk = excluded.desk, venue = excluded.venue, joined = excluded.joined
		RETURNING revoked IS NOT NULL`,
		[16]byte(d.ID), []byte(d.Key), d.Desk, string(d.Venue), d.Joined.UnixMilli()).Scan(&revoked)
	switch {
	case err != nil:
		return err
	case revoked:
		return checkin.Errorf(checkin.CodeRevoked, "redeem invitation", "%s", d.ID)
	}
	var batch pgx.Batch
	batch.Queue(`UPDATE invitation SET device = $2 WHERE token = $1`, token[:], [16]byte(d.ID))
	return commit(ctx, conn, &batch)
}

const memberColumns = `SELECT device, key, desk, venue, joined, revoked, met, program, unsent, ahead FROM member `

func scanMember(row pgx.Row) (hub.Device, error) {
	var d hub.Device
	var id [16]byte
	var joined, ahead int64
	var revoked, met *int64
	err := row.Scan(&id, &d.Key, &d.Desk, &d.Venue, &joined, &revoked, &met, &d.Contact.Program, &d.Contact.Unsent, &ahead)
	d.ID, d.Joined, d.Contact.Ahead = id, time.UnixMilli(joined), time.Duration(ahead)*time.Millisecond
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
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	d, err := scanMember(s.pool.QueryRow(ctx, memberColumns+`WHERE device = $1`, [16]byte(id)))
	if errors.Is(err, pgx.ErrNoRows) {
		return hub.Device{}, checkin.Errorf(checkin.CodeNotFound, "read device", "%s", id)
	}
	return d, failed(ctx, "read device", err)
}

// Members lists the devices by venue, desk and id.
func (s *Store) Members(ctx context.Context) ([]hub.Device, error) {
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	var members []hub.Device
	err := each(ctx, s.pool, memberColumns+`ORDER BY venue COLLATE "C", desk COLLATE "C", device`, nil, func(found pgx.Rows) error {
		d, err := scanMember(found)
		members = append(members, d)
		return err
	})
	return members, failed(ctx, "read devices", err)
}

// Met keeps a device's last contact.
func (s *Store) Met(ctx context.Context, id checkin.DeviceID, c hub.Contact) error {
	return s.execOne(ctx, "note contact", id, `UPDATE member SET met = $2, program = $3, unsent = $4, ahead = $5 WHERE device = $1`,
		[16]byte(id), c.At.UnixMilli(), c.Program, c.Unsent, c.Ahead.Milliseconds())
}

// Revoke lets a device in no longer; the first time counts.
func (s *Store) Revoke(ctx context.Context, id checkin.DeviceID, at time.Time) error {
	return s.execOne(ctx, "revoke device", id, `UPDATE member SET revoked = coalesce(revoked, $2) WHERE device = $1`, [16]byte(id), at.UnixMilli())
}

// Spend uses something up, and forgets some of what expired an hour ago: a
// clock that is a little behind must not find it fresh.
func (s *Store) Spend(ctx context.Context, once hub.Hash, expires time.Time) (fresh bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	old := s.now().Add(-time.Hour).UnixMilli()
	err = s.pool.QueryRow(ctx, `
		WITH old AS (DELETE FROM spent WHERE once IN (SELECT once FROM spent WHERE expires < $3 LIMIT 100 FOR UPDATE SKIP LOCKED)),
		new AS (INSERT INTO spent (once, expires) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1)
		SELECT EXISTS (SELECT FROM new)`, once[:], expires.UnixMilli(), old).Scan(&fresh)
	return fresh, failed(ctx, "spend", err)
}

// Secret is the hub's own, of all its processes.
func (s *Store) Secret(ctx context.Context) (hub.Hash, error) {
	var made hub.Hash
	_, _ = rand.Read(made[:]) // crypto/rand.Read never fails (Go 1.24)
	if err := s.exec(ctx, "read secret", `INSERT INTO secret (bytes) VALUES ($1) ON CONFLICT DO NOTHING`, made[:]); err != nil {
		return hub.Hash{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	var kept []byte
	err := s.pool.QueryRow(ctx, `SELECT bytes FROM secret`).Scan(&kept)
	if err == nil && len(kept) != len(made) {
		err = checkin.Errorf(checkin.CodeDamaged, "read secret", "%d bytes", len(kept))
	}
	if err != nil {
		return hub.Hash{}, failed(ctx, "read secret", err)
	}
	return hub.Hash(kept), nil
}

func (s *Store) exec(ctx context.Context, op, text string, args ...any) error {
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	_, err := s.pool.Exec(ctx, text, args...)
	return failed(ctx, op, err)
}

// execOne is exec of what changes one device's row. The error has CodeNotFound
// where there is none.
func (s *Store) execOne(ctx context.Context, op string, id checkin.DeviceID, text string, args ...any) error {
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	done, err := s.pool.Exec(ctx, text, args...)
	if err == nil && done.RowsAffected() == 0 {
		return checkin.Errorf(checkin.CodeNotFound, op, "%s", id)
	}
	return failed(ctx, op, err)
}
