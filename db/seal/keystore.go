package seal

import (
	"cmp"
	"errors"
	"time"

	"github.com/zalando/go-keyring"
)

// keystoreWait is how long the system's keystore may take: one that is locked
// may ask somebody first, or never answer.
const keystoreWait = 2 * time.Second

// Under what the key is kept in the keystore.
const keystoreService, keystoreUser = "opale", "database"

// errSilent is a keystore that did not answer in time.
var errSilent = errors.New("keystore: no answer")

// Keystore is the system's, with a key for all databases of its user.
type Keystore struct {
	// Slow is called, if not nil, where the keystore makes us wait.
	Slow func()

	wait time.Duration // zero: keystoreWait
}

var _ Keeper = Keystore{}

// Lock makes the keystore's key where there is none.
func (s Keystore) Lock(secret []byte) (Slot, error) {
	under, err := s.answer(func() (string, error) {
		text, err := keyring.Get(keystoreService, keystoreUser)
		if !errors.Is(err, keyring.ErrNotFound) {
			return text, err
		}
		if err := keyring.Set(keystoreService, keystoreUser, newSecret()); err != nil {
			return "", err
		}
		return keyring.Get(keystoreService, keystoreUser) // what is read back counts
	})
	if err != nil {
		return Slot{}, err
	}
	return lock(KindKeystore, under, secret)
}

// Unlock opens a slot that this user's keystore locked.
func (s Keystore) Unlock(slot Slot) ([]byte, error) {
	if slot.Kind != KindKeystore {
		return nil, ErrOther
	}
	under, err := s.answer(func() (string, error) { return keyring.Get(keystoreService, keystoreUser) })
	if err != nil {
		return nil, err
	}
	return unlock(KindKeystore, under, slot)
}

// Forget takes the key out of the keystore: nothing that it locked opens any
// more.
func (s Keystore) Forget() error {
	_, err := s.answer(func() (string, error) {
		err := keyring.Delete(keystoreService, keystoreUser)
		if errors.Is(err, keyring.ErrNotFound) {
			err = nil
		}
		return newSecret(), err // what is asked for is only whether it went
	})
	if errors.Is(err, keyring.ErrUnsupportedPlatform) {
		return nil
	}
	return err
}

// answer waits for the keystore, no longer than keystoreWait.
func (s Keystore) answer(ask func() (string, error)) ([]byte, error) {
	if !hasKeystore() {
		return nil, keyring.ErrUnsupportedPlatform
	}
	type answer struct {
		text string
		err  error
	}
	came := make(chan answer, 1)
	go func() {
		text, err := ask()
		came <- answer{text, err}
	}()
	wait := cmp.Or(s.wait, keystoreWait)
	slow, late := time.NewTimer(wait/8), time.NewTimer(wait)
	defer slow.Stop()
	defer late.Stop()
	for {
		select {
		case a := <-came:
			if a.err != nil {
				return nil, a.err
			}
			return decodeSecret(a.text, "keystore")
		case <-slow.C:
			if s.Slow != nil {
				s.Slow()
			}
		case <-late.C:
			return nil, errSilent
		}
	}
}
