package disk

import (
	"os"
	"time"
)

// Rename gives a file another name, in the place of whatever has it. On Windows
// somebody else may have one of them open: an antivirus that looks at what was
// just written, the index of the search, another desk that reads its bundle.
// They are waited for a little, and never long.
func Rename(from, to string) error {
	return insist(func() error { return os.Rename(from, to) }, isHeld, time.Sleep)
}

// Remove removes a file, as patiently.
func Remove(path string) error {
	return insist(func() error { return os.Remove(path) }, isHeld, time.Sleep)
}

// RemoveAll removes a file, or a folder with all that is in it, as patiently.
func RemoveAll(path string) error {
	return insist(func() error { return os.RemoveAll(path) }, isHeld, time.Sleep)
}

// The pauses grow from the first, each twice the one before, and end with the
// last: 1.3 s in all, since an antivirus needs tenths of a second, and somebody
// may be standing at the desk.
const (
	firstPause = 5 * time.Millisecond
	lastPause  = 640 * time.Millisecond
)

// insist acts again while the file is held by somebody else, and returns the
// last error where it stays so.
func insist(act func() error, held func(error) bool, pause func(time.Duration)) error {
	err := act()
	for wait := firstPause; err != nil && held(err) && wait <= lastPause; wait *= 2 {
		pause(wait)
		err = act()
	}
	return err
}

// What Windows answers where a file is held by somebody else, or where its
// removal waits for them.
const (
	accessDenied     = 5 // also where there is no right to it: that cannot be told apart
	sharingViolation = 32
	lockViolation    = 33
	deletePending    = 303
	userMappedFile   = 1224
)

// heldCode reports whether one of Windows' error numbers says that.
func heldCode(number uintptr) bool {
	switch number {
	case accessDenied, sharingViolation, lockViolation, deletePending, userMappedFile:
		return true
	}
	return false
}
