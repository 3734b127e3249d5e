package bundle

import (
	"errors"

	"golang.org/x/sys/windows"
)

// What the system says of a disk that takes no more, or nothing at all.
const (
	diskFull       = windows.ERROR_DISK_FULL
	writeProtected = windows.ERROR_WRITE_PROTECT
)

// isInCloud reports whether the content of a file is in a cloud, which does not
// answer.
func isInCloud(err error) bool {
	var number windows.Errno
	return errors.As(err, &number) && cloudCode(uintptr(number))
}
