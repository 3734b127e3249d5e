package postgres_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// spent is the processor time that this process and the server have taken so
// far, ended backends included: where other programs load the machine too, it
// says more than a clock does. It is zero where there is no /proc.
func spent(t testing.TB, url string) time.Duration {
	t.Helper()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	own, server := readStat("self"), readStat(fmt.Sprint(conn.PgConn().PID())).parent
	ticks := own.ticks
	all, _ := filepath.Glob("/proc/[0-9]*") // its one error is a bad pattern
	for _, dir := range all {
		s := readStat(filepath.Base(dir))
		switch {
		case filepath.Base(dir) == fmt.Sprint(server):
			ticks += s.ticks + s.ended
		case server > 0 && s.parent == server:
			ticks += s.ticks
		}
	}
	return time.Duration(ticks) * time.Second / 100
}

// stat is what /proc tells of a process: see proc_pid_stat(5).
type stat struct{ parent, ticks, ended int }

func readStat(pid string) (s stat) {
	text, err := os.ReadFile(filepath.Join("/proc", pid, "stat"))
	if err != nil {
		return stat{} // it has just ended
	}
	fields := bytes.Fields(text[bytes.LastIndexByte(text, ')')+1:])
	number := func(i int) int {
		n, _ := strconv.Atoi(string(fields[i-3])) // the kernel's own
		return n
	}
	return stat{parent: number(4), ticks: number(14) + number(15), ended: number(16) + number(17)}
}
