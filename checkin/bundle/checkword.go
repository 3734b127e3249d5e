package bundle

import "strings"

// CheckWord is the spoken word of a number: what two people say to one another
// to learn whether they have the same one. Of another number it is another word
// but once in 1,024 times.
func CheckWord(n uint64) string {
	words := strings.Fields(spokenWords)
	return words[n%uint64(len(words))]
}
