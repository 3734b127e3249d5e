package seal

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"golang.org/x/crypto/chacha20poly1305"
)

// Kind is what a slot is locked with.
type Kind string

// The kinds of slots.
const (
	KindEvent      Kind = "event"      // the event's key: any member opens it
	KindKeystore   Kind = "keystore"   // the system's
	KindFile       Kind = "key-file"   // a file of this laptop
	KindPassphrase Kind = "passphrase" // the event's, as it is spoken
)

// Slot is a database's key, locked. It lies in the database, and goes with every
// copy of it.
type Slot struct {
	Kind Kind
	Name string // sets it apart from others of the kind: of an event, of a laptop
	Box  []byte
}

// Keeper locks and unlocks slots of one kind.
type Keeper interface {
	// Lock makes a slot.
	Lock(secret []byte) (Slot, error)
	// Unlock opens one. The error is ErrOther where the slot is for somebody
	// else to open, and ErrSealed where it does not open.
	Unlock(Slot) ([]byte, error)
}

// ErrOther is a slot that is for somebody else to open.
var ErrOther = errors.New("another key's slot")

// Either is several keepers as one: the first that can locks, the first that
// opens a slot unlocks it.
type Either []Keeper

var _ Keeper = Either{}

// Lock makes a slot. Where none can, the error says why of each.
func (e Either) Lock(secret []byte) (Slot, error) {
	errs := []error{ErrOther}
	for _, keeper := range e {
		slot, err := keeper.Lock(secret)
		if err == nil {
			return slot, nil
		}
		errs = append(errs, err)
	}
	return Slot{}, errors.Join(errs...)
}

// Unlock opens a slot.
func (e Either) Unlock(s Slot) ([]byte, error) {
	errs := []error{ErrOther}
	for _, keeper := range e {
		secret, err := keeper.Unlock(s)
		if err == nil {
			return secret, nil
		}
		errs = append(errs, err)
	}
	return nil, errors.Join(errs...)
}

// Ring is what is at hand to open databases with.
type Ring struct {
	Open []Keeper // tried in this order: the quick ones first
	New  Keeper   // locks a new database, or one that somebody had to be asked for; nil: neither
}

// NewKey makes a new database's key, and its first slot.
func (r *Ring) NewKey() (*Key, Slot, error) {
	k := NewKey()
	slot, err := r.New.Lock(k.secret)
	return k, slot, err
}

// Unlock finds the key that lies in some slots, and says of which kind the slot
// is that opened. Where none does, the error says why of each that was tried.
func (r *Ring) Unlock(slots []Slot) (*Key, Kind, error) {
	errs := []error{ErrSealed}
	for _, keeper := range r.keepers() {
		for _, slot := range slots {
			secret, err := keeper.Unlock(slot)
			if err == nil {
				key, err := keyOf(secret)
				return key, slot.Kind, err
			}
			if !errors.Is(err, ErrOther) {
				errs = append(errs, err)
			}
		}
	}
	return nil, "", errors.Join(errs...)
}

func (r *Ring) keepers() []Keeper {
	if r == nil {
		return nil
	}
	return r.Open
}

// Share locks a key in one more slot.
func (k *Key) Share(keeper Keeper) (Slot, error) { return keeper.Lock(k.secret) }

// lock is a slot of a kind under 32 bytes, for which its name stands.
func lock(kind Kind, under, secret []byte) (Slot, error) {
	box, err := wrap(under, secret, string(kind))
	return Slot{kind, nameOf(under), box}, err
}

func unlock(kind Kind, under []byte, s Slot) ([]byte, error) {
	if s.Kind != kind || s.Name != nameOf(under) {
		return nil, ErrOther
	}
	return unwrap(under, s.Box, string(kind))
}

// nameOf tells the key of a slot from others, and tells nothing of it.
func nameOf(under []byte) string {
	sum := sha256.Sum256(append([]byte("opale slot\x00"), under...))
	return hex.EncodeToString(sum[:8])
}

// wrap seals a key under another one.
func wrap(under, secret []byte, use string) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(under)
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, aead.NonceSize(), aead.NonceSize()+len(secret)+aead.Overhead())
	_, _ = rand.Read(nonce) // crypto/rand.Read never fails (Go 1.24)
	return aead.Seal(nonce, nonce, secret, []byte(use)), nil
}

func unwrap(under, box []byte, use string) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(under)
	if err != nil || len(box) < aead.NonceSize() {
		return nil, ErrSealed
	}
	secret, err := aead.Open(nil, box[:aead.NonceSize()], box[aead.NonceSize():], []byte(use))
	if err != nil || len(secret) != secretSize {
		return nil, ErrSealed
	}
	return secret, nil
}
