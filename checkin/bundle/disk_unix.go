//go:build linux || darwin

package bundle

import "syscall"

// What the system says of a disk that takes no more, or nothing at all.
const (
	diskFull       = syscall.ENOSPC
	writeProtected = syscall.EROFS
)

// isInCloud is never so: here a file that is in a cloud has another name.
func isInCloud(error) bool { return false }
