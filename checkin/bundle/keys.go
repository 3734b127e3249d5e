package bundle

import (
	"bufio"
	"errors"
	"io"
	"os"
	"strings"

	"filippo.io/age"
)

// Keys seal what we write and open what others wrote. The zero value seals
// nothing.
type Keys struct {
	Seal []age.Recipient
	Open []age.Identity
}

// Keys are those of the event's members.
func (id *Identity) Keys() (Keys, error) {
	to, err := id.Recipient()
	if err != nil {
		return Keys{}, err
	}
	from, err := id.Opener()
	return Keys{[]age.Recipient{to}, []age.Identity{from}}, err
}

// PassphraseKeys are those of an event that has no identity yet.
func PassphraseKeys(passphrase string) (Keys, error) {
	to, err := Lock(passphrase)
	if err != nil {
		return Keys{}, err
	}
	from, err := Unlock(passphrase)
	return Keys{[]age.Recipient{to}, []age.Identity{from}}, err
}

// Opening are the keys that seal as k does and open what either opens.
func (k Keys) Opening(other Keys) Keys {
	k.Open = append(k.Open[:len(k.Open):len(k.Open)], other.Open...)
	return k
}

// IsUnderPassphrase reports whether a file is sealed under a passphrase, and
// not for a key.
func IsUnderPassphrase(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	head := bufio.NewReader(io.LimitReader(f, 256))
	first, _ := head.ReadString('\n')
	second, err := head.ReadString('\n')
	if errors.Is(err, io.EOF) {
		err = nil // too short to be sealed
	}
	return first == ageMagic && strings.HasPrefix(second, "-> scrypt "), err
}
