package seal

import (
	"crypto/rand"
	"encoding/binary"

	"golang.org/x/crypto/argon2"
)

// What argon2id costs: as much memory as the scrypt that an event's identity lies
// under, since old laptops have little, and about a fifth of a second. The
// passphrase is five words of a list, so that guessing is what costs.
var cost = hardness{Passes: 4, KiB: 32 << 10, Lanes: 4}

// hardest is the most that a slot may ask for: it may come with a file that
// somebody sent.
var hardest = hardness{Passes: 16, KiB: 1 << 20, Lanes: 16}

type hardness struct {
	Passes, KiB uint32
	Lanes       uint8
}

const (
	saltSize = 16
	headSize = saltSize + 4 + 4 + 1
)

// Passphrase is one that somebody knows.
type Passphrase struct {
	// Ask gives it; empty where nobody can be asked.
	Ask func() (string, error)
}

var _ Keeper = Passphrase{}

// Lock asks for it, and makes a slot under it.
func (p Passphrase) Lock(secret []byte) (Slot, error) {
	text, err := p.Ask()
	if err != nil {
		return Slot{}, err
	}
	if text == "" {
		return Slot{}, ErrOther
	}
	head := make([]byte, saltSize, headSize)
	_, _ = rand.Read(head) // crypto/rand.Read never fails (Go 1.24)
	head = binary.BigEndian.AppendUint32(head, cost.Passes)
	head = binary.BigEndian.AppendUint32(head, cost.KiB)
	head = append(head, cost.Lanes)
	box, err := wrap(cost.stretch(text, head[:saltSize]), secret, string(KindPassphrase))
	return Slot{KindPassphrase, "", append(head, box...)}, err
}

// Unlock asks for it.
func (p Passphrase) Unlock(s Slot) ([]byte, error) {
	if s.Kind != KindPassphrase {
		return nil, ErrOther
	}
	if len(s.Box) < headSize {
		return nil, ErrSealed
	}
	h := hardness{binary.BigEndian.Uint32(s.Box[saltSize:]), binary.BigEndian.Uint32(s.Box[saltSize+4:]), s.Box[headSize-1]}
	if h.Passes < 1 || h.Passes > hardest.Passes || h.KiB > hardest.KiB || h.Lanes < 1 || h.Lanes > hardest.Lanes {
		return nil, ErrSealed
	}
	text, err := p.Ask()
	if err != nil {
		return nil, err
	}
	if text == "" {
		return nil, ErrOther
	}
	return unwrap(h.stretch(text, s.Box[:saltSize]), s.Box[headSize:], string(KindPassphrase))
}

func (h hardness) stretch(passphrase string, salt []byte) []byte {
	return argon2.IDKey([]byte(passphrase), salt, h.Passes, h.KiB, h.Lanes, secretSize)
}
