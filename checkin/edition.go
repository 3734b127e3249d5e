package checkin

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"
)

// Edition is what somebody holds of the organiser's lists, as people say it:
// the word and the hour of the last one that was taken in. The zero value is no
// list at all.
type Edition struct {
	Word     string    `json:"word"`
	Imported time.Time `json:"imported"`
	Digest   string    `json:"digest"` // of the rows of all lists in force
}

// EditionOf is the edition of whoever holds these imports, the last one last. A
// list is in force until it is imported anew; the same rows again are no other
// edition, whatever the file is called and whenever that was.
func EditionOf(imports []RosterList) (e Edition) {
	var inForce []RosterList
	for _, l := range imports {
		if !slices.ContainsFunc(inForce, func(o RosterList) bool { return o.Digest == l.Digest }) {
			e.Word, e.Imported = l.Word(), l.Imported
		}
		inForce = slices.DeleteFunc(inForce, func(o RosterList) bool { return o.Label() == l.Label() })
		inForce = append(inForce, l)
	}
	if len(inForce) == 0 {
		return e
	}
	var digests []string
	for _, l := range inForce {
		digests = append(digests, l.Digest)
	}
	slices.Sort(digests)
	sum := sha256.Sum256([]byte(strings.Join(slices.Compact(digests), "\n")))
	e.Digest = hex.EncodeToString(sum[:])
	return e
}

// IsZero reports whether it is no list at all.
func (e Edition) IsZero() bool { return e.Digest == "" }

// Same reports whether two editions have the same rows.
func (e Edition) Same(o Edition) bool { return e.Digest == o.Digest }
