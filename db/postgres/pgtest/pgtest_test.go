package pgtest

import (
	"context"
	"os"
	"testing"

	"github.com/jackc/pgx/v5"
)

func TestMain(m *testing.M) { os.Exit(Run(m)) }

func TestEachTestHasADatabaseOfItsOwn(t *testing.T) {
	one, two := Database(t), Database(t)
	if one == two {
		t.Fatal("the same database twice")
	}
	ctx := context.Background()
	for _, url := range []string{one, two} {
		conn, err := pgx.Connect(ctx, url)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close(ctx)
		var durable string
		if err := conn.QueryRow(ctx, "SHOW fsync").Scan(&durable); err != nil || durable != "on" {
			t.Errorf("fsync is %s, %v", durable, err)
		}
		if _, err := conn.Exec(ctx, "CREATE TABLE stream (id uuid)"); err != nil {
			t.Errorf("not empty: %v", err)
		}
	}
}
