package seal

import (
	"bytes"
	"errors"
	"io"

	"filippo.io/age"
)

// Event is the key of an event, under which its bundles are sealed as well:
// whoever is a member opens a copy of another member's database.
type Event struct {
	Name string // whose members a slot is for
	// Key gives an event's age key; empty where this laptop is no member of it.
	Key func(event string) (string, error)
}

var _ Keeper = Event{}

// Lock makes a slot for the event's members.
func (e Event) Lock(secret []byte) (Slot, error) {
	key, err := e.key(e.Name)
	if err != nil {
		return Slot{}, err
	}
	var box bytes.Buffer
	w, err := age.Encrypt(&box, key.Recipient())
	if err != nil {
		return Slot{}, err
	}
	_, err = w.Write(secret)
	if err := errors.Join(err, w.Close()); err != nil {
		return Slot{}, err
	}
	return Slot{KindEvent, e.Name, box.Bytes()}, nil
}

// Unlock opens the slot of an event of which this laptop is a member.
func (e Event) Unlock(s Slot) ([]byte, error) {
	if s.Kind != KindEvent {
		return nil, ErrOther
	}
	key, err := e.key(s.Name)
	if err != nil {
		return nil, err
	}
	plain, err := age.Decrypt(bytes.NewReader(s.Box), key)
	if err != nil {
		return nil, ErrSealed
	}
	secret, err := io.ReadAll(io.LimitReader(plain, secretSize+1))
	if err != nil || len(secret) != secretSize {
		return nil, ErrSealed
	}
	return secret, nil
}

func (e Event) key(event string) (*age.X25519Identity, error) {
	text, err := e.Key(event)
	if err != nil {
		return nil, err
	}
	if text == "" {
		return nil, ErrOther
	}
	return age.ParseX25519Identity(text)
}
