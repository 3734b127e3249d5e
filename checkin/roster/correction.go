package roster

import (
	"slices"

	"opale/checkin"
)

// ParseStatus reads the status that a person gives to a word, in any language
// of the vocabulary: "valid", "annulé". ok is false for a word of no status.
func ParseStatus(word string) (status checkin.Status, ok bool) {
	status, ok = statusOf(word, nil)
	return status, ok && status != ""
}

// nothings are how a person says that a column is not to be read.
var nothings = []string{"nothing", "ignore", "rien", "aucun", "aucune"}

// ParseUse reads the use that a person gives to a column: its name, or what
// such a column is called ("company", "société"). ok is false where it is none.
func ParseUse(text string) (use Use, ok bool) {
	if slices.Contains(Uses, Use(text)) {
		return Use(text), true
	}
	if slices.Contains(nothings, checkin.Fold(text)) {
		return UseNothing, true
	}
	m, ok := meaningOf(text)
	return m.use, ok && slices.Contains(Uses, m.use)
}
