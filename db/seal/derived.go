package seal

import (
	"crypto/hkdf"
	"crypto/sha256"
)

// Derived is the key that follows one-way from a secret that several machines have,
// for one use: whoever has the secret has the key, and no slot is needed.
func Derived(secret []byte, use string) (*Key, error) {
	derived, err := hkdf.Key(sha256.New, secret, nil, use, secretSize)
	if err != nil {
		return nil, err
	}
	return keyOf(derived)
}
