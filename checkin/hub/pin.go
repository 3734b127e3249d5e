package hub

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"crypto/x509"
	"encoding/base32"
	"strings"

	"opale/checkin"
)

// spoken writes secrets and pins as ids are written: in Crockford's base32,
// which can be read out and typed by hand.
var spoken = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// Pin is the first 16 bytes of the SHA-256 of a public key (its
// SubjectPublicKeyInfo, DER): enough that nobody finds a second key to it, and
// short enough for a QR code.
type Pin [16]byte

func (p Pin) String() string { return spoken.EncodeToString(p[:]) }

// IsZero reports whether there is no pin: the hub's certificate is then one
// that the system trusts.
func (p Pin) IsZero() bool { return p == Pin{} }

// MarshalText writes the pin as it is shown; none is empty text.
func (p Pin) MarshalText() ([]byte, error) {
	if p.IsZero() {
		return nil, nil
	}
	return []byte(p.String()), nil
}

// UnmarshalText reads what MarshalText wrote.
func (p *Pin) UnmarshalText(text []byte) error {
	if *p = (Pin{}); len(text) == 0 {
		return nil
	}
	raw, ok := hear(string(text), len(p))
	if !ok {
		return checkin.Errorf(checkin.CodeInvalid, "read pin", "%s", text)
	}
	copy(p[:], raw)
	return nil
}

// pinOf is the pin of a certificate's key.
func pinOf(c *x509.Certificate) Pin {
	sum := sha256.Sum256(c.RawSubjectPublicKeyInfo)
	return Pin(sum[:16])
}

func (p Pin) equal(other Pin) bool { return subtle.ConstantTimeCompare(p[:], other[:]) == 1 }

// lookalikes are letters that Crockford's base32 leaves out and that people
// type all the same.
var lookalikes = strings.NewReplacer("o", "0", "i", "1", "l", "1")

// hear reads size bytes of what somebody typed in that base32.
func hear(text string, size int) ([]byte, bool) {
	raw, err := spoken.DecodeString(lookalikes.Replace(strings.ToLower(text)))
	if err != nil || len(raw) != size || len(text) != spoken.EncodedLen(size) {
		return nil, false
	}
	return raw, true
}

// PinOf is the pin of the hub on a store, whether it serves or not. secret is
// the event's.
func PinOf(ctx context.Context, store Registry, secret []byte) (Pin, error) {
	own, err := store.Secret(ctx)
	if err != nil {
		return Pin{}, err
	}
	k, err := deriveKeys(secret, own)
	if err != nil {
		return Pin{}, err
	}
	der, err := x509.MarshalPKIXPublicKey(k.tls.Public())
	return pinOf(&x509.Certificate{RawSubjectPublicKeyInfo: der}), err
}
