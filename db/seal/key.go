// Package seal keeps what is personal in a database unreadable to whoever has
// the file and none of its keys. A file has one key of its own; the key lies in
// the file in slots, each locked with something else: the system's keystore, a
// key file, a passphrase, the event's key. A PIN is none of them.
//
// It knows nothing of tables nor of people: db says where a value stands, and
// cmd what is at hand to unlock a slot with.
package seal

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash"
	"sync"

	"golang.org/x/crypto/chacha20poly1305"
)

// secretSize is the length of a key, and of what locks one.
const secretSize = chacha20poly1305.KeySize

// found is how many bytes of a keyed hash stand for a word.
const found = 15

// ErrSealed is what does not open: another key sealed it, for another place, or
// somebody changed it.
var ErrSealed = errors.New("sealed with another key, for another place, or altered")

// Key seals the values of one database. A nil Key leaves them open: a rehearsal
// is not sealed. It may be used from any goroutine.
type Key struct {
	secret []byte
	aead   cipher.AEAD
	nonces macs
	words  macs
}

// NewKey makes a key.
func NewKey() *Key {
	secret := make([]byte, secretSize)
	_, _ = rand.Read(secret) // crypto/rand.Read never fails (Go 1.24)
	k, err := keyOf(secret)
	if err != nil {
		panic(err) // of a key that is too short, and it is not
	}
	return k
}

func keyOf(secret []byte) (*Key, error) {
	aead, err := chacha20poly1305.NewX(secret)
	if err != nil {
		return nil, ErrSealed
	}
	k := &Key{secret: secret, aead: aead}
	if k.nonces, err = newMACs(secret, "opale nonces"); err == nil {
		k.words, err = newMACs(secret, "opale words")
	}
	return k, err
}

// Equal reports whether two keys open the same.
func (k *Key) Equal(other *Key) bool {
	if k == nil || other == nil {
		return k == other
	}
	return subtle.ConstantTimeCompare(k.secret, other.secret) == 1
}

// Seal locks a value in its place, which is to be given again to open it: a box
// that is put elsewhere stays shut. The same value in the same place gives the
// same box, so that a table can have one in its primary key; its nonce is a keyed
// hash of both. An empty value stays empty.
func (k *Key) Seal(place, plain []byte) []byte {
	if k == nil || len(plain) == 0 {
		return plain
	}
	box := make([]byte, chacha20poly1305.NonceSizeX, chacha20poly1305.NonceSizeX+len(plain)+chacha20poly1305.Overhead)
	copy(box, k.nonces.sum(place, plain))
	return k.aead.Seal(box, box, plain, place)
}

// Open unlocks a box in its place. The error is ErrSealed.
func (k *Key) Open(place, box []byte) ([]byte, error) {
	if k == nil || len(box) == 0 {
		return box, nil
	}
	if len(box) < chacha20poly1305.NonceSizeX {
		return nil, ErrSealed
	}
	nonce, box := box[:chacha20poly1305.NonceSizeX], box[chacha20poly1305.NonceSizeX:]
	plain, err := k.aead.Open(nil, nonce, box, place)
	if err != nil {
		return nil, ErrSealed
	}
	return plain, nil
}

// Word is under what a word is found in a column: the same one each time, and
// nothing to whoever has no key. An empty word stays empty.
func (k *Key) Word(column, word string) string {
	if k == nil || word == "" {
		return word
	}
	return base64.RawURLEncoding.EncodeToString(k.words.sum([]byte(column), []byte(word))[:found])
}

// macs are the keyed hashes of one use of a key: making one costs more than
// hashing a name with it.
type macs struct{ idle *sync.Pool }

func newMACs(secret []byte, use string) (macs, error) {
	key, err := hkdf.Key(sha256.New, secret, nil, use, sha256.Size)
	return macs{&sync.Pool{New: func() any { return hmac.New(sha256.New, key) }}}, err
}

func (m macs) sum(about, text []byte) []byte {
	mac := m.idle.Get().(hash.Hash)
	defer m.idle.Put(mac)
	mac.Reset()
	var size [4]byte
	binary.BigEndian.PutUint32(size[:], uint32(len(about)))
	mac.Write(size[:])
	mac.Write(about)
	mac.Write(text)
	return mac.Sum(nil)
}
