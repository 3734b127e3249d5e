package bundle

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"io"

	"filippo.io/age"

	"opale/checkin"
)

// workFactor is the logarithm of scrypt's cost for what is sealed under a
// passphrase: about a tenth of a second on an old laptop. The passphrase is
// five words of a list, so that guessing is what costs.
const workFactor = 15

// Identity is what makes a laptop a member of an event: the secret under which
// its streams open, and the key for which bundles are sealed.
type Identity struct {
	Event  checkin.EventID `json:"event"`
	Secret []byte          `json:"secret"` // 32 bytes
	Key    string          `json:"key"`    // age X25519
}

// NewIdentity makes an event's identity. It is made once.
func NewIdentity(event checkin.EventID) (*Identity, error) {
	key, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, err
	}
	id := &Identity{Event: event, Secret: make([]byte, 32), Key: key.String()}
	_, _ = rand.Read(id.Secret) // crypto/rand.Read never fails (Go 1.24)
	return id, nil
}

// Recipient is what bundles are sealed for.
func (id *Identity) Recipient() (age.Recipient, error) {
	key, err := age.ParseX25519Identity(id.Key)
	if err != nil {
		return nil, err
	}
	return key.Recipient(), nil
}

// Opener is what opens them.
func (id *Identity) Opener() (age.Identity, error) { return age.ParseX25519Identity(id.Key) }

// Seal locks the identity under a passphrase, as an age file.
func (id *Identity) Seal(passphrase string) ([]byte, error) {
	plain, err := json.Marshal(id)
	if err != nil {
		return nil, err
	}
	lock, err := Lock(passphrase)
	if err != nil {
		return nil, err
	}
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, lock)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(plain)
	if err := errors.Join(err, w.Close()); err != nil {
		return nil, err
	}
	return sealed.Bytes(), nil
}

// OpenIdentity unlocks what Seal made. The error has CodeLocked for a wrong
// passphrase, CodeDamaged for a damaged file.
func OpenIdentity(sealed []byte, passphrase string) (*Identity, error) {
	key, err := Unlock(passphrase)
	if err != nil {
		return nil, err
	}
	plain, err := unseal(sealed, []age.Identity{key})
	if err != nil {
		return nil, err
	}
	var id Identity
	if err := json.NewDecoder(io.LimitReader(bytes.NewReader(plain), 4096)).Decode(&id); err != nil || len(id.Secret) != 32 {
		return nil, &checkin.Error{Code: checkin.CodeDamaged, Op: "open identity", Err: err}
	}
	_, err = id.Opener()
	return &id, err
}

// Lock is a passphrase as a recipient.
func Lock(passphrase string) (age.Recipient, error) {
	r, err := age.NewScryptRecipient(Spoken(passphrase))
	if err != nil {
		return nil, err
	}
	r.SetWorkFactor(workFactor)
	return r, nil
}

// Unlock is a passphrase as an identity.
func Unlock(passphrase string) (age.Identity, error) {
	i, err := age.NewScryptIdentity(Spoken(passphrase))
	if err != nil {
		return nil, err
	}
	i.SetMaxWorkFactor(workFactor + 5)
	return i, nil
}

// Spoken is a passphrase as it is heard: capitals, accents and blanks aside,
// since it is read out over the phone.
func Spoken(passphrase string) string { return checkin.Fold(passphrase) }
