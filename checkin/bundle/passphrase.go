package bundle

import (
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
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

// PaperWords are the words that open what an event's desks print to a file: the
// list to fall back on. A desk does not keep the event's passphrase, and asks
// for it once; these follow from the event's secret, so that every desk of the
// event can say them, also for one that no longer starts. Nothing else can be
// opened with them.
func (id *Identity) PaperWords() (string, error) {
	words := strings.Fields(spokenWords)
	drawn, err := hkdf.Key(sha256.New, id.Secret, nil, "opale-paper-1", 2*passphraseWords)
	if err != nil {
		return "", err
	}
	said := make([]string, passphraseWords)
	for i := range said {
		// 1,024 words divide what two bytes hold: none comes more often.
		said[i] = words[int(binary.BigEndian.Uint16(drawn[2*i:]))%len(words)]
	}
	return strings.Join(said, " "), nil
}
