package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

var (
	errHeld = errors.New("held")
	errElse = errors.New("the stick was pulled out")
)

func isErrHeld(err error) bool { return errors.Is(err, errHeld) }

// On Windows an antivirus holds what was just written: it is waited for, longer
// each time, and no longer than a second and a half.
func TestAFileThatIsHeldIsWaitedForAndNotForLong(t *testing.T) {
	for held := range 20 {
		var pauses []time.Duration
		tries := 0
		err := insist(func() error {
			if tries++; tries <= held {
				return errHeld
			}
			return nil
		}, isErrHeld, func(d time.Duration) { pauses = append(pauses, d) })
		total := time.Duration(0)
		for _, p := range pauses {
			total += p
		}
		switch {
		case held <= 8 && (err != nil || len(pauses) != held):
			t.Errorf("held %d times: %v after %v", held, err, pauses)
		case held > 8 && (!isErrHeld(err) || len(pauses) != 8):
			t.Errorf("held %d times: %v after %v", held, err, pauses)
		case !slices.IsSorted(pauses) || total > 1500*time.Millisecond:
			t.Errorf("held %d times, it waits %v", held, pauses)
		}
	}
}

func TestWhatIsNotHeldIsNotTriedAgain(t *testing.T) {
	tries := 0
	err := insist(func() error { tries++; return errElse }, isErrHeld, func(time.Duration) { t.Error("it waits") })
	if !errors.Is(err, errElse) || tries != 1 {
		t.Errorf("%d tries, %v", tries, err)
	}
}

func TestWhatWindowsSaysOfAHeldFile(t *testing.T) {
	for number, want := range map[uintptr]bool{
		5: true, 32: true, 33: true, 303: true, 1224: true, // access denied, sharing, lock, delete pending, mapped
		2: false, 3: false, 17: false, 19: false, 39: false, 112: false, // missing, no folder, other drive, write-protected, full twice
	} {
		if got := heldCode(number); got != want {
			t.Errorf("error %d: held %v, want %v", number, got, want)
		}
	}
}

// The system itself: a file takes the place of another, and goes.
func TestAFileTakesThePlaceOfAnother(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "new"), filepath.Join(dir, "old")
	for _, name := range []string{from, to} {
		if err := os.WriteFile(name, []byte(filepath.Base(name)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := Rename(from, to); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(to); string(got) != "new" {
		t.Errorf("%q, %v", got, err)
	}
	if err := Remove(to); err != nil {
		t.Fatal(err)
	}
	if err := Remove(to); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("removed twice: %v", err)
	}
}
