//go:build unix

package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
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

// TestASecondSignalEndsWhatHangs: the first one is heard in order; where that
// never comes to an end, as on a share that has gone, the next one does not wait.
func TestASecondSignalEndsWhatHangs(t *testing.T) {
	t.Parallel()
	v := newProgram(t)
	list := filepath.Join(t.TempDir(), "list.csv")
	if err := syscall.Mkfifo(list, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(v.program, "import", list, "--db", v.path)
	cmd.Env = v.env
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	over := make(chan error, 1)
	go func() { over <- cmd.Wait() }()
	writer, err := os.OpenFile(list, os.O_WRONLY, 0) // once it is read, of which nothing will come
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Close()
	ended := eventually(func() bool {
		_ = cmd.Process.Signal(syscall.SIGTERM) // it may be over already
		select {
		case <-over:
			return true
		default:
			return false
		}
	})
	if !ended {
		_ = cmd.Process.Kill()
		t.Error("many signals did not end it")
	}
}
