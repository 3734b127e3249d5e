//go:build unix

package main

import (
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

const windowColumns, windowRows = 80, 24

// window is what somebody in front of a terminal sees.
type window struct {
	terminal *os.File
	screen   *vt.SafeEmulator
	names    []string
	over     chan struct{}

	mu    sync.Mutex
	seen  string
	noted map[string]bool // who was ever shown as noted
}

// watchWindow reads what is drawn on a terminal, to its end, and notes which
// of some names are shown as noted.
func watchWindow(terminal *os.File, names []string) *window {
	return watchSized(terminal, names, windowColumns, windowRows)
}

func watchSized(terminal *os.File, names []string, columns, rows int) *window {
	w := &window{
		terminal: terminal, screen: vt.NewSafeEmulator(columns, rows),
		names: names, over: make(chan struct{}), noted: map[string]bool{},
	}
	go func() { _, _ = io.Copy(terminal, w.screen) }() // what a terminal answers when it is asked
	go func() {
		defer close(w.over)
		chunk := make([]byte, 64<<10)
		for {
			n, err := terminal.Read(chunk)
			_, _ = w.screen.Write(chunk[:n])
			w.look()
			if err != nil {
				return // Linux says EIO where the other end is closed
			}
		}
	}()
	return w
}

func (w *window) look() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.seen = ansi.Strip(w.screen.Render())
	for _, name := range w.names {
		if strings.Contains(w.seen, "C'EST NOTÉ") && strings.Contains(w.seen, spaced(name)) {
			w.noted[name] = true
		}
	}
}

// enter types a name and, once it is found, Enter.
func (w *window) enter(t *testing.T, name string) {
	t.Helper()
	w.write(t, name)
	w.waitFor(t, strings.ToUpper(name))
	w.write(t, "\r")
}

func (w *window) write(t *testing.T, keys string) {
	t.Helper()
	if _, err := io.WriteString(w.terminal, keys); err != nil {
		t.Fatal(err)
	}
}

// waitFor returns once all of some texts are on the screen.
func (w *window) waitFor(t *testing.T, texts ...string) {
	t.Helper()
	var seen string
	came := eventually(func() bool {
		w.mu.Lock()
		seen = w.seen
		w.mu.Unlock()
		return !slices.ContainsFunc(texts, func(text string) bool { return !strings.Contains(seen, text) })
	})
	if !came {
		t.Fatalf("%q never came:\n%s", texts, seen)
	}
}

// end reads what the dead desk had still drawn, and returns who was shown as
// noted.
func (w *window) end() (noted []string) {
	<-w.over
	if pipe, ok := w.screen.InputPipe().(io.Closer); ok {
		_ = pipe.Close()
	}
	for name := range w.noted {
		noted = append(noted, name)
	}
	return noted
}

// spaced is a family name as the panel has it: D U P O N T.
func spaced(name string) string { return strings.Join(strings.Split(strings.ToUpper(name), ""), " ") }
