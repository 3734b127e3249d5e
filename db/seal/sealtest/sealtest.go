// Package sealtest reads files as a thief would: without any key, looking for
// people in whatever bytes there are. Tests import it, and nothing else does.
package sealtest

import (
	"encoding/base64"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"opale/checkin"
)

// shortest is how many letters a word has at least that is looked for.
const shortest = 4

// Words are what gives a person away: the parts of the name and of the company,
// the addresses, the numbers and the codes.
func Words(r *checkin.Registration) []string {
	var words []string
	for _, f := range []checkin.Field{checkin.FieldFirstName, checkin.FieldLastName, checkin.FieldCompany} {
		words = append(words, strings.FieldsFunc(r.Values[f], func(r rune) bool { return strings.ContainsRune(" -'’.,&()", r) })...)
	}
	for _, f := range []checkin.Field{checkin.FieldEmail, checkin.FieldPhone, checkin.FieldCode} {
		words = append(words, r.Values[f])
	}
	return slices.DeleteFunc(words, func(word string) bool { return utf8.RuneCountInString(word) < shortest })
}

// chance is how often a needle of so few bytes must be there to be no accident:
// in some megabytes that look random, four letters stand somewhere.
func chance(needle string) int {
	if len(needle) < 6 {
		return 3
	}
	return 1
}

// Needles are words in the writings in which a file may have them.
type Needles struct {
	by    map[[shortest]byte][]needle
	words map[string]bool
}

type needle struct{ text, word string }

// NewNeedles writes words in every way.
func NewNeedles(words []string) *Needles {
	n := &Needles{make(map[[shortest]byte][]needle), make(map[string]bool)}
	for _, word := range words {
		if n.words[word] {
			continue
		}
		n.words[word] = true
		said := []string{word, strings.ToLower(word), strings.ToUpper(word), checkin.Fold(word), strings.ToUpper(checkin.Fold(word))}
		slices.Sort(said)
		for _, text := range slices.Compact(said) {
			for _, written := range writings(text) {
				if len(written) >= shortest {
					key := [shortest]byte([]byte(written))
					n.by[key] = append(n.by[key], needle{written, word})
				}
			}
		}
	}
	return n
}

// writings are a text in UTF-8, in both UTF-16, and within base64 wherever it
// begins there.
func writings(text string) []string {
	var little, big []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		little = append(little, byte(unit), byte(unit>>8))
		big = append(big, byte(unit>>8), byte(unit))
	}
	all := []string{text, string(little), string(big)}
	for shift := range 3 {
		encoded := base64.RawStdEncoding.EncodeToString(append(make([]byte, shift), text...))
		first, last := (shift*8+5)/6, (shift+len(text))*8/6 // characters that are of the text alone
		all = append(all, encoded[first:last])
	}
	return all
}

// Find lists the words that stand in the files of a folder, each with the files.
func (n *Needles) Find(t testing.TB, folder string) map[string][]string {
	t.Helper()
	found := make(map[string][]string)
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for word := range n.in(string(content)) {
			found[word] = append(found[word], filepath.Base(path))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func (n *Needles) in(content string) map[string]bool {
	times, found := make(map[needle]int), make(map[string]bool)
	for i := 0; i+shortest <= len(content); i++ {
		for _, needle := range n.by[[shortest]byte([]byte(content[i:i+shortest]))] {
			if strings.HasPrefix(content[i:], needle.text) {
				times[needle]++
				if times[needle] >= chance(needle.text) {
					found[needle.word] = true
				}
			}
		}
	}
	return found
}

// Without leaves out words that say nothing of people, since files without any
// have them too.
func (n *Needles) Without(known map[string][]string) *Needles {
	var words []string
	for word := range n.words {
		if known[word] == nil {
			words = append(words, word)
		}
	}
	return NewNeedles(words)
}

// Len is how many words they are.
func (n *Needles) Len() int { return len(n.words) }
