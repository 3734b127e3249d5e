package ticket

import (
	"encoding/binary"
	"io"
	"strings"

	"opale/checkin"
)

// badgeAlphabet has the digits, and the letters that are on the same key of
// every Latin keyboard (no A, Q, Z, W, M) and are not taken for a digit (no I,
// no O). Their number is a prime, which the check digit needs.
const badgeAlphabet = "0123456789BCDEFGHJKLNPRSTUVXY"

const (
	badgeLength  = 10
	badgeDigits  = 10 // of the alphabet's characters
	badgeLetters = len(badgeAlphabet) - badgeDigits
	badgeWeight  = 2 // a primitive root of the alphabet's size
)

// NewCode makes a code for a badge of our own, from 8 bytes of random: a
// letter, a digit, seven of either, and a check digit. The letter keeps
// spreadsheets from reading a number, the digit readers from reading a name.
// It panics where random fails, which crypto/rand.Reader never does.
func NewCode(random io.Reader) string {
	var bytes [8]byte
	if _, err := io.ReadFull(random, bytes[:]); err != nil {
		panic("ticket: no random bytes: " + err.Error())
	}
	n := binary.BigEndian.Uint64(bytes[:])
	draw := func(below int) int {
		v := int(n % uint64(below))
		n /= uint64(below)
		return v
	}
	code := make([]byte, 0, badgeLength)
	code = append(code, badgeAlphabet[badgeDigits+draw(badgeLetters)], badgeAlphabet[draw(badgeDigits)])
	for len(code) < badgeLength-1 {
		code = append(code, badgeAlphabet[draw(len(badgeAlphabet))])
	}
	for _, check := range []byte(badgeAlphabet) {
		if whole := string(append(code, check)); checkSum(whole) == 0 {
			return whole
		}
	}
	panic("ticket: the alphabet has no check digit for " + string(code))
}

// Valid reports whether a code is one that [NewCode] can have made, in capital
// or small letters. One wrong character, or two neighbours in the wrong order,
// are always found out.
func Valid(code string) bool {
	code = checkin.CodeKey(checkin.CodeFolded, code)
	return len(code) == badgeLength && isLetter(code[0]) && isDigit(code[1]) && checkSum(code) == 0
}

// checkSum adds up the characters, each weighted twice as much as the one
// behind it, modulo the size of the alphabet; -1 for a character outside it.
func checkSum(code string) int {
	sum := 0
	for _, c := range []byte(code) {
		value := strings.IndexByte(badgeAlphabet, c)
		if value < 0 {
			return -1
		}
		sum = (sum*badgeWeight + value) % len(badgeAlphabet)
	}
	return sum
}
