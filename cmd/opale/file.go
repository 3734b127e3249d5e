package main

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/tui/i18n"
)

// onDisk is the disk that this run writes its files to.
func (p *program) onDisk() disk.Disk { return cmp.Or(p.disk, disk.Disk(disk.Computer{})) }

// unwritten is about a file that the user named and that could not be written.
type unwritten struct {
	file string
	err  error
}

func (e *unwritten) Error() string { return e.file + ": " + e.err.Error() }
func (e *unwritten) Unwrap() error { return e.err }

// about makes an error of the disk one about the file that the user named. Any
// other stays as it is.
func about(path string, err error) error {
	var file *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &file):
		return &unwritten{path, &fs.PathError{Op: "write", Path: path, Err: file.Err}}
	case errors.As(err, &link):
		return &unwritten{path, &fs.PathError{Op: "write", Path: path, Err: link.Err}}
	}
	return err
}

// unwrittenSentence finds the words for a file that was not written; ok is false
// where they are those of any other failure.
func (p *program) unwrittenSentence(e *unwritten) (s i18n.Sentence, ok bool) {
	s, ok = p.words.Out.Faults[checkin.ErrorCode(bundle.Failed("write file", e.file, e.err))]
	return detailed(s, e.file), ok
}

// output gives write a place to write to: the file named, which appears whole
// or not at all and takes the place of one that is there, or standard output
// for "" and "-".
func (p *program) output(name string, write func(io.Writer) error) error {
	if isStandard(name) {
		return write(p.out)
	}
	return about(name, disk.Write(p.onDisk(), name, disk.Private, write))
}

// isStandard reports whether a name given with -o means standard output.
func isStandard(name string) bool { return name == "" || name == "-" }

// scratchFolder begins the name of a folder for what a large file does not hold
// in memory while it is written.
const scratchFolder = ".opale-export-"

// scratch makes such a folder, private: beside the file, or beside the database.
// done removes it. What a run that was killed has left there goes first.
func (p *program) scratch(name string) (folder string, done func() error, err error) {
	if isStandard(name) {
		if name, err = p.database(); err != nil {
			return "", nil, err
		}
	}
	d, beside := p.onDisk(), filepath.Dir(name)
	sweepReadings(beside, time.Now())
	folder, err = d.MakeTemp(beside, scratchFolder+"*")
	if err != nil {
		return "", nil, about(name, err)
	}
	return folder, func() error { return about(name, d.RemoveAll(folder)) }, nil
}
