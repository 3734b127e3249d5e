package db

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/gofrs/flock"

	"opale/checkin"
	"opale/checkin/disk"
)

// holder is the claim of one desk, or one hub, on a file. The claim is a lock
// of the operating system, which ends with the process however that ends; who
// claims stands in a file of its own beside it, since Windows lets nobody read
// a locked one.
type holder struct {
	disk disk.Disk
	lock *flock.Flock
	name string
}

// claim is what the second comer is told.
type claim struct {
	Host    string `json:"host"`
	PID     int    `json:"pid"`
	Program string `json:"program"`
	Since   int64  `json:"since"` // ms since 1970
}

// Holder says who has a file open. It comes with errors of CodeHeld.
type Holder struct {
	Host  string // the other computer's name; empty for this one
	Since time.Time
}

func (h *Holder) Error() string { return fmt.Sprintf("held by %q since %v", h.Host, h.Since) }

func hold(d disk.Disk, path, program string) (*holder, error) {
	h := &holder{disk: d, lock: flock.New(path + ".lock"), name: path + ".holder"}
	got, err := h.lock.TryLock()
	if err != nil {
		return nil, failed("hold database", named(err, path))
	}
	host, _ := os.Hostname()
	if !got {
		return nil, &checkin.Error{Code: checkin.CodeHeld, Op: "hold database", Detail: path, Err: readClaim(h.name, host)}
	}
	text, err := json.Marshal(claim{host, os.Getpid(), program, time.Now().UnixMilli()})
	if err == nil {
		err = disk.Replace(d, h.name, disk.Private, text) // whoever comes meanwhile reads the old one, or all of it
	}
	if err != nil {
		_ = h.lock.Unlock()
		return nil, failed("hold database", named(err, path))
	}
	return h, nil
}

// readClaim reads who holds the file, as seen from a computer of that name;
// nil where it cannot be read, since it is for people only.
func readClaim(name, host string) error {
	var c claim
	text, err := os.ReadFile(name)
	if err != nil || json.Unmarshal(text, &c) != nil {
		return nil
	}
	if c.Host == host {
		c.Host = ""
	}
	return &Holder{Host: c.Host, Since: time.UnixMilli(c.Since)}
}

// named makes an error about a file beside the database one about the database.
func named(err error, path string) error {
	var file *fs.PathError
	if errors.As(err, &file) {
		return &fs.PathError{Op: file.Op, Path: path, Err: file.Err}
	}
	return err
}

func (h *holder) release() error {
	_ = h.disk.Remove(h.name)
	return h.lock.Close()
}
