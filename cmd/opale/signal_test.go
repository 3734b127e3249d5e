//go:build unix

package main

import (
	"bufio"
	"io"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"opale/cmd/opale/wording"
)

// TestSignalsEndACommandInOrder: a closed window (SIGHUP), a shutdown (SIGTERM)
// and Ctrl+C (SIGINT) end a command that waits for input, with a word.
func TestSignalsEndACommandInOrder(t *testing.T) {
	t.Parallel()
	victim := newVictim(t)
	for i, signal := range []syscall.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT} {
		cmd := exec.Command(victim.program, "check-in", "--batch", "-", "--json", "--session", "calais-j1", "--force", "test", "--db", victim.path)
		cmd.Env = victim.env
		var complaints strings.Builder
		cmd.Stderr = &complaints
		keys, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(keys, victim.codes[i]+"\n"); err != nil {
			t.Fatal(err)
		}
		if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || !strings.Contains(line, `"admitted"`) {
			t.Fatalf("%v: %s%v", signal, line, err)
		}
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		if code := cmd.ProcessState.ExitCode(); code != exitRefused || !strings.Contains(complaints.String(), wording.French.Interrupted) {
			t.Errorf("%v: exit code %d\n%s", signal, code, complaints.String())
		}
	}
}
