package bundle

import (
	"slices"
	"strings"
)

// Slip is a word that was typed and is none of those that a passphrase is drawn
// from.
type Slip struct {
	Place int    // from 0
	Near  string // the one of them that is a letter apart; empty where there is not one
}

// Slips looks at a passphrase that opened nothing, and says what looks wrong in
// it: how many words it has where they are not five, and which of them are none
// of ours. It tells nothing of a passphrase that an event has chosen by itself:
// most of its words have to be ours, or nothing is said.
func Slips(passphrase string) (slips []Slip, count int) {
	ours := strings.Fields(spokenWords)
	typed := strings.Fields(Spoken(passphrase))
	for i, word := range typed {
		if _, is := slices.BinarySearch(ours, word); !is {
			slips = append(slips, Slip{i, nearest(ours, word)})
		}
	}
	if 2*len(slips) >= max(len(typed), 1) {
		return nil, 0
	}
	if len(typed) != passphraseWords {
		count = len(typed)
	}
	return slips, count
}

// nearest is the only one of some words that a slip of the finger makes of
// another: one letter more, less, another, or two that changed places. It is
// empty where there is none, and where nobody can tell which.
func nearest(ours []string, typed string) (near string) {
	for _, word := range ours {
		if !isSlip(word, typed) {
			continue
		}
		if near != "" {
			return ""
		}
		near = word
	}
	return near
}

func isSlip(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	n := 0
	for n < len(b) && a[n] == b[n] {
		n++
	}
	switch len(a) - len(b) {
	case 0:
		swapped := n+1 < len(a) && a[n] == b[n+1] && a[n+1] == b[n] && a[n+2:] == b[n+2:]
		return n < len(a) && (a[n+1:] == b[n+1:] || swapped)
	case 1:
		return a[n+1:] == b[n:]
	}
	return false
}
