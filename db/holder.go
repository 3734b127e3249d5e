package db

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/gofrs/flock"

	"opale/checkin"
)

// holder is the claim of one desk, or one hub, on a file. The claim is a lock
// of the operating system, which ends with the process however that ends; who
// claims stands in a file of its own beside it, since Windows lets nobody read
// a locked one.
type holder struct {
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

func hold(path, program string) (*holder, error) {
	h := &holder{lock: flock.New(path + ".lock"), name: path + ".holder"}
	got, err := h.lock.TryLock()
	if err != nil {
		return nil, failed("hold database", err)
	}
	if !got {
		return nil, &checkin.Error{Code: checkin.CodeHeld, Op: "hold database", Detail: readClaim(h.name)}
	}
	host, _ := os.Hostname()
	text, err := json.Marshal(claim{host, os.Getpid(), program, time.Now().UnixMilli()})
	if err == nil {
		err = os.WriteFile(h.name, text, 0o600)
	}
	if err != nil {
		_ = h.lock.Unlock()
		return nil, failed("hold database", err)
	}
	return h, nil
}

// readClaim names who holds the file; it is for people only.
func readClaim(name string) string {
	var c claim
	text, err := os.ReadFile(name)
	if err != nil || json.Unmarshal(text, &c) != nil {
		return "?"
	}
	since := time.UnixMilli(c.Since).Format("2006-01-02 15:04")
	return fmt.Sprintf("%s, pid %d, %s", c.Host, c.PID, since)
}

func (h *holder) release() error {
	_ = os.Remove(h.name)
	return h.lock.Close()
}
