package disk

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What Windows itself says of a file that somebody reads is understood: the
// file takes its place, or goes, once it is let go.
func TestAFileThatSomebodyReadsIsWaitedForOnWindows(t *testing.T) {
	dir, err := os.MkdirTemp("", "opale") // not t.TempDir, which Wine cannot remove
	if err != nil {
		t.Fatal(err)
	}
	from, to := filepath.Join(dir, "new"), filepath.Join(dir, "old")
	defer func() {
		if err := os.Remove(dir); err != nil {
			t.Error(err)
		}
	}()
	for what, act := range map[string]func() error{
		"replaced": func() error { return os.Rename(from, to) },
		"removed":  func() error { return os.Remove(to) },
	} {
		for _, name := range []string{from, to} {
			if err := os.WriteFile(name, []byte(filepath.Base(name)), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		reader, err := os.Open(to)
		if err != nil {
			t.Fatal(err)
		}
		pauses := 0
		err = insist(act, isHeld, func(time.Duration) {
			pauses++
			_ = reader.Close() // the second time it is closed already
		})
		if err != nil || pauses == 0 {
			t.Errorf("%s: %v after %d pauses", what, err, pauses)
		}
		_ = reader.Close()
		_, _ = os.Remove(from), os.Remove(to)
	}
}
