package roster

import "strings"

const longestShared = 40 // bytes of a value that may come again

// shared is a text of its own, not of a whole line's memory; the same one
// where it came before.
func (r *reader) shared(text string) string {
	if len(text) > longestShared {
		return strings.Clone(text)
	}
	known, ok := r.pool[text]
	if !ok {
		known = strings.Clone(text)
		if len(r.pool) < maxWords {
			r.pool[known] = known
		}
	}
	return known
}
