// Package pin keeps the few digits that open a locked desk, or let the
// coordinator in, among a laptop's settings: as a hash, never as they are, and
// with the number of wrong tries, so that waiting is no shorter after a restart.
//
// Four digits are a door latch, not a safe: whoever holds the laptop and its
// disk has time for all of them. What is sealed is sealed under the passphrase.
//
// It reads and writes the disk, and hashing takes a moment: nothing in it is for
// Update.
package pin

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/crypto/argon2"
)

// Settings is where a laptop remembers.
type Settings interface {
	Remembered(key string) (string, error)
	Remember(key, value string) error
}

// Whose a PIN is: the key under which its hash is kept.
type Whose string

// The PINs.
const (
	Desk        Whose = "pin"             // opens this desk when it is locked
	Coordinator Whose = "coordinator-pin" // opens any, and lets out of a kiosk
)

// tries counts the wrong ones since the last right one, of either PIN.
const tries = "pin-tries"

// The length of a PIN, in digits.
const Least, Most = 4, 8

// longest is how long a wrong try is waited for at most.
const longest = time.Minute

// The cost of a hash, as OWASP has it for argon2id where memory is short.
const (
	memory = 19 * 1024 // KiB
	passes = 2
	size   = 32
)

// Valid reports whether a text can be a PIN.
func Valid(digits string) bool {
	return len(digits) >= Least && len(digits) <= Most && strings.Trim(digits, "0123456789") == ""
}

// Set keeps a PIN, or none where digits is empty.
func Set(s Settings, whose Whose, digits string) error {
	if digits == "" {
		return s.Remember(string(whose), "")
	}
	if !Valid(digits) {
		return errors.New("set pin: not 4 to 8 digits")
	}
	salt := make([]byte, 16)
	_, _ = rand.Read(salt) // never fails
	return s.Remember(string(whose), seal(digits, salt))
}

// IsSet reports whether there is a PIN.
func IsSet(s Settings, whose Whose) (bool, error) {
	kept, err := s.Remembered(string(whose))
	return kept != "", err
}

// Forget takes both PINs away, and the tries with them.
func Forget(s Settings) error {
	for _, key := range []string{string(Desk), string(Coordinator), tries} {
		if err := s.Remember(key, ""); err != nil {
			return err
		}
	}
	return nil
}

// Check tells whether digits are one of some PINs and, where they are not, how
// long to wait before the next try. The try is counted before it is judged: a
// program that is killed meanwhile has had it.
func Check(s Settings, digits string, any ...Whose) (right bool, wait time.Duration, err error) {
	n, err := wrong(s)
	if err != nil {
		return false, 0, err
	}
	if err := s.Remember(tries, strconv.Itoa(n+1)); err != nil {
		return false, 0, err
	}
	for _, whose := range any {
		kept, err := s.Remembered(string(whose))
		if err != nil {
			return false, 0, err
		}
		if kept != "" && opens(kept, digits) {
			return true, 0, s.Remember(tries, "")
		}
	}
	return false, delay(n + 1), nil
}

// Wait is how long to wait before the first try after a start.
func Wait(s Settings) (time.Duration, error) {
	n, err := wrong(s)
	return delay(n), err
}

func wrong(s Settings) (int, error) {
	kept, err := s.Remembered(tries)
	n, _ := strconv.Atoi(kept)
	return max(n, 0), err
}

// delay is 1, 2, 4 … 60 seconds.
func delay(tries int) time.Duration {
	if tries < 1 {
		return 0
	}
	return min(time.Second<<min(tries-1, 10), longest)
}

func seal(digits string, salt []byte) string {
	hash := argon2.IDKey([]byte(digits), salt, passes, memory, 1, size)
	return fmt.Sprintf("argon2id$%d$%d$%s$%s", memory, passes, base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(hash))
}

// opens reports whether digits have this hash. What is kept says its own cost;
// one that nobody here has written opens nothing.
func opens(kept, digits string) bool {
	parts := strings.Split(kept, "$")
	if len(parts) != 5 || parts[0] != "argon2id" {
		return false
	}
	m, errM := strconv.ParseUint(parts[1], 10, 32)
	n, errN := strconv.ParseUint(parts[2], 10, 32)
	salt, errS := base64.RawStdEncoding.DecodeString(parts[3])
	hash, errH := base64.RawStdEncoding.DecodeString(parts[4])
	if errors.Join(errM, errN, errS, errH) != nil || m > 1<<20 || n < 1 || n > 100 || len(hash) != size {
		return false
	}
	return subtle.ConstantTimeCompare(argon2.IDKey([]byte(digits), salt, uint32(n), uint32(m), 1, size), hash) == 1
}
