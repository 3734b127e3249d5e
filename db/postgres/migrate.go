package postgres

import (
	"context"
	"embed"
	"io/fs"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"opale/checkin"
)

//go:embed migrations/*.sql
var migrations embed.FS

// schemaVersion is the highest number among the migrations. A test holds the
// two together.
const schemaVersion = 2

// migrate brings the schema up to date, under an advisory lock: of several
// processes that start at once, one does it and the others wait, looking every
// second. A database of a newer version is refused untouched.
func migrate(ctx context.Context, pool *pgxpool.Pool) error {
	version, err := schemaOf(ctx, pool)
	switch {
	case err != nil || version == schemaVersion:
		return err
	case version > schemaVersion:
		return checkin.Errorf(checkin.CodeNewer, "open database", "schema %d, this program knows %d", version, schemaVersion)
	}
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 60))
	if err != nil {
		return err
	}
	db := stdlib.OpenDBFromPool(pool)
	defer db.Close() // the pool stays open
	provider, err := goose.NewProvider(goose.DialectPostgres, db, sub, goose.WithSessionLocker(locker))
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}

// schemaOf is the version of a database's schema, 0 for an empty one.
func schemaOf(ctx context.Context, pool *pgxpool.Pool) (int64, error) {
	var made bool
	if err := pool.QueryRow(ctx, `SELECT to_regclass('goose_db_version') IS NOT NULL`).Scan(&made); err != nil || !made {
		return 0, err
	}
	var version int64
	err := pool.QueryRow(ctx, `SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied`).Scan(&version)
	return version, err
}
