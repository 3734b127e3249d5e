package disk

import (
	"errors"
	"syscall"
)

// isHeld reports whether an error says that somebody else has the file open.
func isHeld(err error) bool {
	var number syscall.Errno
	return errors.As(err, &number) && heldCode(uintptr(number))
}
