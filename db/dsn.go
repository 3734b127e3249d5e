package db

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"opale/checkin"
)

const busyTimeout = "busy_timeout(5000)"

// pragmas of every connection. busy_timeout comes first: the others may wait.
// synchronous FULL makes a commit durable in WAL mode; the two fullfsync do so
// on macOS; secure_delete overwrites what is erased; trusted_schema and
// cell_size_check distrust a file that somebody may have altered. journal_mode
// is not among them: it stays with the file, and is set by migrate once the file
// is known to be ours.
var pragmas = []string{
	busyTimeout,
	"synchronous(FULL)",
	"foreign_keys(1)",
	"trusted_schema(0)",
	"cell_size_check(1)",
	"fullfsync(1)",
	"checkpoint_fullfsync(1)",
	"secure_delete(1)",
	"cache_size(-16384)",
}

// dsn is the driver's name for a file. Only a file: URI makes the driver apply
// pragmas and modes; a plain path would silently drop them.
func dsn(path string, reading bool) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/… on Windows
	}
	q := url.Values{"_txlock": {"immediate"}, "_dqs": {"0"}}
	q["_pragma"] = pragmas
	if reading {
		q["_pragma"] = []string{busyTimeout, "query_only(1)", "trusted_schema(0)", "cell_size_check(1)"}
		q.Set("_txlock", "deferred")
	}
	u := url.URL{Scheme: "file", Path: slashed, RawQuery: q.Encode()}
	return u.String()
}

// copyDSN is the name of a file that nobody writes to: nothing is made beside it.
func copyDSN(path string) string { return dsn(path, true) + "&mode=ro&immutable=1" }

var sqliteHeader = []byte("SQLite format 3\x00")

// checkHeader refuses a file that does not begin as SQLite's do.
func checkHeader(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return failed("open database", err)
	}
	defer f.Close()
	head := make([]byte, len(sqliteHeader))
	if n, _ := f.Read(head); !bytes.Equal(head[:n], sqliteHeader) {
		return &checkin.Error{Code: checkin.CodeNotDatabase, Op: "open database", Detail: path}
	}
	return nil
}
