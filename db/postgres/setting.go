package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
)

// Remembered reads a setting, empty where there is none.
func (s *Store) Remembered(key string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), s.timeout)
	defer cancel()
	var box []byte
	err := s.pool.QueryRow(ctx, `SELECT value FROM setting WHERE key = $1`, key).Scan(&box)
	if errors.Is(err, pgx.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", failed(ctx, "read setting", err)
	}
	value, err := open(s.key, settingPlace(key), box)
	return string(value), err
}

// Remember writes a setting.
func (s *Store) Remember(key, value string) error {
	return s.exec(context.Background(), "write setting",
		`INSERT INTO setting VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, s.key.Seal(settingPlace(key), []byte(value)))
}
