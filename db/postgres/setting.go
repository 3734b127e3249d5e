package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
)

// Remembered reads a setting, empty where there is none.
func (s *Store) Remembered(key string) (value string, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), s.timeout)
	defer cancel()
	err = s.pool.QueryRow(ctx, `SELECT value FROM setting WHERE key = $1`, key).Scan(&value)
	if errors.Is(err, pgx.ErrNoRows) {
		return "", nil
	}
	return value, failed(ctx, "read setting", err)
}

// Remember writes a setting.
func (s *Store) Remember(key, value string) error {
	return s.exec(context.Background(), "write setting",
		`INSERT INTO setting VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
}
