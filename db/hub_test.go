package db_test

import (
	"path/filepath"
	"testing"
	"time"

	"opale/checkin/hub"
	"opale/checkin/hub/hubtest"
	"opale/db"
	"opale/db/seal"
)

func TestSQLiteIsAHubsStore(t *testing.T) {
	both(t, func(t *testing.T, keys *seal.Ring) {
		hubtest.Run(t, func(t testing.TB, now func() time.Time) func() hub.Store {
			path := filepath.Join(t.TempDir(), "opale.db")
			return func() hub.Store {
				return open(t, path, db.Options{Secret: hubtest.Secret, Now: now, Ring: keys})
			}
		})
	})
}
