package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"opale/checkin/disk"
	"opale/checkin/roster"
)

const (
	readingFolder = ".opale-reading-"
	readingLasts  = time.Hour // no reading takes as long
)

// readBeside reads a list. What of it does not fit into memory lies meanwhile,
// unsealed, in a folder beside the database that only this user reads; where there is
// no database yet, in the system's. It is gone when the list is read.
func readBeside(database string, r io.Reader, name string, options roster.Options) (*roster.List, error) {
	dir := filepath.Dir(database)
	sweepReadings(dir, time.Now())
	folder, err := os.MkdirTemp(dir, readingFolder+"*")
	if err != nil {
		folder, err = os.MkdirTemp("", readingFolder+"*")
	}
	if err == nil { // else only a list that is too large is refused
		defer disk.RemoveAll(folder)
		options.Scratch = folder
	}
	return roster.Read(r, name, options)
}

// sweepReadings removes what was left by a process that was killed while it read
// a list, or wrote a workbook.
func sweepReadings(dir string, now time.Time) {
	disk.Sweep(disk.Computer{}, dir, now.Add(disk.Stale-readingLasts), func(name string) bool {
		return strings.HasPrefix(name, readingFolder) || strings.HasPrefix(name, scratchFolder)
	})
}

// sweepLeft does so, and removes what was left of files of ours, there and beside
// the keys.
func (p *program) sweepLeft(database string) {
	now, isLeft := time.Now(), func(name string) bool { return disk.IsBeside(name, "") }
	sweepReadings(filepath.Dir(database), now)
	disk.Sweep(p.onDisk(), filepath.Dir(database), now, isLeft)
	if key, err := keyFile(); err == nil {
		disk.Sweep(p.onDisk(), filepath.Dir(key), now, isLeft)
	}
}
