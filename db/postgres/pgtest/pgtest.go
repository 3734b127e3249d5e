// Package pgtest gives tests a real PostgreSQL: a throwaway server of the
// machine's own installation, one a test binary, on a Unix socket, and an empty
// database a test. Only tests import it.
package pgtest

import (
	"context"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

var (
	mu     sync.Mutex
	server *cluster // started by the first test that needs it
	failed error    // why there is none
	made   int      // databases
)

// Way is one of the ways in which a package runs all of its tests.
type Way struct {
	Name string
	Go   func() // before they run
}

// Run runs a package's tests, in each way where there are some, and stops the
// server. TestMain calls it:
//
//	func TestMain(m *testing.M) { os.Exit(pgtest.Run(m)) }
func Run(m *testing.M, ways ...Way) int {
	code := 0
	for _, way := range ways {
		way.Go()
		if c := m.Run(); c != 0 {
			fmt.Fprintf(os.Stderr, "\n*** tests failed, run %s ***\n\n", way.Name)
			code = c
		}
	}
	if len(ways) == 0 {
		code = m.Run()
	}
	mu.Lock()
	defer mu.Unlock()
	if server != nil {
		server.stop()
	}
	if failed == errAbsent {
		fmt.Fprintf(os.Stderr, "\n*** %v: the tests on PostgreSQL were SKIPPED ***\n\n", failed)
	}
	return code
}

// Database makes an empty database and returns its URL. Where the machine has
// no PostgreSQL the test is skipped, and Run says so; with CI=true it fails.
func Database(t testing.TB) string {
	t.Helper()
	mu.Lock()
	defer mu.Unlock()
	if server == nil && failed == nil {
		server, failed = start()
	}
	if failed == errAbsent && os.Getenv("CI") != "true" {
		t.Skip(failed)
	}
	if failed != nil {
		t.Fatal(failed)
	}
	made++
	name := fmt.Sprintf("test_%d", made)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	conn, err := pgx.Connect(ctx, server.url("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, "CREATE DATABASE "+name); err != nil {
		t.Fatal(err)
	}
	return server.url(name)
}
