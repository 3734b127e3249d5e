package db

import (
	"context"
	"errors"

	"opale/checkin"
)

// What was deleted is overwritten in its place (secure_delete), but that is not
// all there is of it: the log beside the file still has the pages of before, and
// where pages were divided, what moved to the other one is still in the first.
// So the log is emptied at once, and the file is written anew, of what it
// holds, as soon as nobody waits for it: by the command that erased somebody, and
// before the next backup. A setting remembers that this is to be done.
const (
	settingScrub  = "scrub"  // the file is to be written anew
	settingErased = "erased" // the backups are from before somebody was forgotten; its value tells erasures apart
)

// forgotten notes, in the transaction that forgot somebody, that the file is to
// be scrubbed.
func (s *Store) forgotten(p *projection) error {
	if !p.forgot {
		return nil
	}
	return s.write.exec(`INSERT OR REPLACE INTO setting VALUES (?, ?), (?, ?)`,
		settingScrub, s.write.setting(settingScrub, "1"), settingErased, s.write.setting(settingErased, checkin.NewStreamID().String()))
}

// drain empties the log after a commit that forgot somebody, unless somebody
// reads just now: then Scrub does. What was written stays written either way.
func (s *Store) drain(p *projection) {
	if p.forgot {
		_ = s.checkpoint(context.Background())
	}
}

// Scrub sees to it that what was deleted is nowhere in the file, nor in the log
// beside it. It is quick where nothing was deleted since the last time. The error
// has CodeBusy where somebody read for too long.
func (s *Store) Scrub(ctx context.Context) error {
	if s.conn == nil {
		return checkin.Errorf(checkin.CodeReadOnly, "scrub", "no device key")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	text, err := s.Remembered(settingScrub)
	if err != nil || text == "" {
		return failed("scrub", err)
	}
	// In memory: a temporary file would have all of it once more.
	for _, do := range []string{`PRAGMA temp_store = MEMORY`, `VACUUM`} {
		if _, err := s.conn.ExecContext(ctx, do); err != nil {
			return failed("scrub", err)
		}
	}
	if err := s.checkpoint(ctx); err != nil {
		return failed("scrub", err)
	}
	_, err = s.conn.ExecContext(ctx, `DELETE FROM setting WHERE key = ?`, settingScrub)
	return failed("scrub", err)
}

// checkpoint moves what is in the log to the file, and empties it. Whoever waits
// at the door does not wait for a long reader.
func (s *Store) checkpoint(ctx context.Context) error {
	if _, err := s.conn.ExecContext(ctx, `PRAGMA busy_timeout = 100`); err != nil {
		return err
	}
	var busy, log, done int
	err := s.conn.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &log, &done)
	_, restored := s.conn.ExecContext(context.WithoutCancel(ctx), `PRAGMA `+busyTimeout)
	if err == nil && busy != 0 {
		err = &checkin.Error{Code: checkin.CodeBusy, Op: "empty log"}
	}
	return errors.Join(err, restored)
}

// backedUp notes that the copies from before an erasure are gone, unless there
// was another one since.
func (s *Store) backedUp(erased string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.conn.ExecContext(context.Background(), `DELETE FROM setting WHERE key = ? AND value = ?`, settingErased, s.write.setting(settingErased, erased))
	return err
}
