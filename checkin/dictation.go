package checkin

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

// Dictation is the four figures of a session that one desk reads to another
// over the telephone. All four count the same session, and each is another kind
// of thing: the word beside it says which.
type Dictation struct {
	Session SessionID `json:"session"`
	Desk    string    `json:"desk"`     // who reads
	Came    int       `json:"came"`     // people, each once
	Inside  int       `json:"inside"`   // of whom are there now
	WalkIns int       `json:"walk_ins"` // of whom were on no list
	Unnamed int       `json:"unnamed"`  // of these, counted without a name
}

// NewDictation is what a desk has to say of a session.
func NewDictation(s *SessionFigures, desk string) Dictation {
	return Dictation{s.ID, desk, s.In, s.Inside, s.WalkIns, s.Unnamed}
}

// Sum is a number that follows from all that is dictated, and from who says it
// about what at which event: where one thing was heard wrong, it is another
// number. It chooses the check word. Desks write their names as they like, so
// only its letters and digits count.
func (d *Dictation) Sum(event EventID) uint64 {
	text := fmt.Sprintf("opale-dictation-1\n%s\n%s\n%s\n%d %d %d %d", event, d.Session, Fold(d.Desk),
		d.Came, d.Inside, d.WalkIns, d.Unnamed)
	sum := sha256.Sum256([]byte(text))
	return binary.BigEndian.Uint64(sum[:8])
}
