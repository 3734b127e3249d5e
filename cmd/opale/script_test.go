package main

import (
	"compress/gzip"
	"context"
	"database/sql"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"opale/db"
	"opale/db/postgres/pgtest"
	"opale/db/seal"
)

func TestMain(m *testing.M) {
	if os.Getenv(keyFileVariable) == "" { // no test asks the keystore of whoever runs it
		if err := os.Setenv(keyFileVariable, testKeyFile); err != nil {
			panic(err)
		}
	}
	if os.Getenv(raceVariable) == "" {
		if err := os.Setenv(raceVariable, raceEnd); err != nil {
			panic(err)
		}
	}
	testscript.Main(withPostgres{m}, programs)
}

// programs are what the tests run as processes of their own, by their names.
var programs = map[string]func(){
	"opale": main,
	strings.TrimSuffix(programName(), ".exe"): main, // as it is called on a stick
	"opale-hasty": hasty,
}

// testKeyFile is in the configuration folder of whatever laptop a test plays.
const testKeyFile = "database.key"

// A process with the race detector sleeps for a second once it is over, which
// no user ever waits for, and which the scripts would do some 700 times. What
// was found until then is said all the same.
const raceVariable, raceEnd = "GORACE", "atexit_sleep_ms=0"

// withPostgres stops the PostgreSQL that a test may have started, and removes
// the program that one may have built.
type withPostgres struct{ *testing.M }

// Run runs the tests.
func (m withPostgres) Run() int {
	defer delivered.remove()
	return pgtest.Run(m.M)
}

// TestScripts runs testdata/script: each is a day in the life of one laptop,
// whose home is the script's own folder.
func TestScripts(t *testing.T) {
	testdata, err := filepath.Abs("testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join(testdata, "script"),
		Setup: func(env *testscript.Env) error {
			for name, folder := range homes {
				env.Setenv(name, filepath.Join(env.WorkDir, folder))
			}
			for _, name := range []string{"TMPDIR", "TMP"} {
				env.Setenv(name, filepath.Join(env.WorkDir, "tmp"))
			}
			env.Setenv(keyFileVariable, testKeyFile)
			env.Setenv(raceVariable, os.Getenv(raceVariable))
			env.Setenv("LISTS", testdata)
			env.Setenv("PROGRAM", programName())
			return os.MkdirAll(filepath.Join(env.WorkDir, "tmp"), 0o700)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exits,
			"keep":    keep,
			"unpack":  unpack,
			"held":    held,
			"sql":     runSQL,
			"poke":    poke,
			"laptop":  laptop,
			"flip":    flip,
			"port":    port,
			"open":    awaitOpen,
			"stand":   stand,
			"invited": invited,
		},
	})
}

// exits CODE COMMAND… runs a command that must end with that exit code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// keep NAME PATTERN sets a variable to what the pattern's group matches in the
// last output.
func keep(ts *testscript.TestScript, _ bool, args []string) {
	found := regexp.MustCompile(args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
	if len(found) < 2 {
		ts.Fatalf("%s is not in the output", args[1])
	}
	ts.Setenv(args[0], found[1])
}

// unpack FILE.gz TO writes what is packed in a file.
func unpack(ts *testscript.TestScript, _ bool, args []string) {
	packed, err := os.Open(ts.MkAbs(args[0]))
	ts.Check(err)
	defer packed.Close()
	plain, err := gzip.NewReader(packed)
	ts.Check(err)
	text, err := io.ReadAll(plain)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), text, 0o600))
}

// held FILE keeps a desk open on a database until the script ends.
func held(ts *testscript.TestScript, _ bool, args []string) {
	key, err := db.NewKey()
	ts.Check(err)
	file := seal.File{Path: filepath.Join(ts.Getenv("XDG_CONFIG_HOME"), "opale", testKeyFile)}
	store, err := db.Open(context.Background(), ts.MkAbs(args[0]), db.Options{Key: key, Program: "opale", Sole: true, Ring: &seal.Ring{Open: []seal.Keeper{file}}})
	ts.Check(err)
	ts.Defer(func() { ts.Check(store.Close()) })
}

// homes are the folders of a laptop, within its home.
var homes = map[string]string{
	"HOME": ".", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "LOCALAPPDATA": "data", "APPDATA": "config",
	"USERPROFILE": ".", "OneDrive": ".",
}

// laptop NAME sits down at another laptop, whose home is the folder NAME.
func laptop(ts *testscript.TestScript, _ bool, args []string) {
	for name, folder := range homes {
		ts.Setenv(name, filepath.Join(ts.MkAbs(args[0]), folder))
	}
}

// flip FILE flips one bit in the middle of a file.
func flip(ts *testscript.TestScript, _ bool, args []string) {
	text, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	text[len(text)/2] ^= 1
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), text, 0o600))
}

// sql FILE STATEMENT changes a database behind the program's back.
func runSQL(ts *testscript.TestScript, _ bool, args []string) {
	file, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	defer file.Close()
	_, err = file.Exec(args[1])
	ts.Check(err)
}

// poke FILE OFFSET BYTE overwrites one byte of a file.
func poke(ts *testscript.TestScript, _ bool, args []string) {
	offset, err := strconv.ParseInt(args[1], 0, 64)
	ts.Check(err)
	value, err := strconv.ParseUint(args[2], 0, 8)
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_WRONLY, 0)
	ts.Check(err)
	defer f.Close()
	_, err = f.WriteAt([]byte{byte(value)}, offset)
	ts.Check(err)
}
