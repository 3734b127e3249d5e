package journal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"slices"
	"strings"

	"opale/checkin"
)

// StateHash hashes the folded state: two stores that hold the same entries
// give the same hash, whatever order, carrier or moment brought them. It covers
// which entries won, never what they say, and nothing local.
//
// It is SHA-256 over lines that end in "\n":
//
//	event ID ENTRY                   the winning event-defined, if any
//	t DEVICE                         each device vouched for, by id
//	x ENTRY                          each revocation or admission that counts, by entry
//	r ID FLAGS                       for each registration, by id
//	f FIELD ENTRY                    the winning entry of each field, in their order
//	u FIELD ENTRY                    each edit of a field that lost unseen, by field, then entry
//	g ENTRY VALUE                    the last word of each list on whether it still has it, by label
//	a SESSION ENTRY                  each arrival in force, by session, then entry
//	l ENTRY ARRIVAL                  each departure that nobody took back, by entry, and what it closes
//	d ENTRY                          each decision in force, by entry
//	j ENTRY ID                       each joining in force that names this one, by entry, and the other one
//
// Of somebody erased no fields are hashed: not every store had seen what their
// entries said. Registrations that were joined are hashed each by itself: with the joinings,
// that says all about the person.
type StateHash struct {
	hash hash.Hash
}

// NewStateHash begins the hash of an event's state; defined is zero where
// nobody has defined the event.
func NewStateHash(event checkin.EventID, defined checkin.EntryID) *StateHash {
	h := &StateHash{hash: sha256.New()}
	by := ""
	if !defined.IsZero() {
		by = defined.String()
	}
	fmt.Fprintf(h.hash, "event %s %s\n", event, by)
	return h
}

// Add hashes one registration. They must come in the order of their ids.
func (h *StateHash) Add(s *Subject) {
	flags := ""
	if s.IsWalkIn() {
		flags += "w"
	}
	if s.Erased {
		flags += "e"
	}
	fmt.Fprintf(h.hash, "r %s %s\n", s.ID, flags)
	if !s.Erased {
		h.addFields(s)
	}
	for _, m := range s.Lists {
		fmt.Fprintf(h.hash, "g %s %s\n", m.Gone.Stamp.Entry, m.Gone.Value)
	}
	var lines []string
	for i := range s.Passages {
		if p := &s.Passages[i]; p.InForce() {
			lines = append(lines, fmt.Sprintf("a %s %s\n", p.Session, p.Arrival))
		}
	}
	slices.Sort(lines)
	h.hash.Write([]byte(strings.Join(lines, "")))
	for _, d := range s.Departed {
		if !s.TookBack(d.Entry) {
			fmt.Fprintf(h.hash, "l %s %s\n", d.Entry, d.Arrival)
		}
	}
	for _, d := range s.standing() {
		fmt.Fprintf(h.hash, "d %s\n", d.Stamp.Entry)
	}
	for _, j := range s.Joins {
		if j.Named && !s.TookBack(j.Entry) {
			fmt.Fprintf(h.hash, "j %s %s\n", j.Entry, j.With)
		}
	}
}

func (h *StateHash) addFields(s *Subject) {
	for f := range checkin.NumFields {
		if w := s.Winner(f); !w.Stamp.IsZero() {
			fmt.Fprintf(h.hash, "f %s %s\n", f, w.Stamp.Entry)
		}
	}
	for _, r := range s.Rivals {
		fmt.Fprintf(h.hash, "u %s %s\n", r.Field, r.Stamp.Entry)
	}
}

// Sum is the hash, in hexadecimal.
func (h *StateHash) Sum() string { return hex.EncodeToString(h.hash.Sum(nil)) }

func compareIDs(a, b checkin.RegistrationID) int { return bytes.Compare(a[:], b[:]) }

func compareStreams(a, b checkin.StreamID) int { return bytes.Compare(a[:], b[:]) }
