package db

import (
	"context"
	"database/sql"
	"embed"
	"io/fs"

	"github.com/pressly/goose/v3"

	"opale/checkin"
)

//go:embed migrations/*.sql
var migrations embed.FS

// schemaVersion is the highest number among the migrations. A test holds the
// two together.
const schemaVersion = 1

// migrate brings the schema up to date. A file of a newer version is refused
// untouched, and so is a file of another program; one that is up to date costs
// two queries.
func migrate(ctx context.Context, db *sql.DB, readOnly bool) error {
	version, err := schemaOf(ctx, db)
	switch {
	case err != nil:
		return failed("open database", err)
	case version > schemaVersion:
		return checkin.Errorf(checkin.CodeNewer, "open database", "schema %d, this program knows %d", version, schemaVersion)
	case readOnly && version == 0:
		return checkin.Errorf(checkin.CodeMissing, "open database", "empty file")
	}
	if _, err := db.ExecContext(ctx, `PRAGMA journal_mode = WAL`); err != nil {
		return failed("open database", err)
	}
	if version == schemaVersion {
		return nil
	}
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, sub)
	if err != nil {
		return failed("migrate database", err)
	}
	_, err = provider.Up(ctx)
	return failed("migrate database", err)
}

// schemaOf is the version of a file's schema, 0 for an empty one. A database
// that goose never touched, and that is not empty, is somebody else's.
func schemaOf(ctx context.Context, db *sql.DB) (int64, error) {
	var tables, ours int
	err := db.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(name = 'goose_db_version'), 0) FROM sqlite_schema WHERE type = 'table'`).Scan(&tables, &ours)
	switch {
	case err != nil:
		return 0, err
	case tables == 0:
		return 0, nil
	case ours == 0:
		return 0, checkin.Errorf(checkin.CodeNotDatabase, "open database", "made by another program")
	}
	var version int64
	err = db.QueryRowContext(ctx, `SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied = 1`).Scan(&version)
	return version, err
}
