//go:build linux

package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"opale/cmd/opale/wording"
)

// people is how many a benchmark of the start has on its list:
// go test ./cmd/opale -run '^$' -bench FirstFrame -benchtime 30x -people 1000000
var people = flag.Int("people", 10_000, "people on the list of BenchmarkFirstFrame")

const startColumns, startRows = 120, 40

// BenchmarkFirstFrame runs the built program on a terminal of 120×40, from exec
// to its first complete frame. ms/frame is the median; MB is the resident
// memory at its highest once the whole list is in the index and a name was
// searched.
func BenchmarkFirstFrame(b *testing.B) {
	v := newProgram(b)
	store, err := rehearse(context.Background(), v.path, *people, 1)
	if err != nil {
		b.Fatal(err)
	}
	for key, value := range map[string]string{
		settingVenue: "calais", settingDesk: "Poste 1", settingOperator: "Élodie",
		"confirmed": time.Now().Format(time.DateOnly), // the questions of the first start today were answered
	} {
		if err := store.Remember(key, value); err != nil {
			b.Fatal(err)
		}
	}
	if err := store.Close(); err != nil {
		b.Fatal(err)
	}
	var frames []time.Duration
	var memory int
	for b.Loop() {
		frame, peak := v.start(b)
		frames, memory = append(frames, frame), max(memory, peak)
	}
	slices.Sort(frames)
	b.ReportMetric(float64(frames[len(frames)/2].Microseconds())/1000, "ms/frame")
	b.ReportMetric(float64(memory)/1024, "MB")
	b.ReportMetric(0, "ns/op") // the loop also waits for the index and for the end
}

// start runs the desk, and returns the time to its first frame and its peak
// memory, in KiB.
func (v *victim) start(b *testing.B) (frame time.Duration, peak int) {
	b.Helper()
	cmd := exec.Command(v.program, "--db", v.path)
	cmd.Env = append(v.env, "TERM=xterm-256color", "LANG=C.UTF-8")
	begin := time.Now()
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: startRows, Cols: startColumns})
	if err != nil {
		b.Fatal(err)
	}
	defer terminal.Close()
	screen := vt.NewSafeEmulator(startColumns, startRows)
	go func() { _, _ = io.Copy(terminal, screen) }() // what a terminal answers when it is asked
	// The last of the action bar, at the foot.
	frame = readUntil(b, terminal, screen, "Quitter").Sub(begin)
	fmt.Fprint(terminal, "lefevr")
	// An answer counts the people in the index: now it has them all.
	readUntil(b, terminal, screen, "personnes sur "+wording.French.Number(*people))
	peak = highWater(b, cmd.Process.Pid)
	if err := cmd.Process.Kill(); err != nil {
		b.Fatal(err)
	}
	_ = cmd.Wait()
	return frame, peak
}

// readUntil reads what is drawn until a text is on the screen, and says when
// the last of it came.
func readUntil(b *testing.B, terminal io.Reader, screen *vt.SafeEmulator, text string) (came time.Time) {
	b.Helper()
	chunk := make([]byte, 64<<10)
	for !strings.Contains(ansi.Strip(screen.Render()), text) {
		n, err := terminal.Read(chunk)
		if err != nil {
			b.Fatalf("%q never came: %v", text, err)
		}
		came = time.Now()
		if _, err := screen.Write(chunk[:n]); err != nil {
			b.Fatal(err)
		}
	}
	return came
}

// highWater is the most memory a process ever had in RAM, in KiB.
func highWater(b *testing.B, pid int) int {
	b.Helper()
	status, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/status")
	if err != nil {
		b.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kib, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		b.Fatal(err)
	}
	return kib
}
