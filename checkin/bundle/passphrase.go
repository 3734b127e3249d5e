package bundle

import (
	"crypto/rand"
	_ "embed"
	"math/big"
	"strings"
)

// spokenWords is 1,024 common French words of four to six letters, one a line:
// without accents, without the verbs whose ending sounds like another, and no
// two of them a letter apart, so that one heard badly is none of the others.
//
//go:embed words.txt
var spokenWords string

// passphraseWords words of 1,024 are 50 bits, each guess of which costs a scrypt.
const passphraseWords = 5

// NewPassphrase draws a passphrase to be written down and read over the phone.
func NewPassphrase() (string, error) {
	words := strings.Fields(spokenWords)
	drawn := make([]string, passphraseWords)
	for i := range drawn {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(words))))
		if err != nil {
			return "", err
		}
		drawn[i] = words[n.Int64()]
	}
	return strings.Join(drawn, " "), nil
}
