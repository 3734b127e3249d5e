package screen

import "time"

// Upkeeper looks after what the desk has written: its file and the copies.
type Upkeeper interface {
	Upkeep() Upkeep // reads nothing
}

// Upkeep is how the copies stand.
type Upkeep struct {
	Backup       time.Time // the last one that was made; zero before
	BackupFailed bool      // the last one could not be
	HasStick     bool
	Stick        time.Time // when it was last found to hold everything; zero before
	StickFailed  bool
}

// Written counts the entries that this laptop has written, in all its runs.
func Written(r Replica) (n int, err error) {
	writers, err := r.Writers()
	for _, w := range writers {
		if w.Device == r.Device() {
			n += w.Entries
		}
	}
	return n, err
}
