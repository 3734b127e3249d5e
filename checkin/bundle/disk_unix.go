//go:build linux || darwin

package bundle

import "syscall"

// What the system says of a disk that takes no more, or nothing at all.
const (
	diskFull       = syscall.ENOSPC
	writeProtected = syscall.EROFS
)
