package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

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
		defer os.RemoveAll(folder)
		options.Scratch = folder
	}
	return roster.Read(r, name, options)
}

// sweepReadings removes what was left by a process that was killed while it read.
func sweepReadings(dir string, now time.Time) {
	left, err := os.ReadDir(dir)
	if err != nil {
		return // it is said when the database is opened
	}
	for _, e := range left {
		if !e.IsDir() || !strings.HasPrefix(e.Name(), readingFolder) {
			continue
		}
		if info, err := e.Info(); err == nil && now.Sub(info.ModTime()) > readingLasts {
			_ = os.RemoveAll(filepath.Join(dir, e.Name())) // what stays is tried again
		}
	}
}
