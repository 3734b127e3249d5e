package bundle

import "golang.org/x/sys/windows"

// What the system says of a disk that takes no more, or nothing at all.
const (
	diskFull       = windows.ERROR_DISK_FULL
	writeProtected = windows.ERROR_WRITE_PROTECT
)
