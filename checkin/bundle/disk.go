package bundle

import "opale/checkin/disk"

// Disk is a file system as bundles are written to it and read from it. Where
// none is named, it is the computer's; tests have one that fails.
type Disk = disk.Disk

// File is a file that is being written.
type File = disk.File

// computer is the computer's own disk.
type computer = disk.Computer
