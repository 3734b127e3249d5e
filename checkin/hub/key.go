package hub

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hkdf"
	"crypto/sha256"
	"fmt"

	"opale/checkin"
	"opale/checkin/journal"
)

// keys are what a hub proves itself with. They are derived from the event's
// secret and the store's: all processes on one store have the same, so that one
// takes the other's bearers and a restored hub keeps its pin. A desk, revoked or
// not, knows the event's secret alone, and a copied database has only the
// store's.
type keys struct {
	sign   ed25519.PrivateKey // under what the hub says of a device; its id is the hub's
	tls    *ecdsa.PrivateKey  // of the certificate: P-256, which every browser can
	bearer []byte             // HMAC key of bearers and nonces
}

func deriveKeys(event []byte, store Hash) (keys, error) {
	if len(event) == 0 {
		return keys{}, checkin.Errorf(checkin.CodeInvalid, "derive hub key", "the event has no secret")
	}
	derive := func(use string) ([]byte, error) {
		return hkdf.Key(sha256.New, event, store[:], "opale-hub-1 "+use, 32)
	}
	seed, err := derive("sign")
	if err != nil {
		return keys{}, err
	}
	k := keys{sign: ed25519.NewKeyFromSeed(seed)}
	if k.bearer, err = derive("bearer"); err != nil {
		return keys{}, err
	}
	for turn := 0; k.tls == nil; turn++ { // of 2³² numbers, one is no key
		scalar, err := derive(fmt.Sprintf("tls %d", turn))
		if err != nil {
			return keys{}, err
		}
		k.tls, _ = ecdsa.ParseRawPrivateKey(elliptic.P256(), scalar)
	}
	return k, nil
}

func (k *keys) public() ed25519.PublicKey { return k.sign.Public().(ed25519.PublicKey) }

// id names the hub among the peers of its desks.
func (k *keys) id() checkin.DeviceID { return journal.Device(k.public()) }
