package handback

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"errors"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// Slip says that a laptop was given back, when, and who holds what was on it.
// It names no guest and no operator. The device's key signs it, before it goes
// as well: the signature is Ed25519 over "opale-return-1" and the slip's own
// JSON without it.
type Slip struct {
	Event     checkin.EventID `json:"event"`
	Name      string          `json:"name"`
	Returned  time.Time       `json:"returned"`
	Desk      string          `json:"desk"`
	Device    string          `json:"device"`
	Key       string          `json:"key"`
	Entries   int             `json:"entries"` // that were on it
	Held      []HeldBy        `json:"held"`    // by whom, as they said themselves
	Told      []string        `json:"told"`    // where its last word was left: "stick", "hub"
	Deleted   int             `json:"deleted"` // files
	Left      []string        `json:"left"`    // what could not be removed
	Outside   []string        `json:"outside"` // what only people can remove
	Signature string          `json:"signature,omitempty"`
}

// HeldBy is a holder, as the slip has it.
type HeldBy struct {
	Desk    string    `json:"desk"`
	Device  string    `json:"device"`
	Since   time.Time `json:"since"`
	Entries int       `json:"entries"`
}

// signed is what the signature is over.
func (s *Slip) signed() ([]byte, error) {
	bare := *s
	bare.Signature = ""
	text, err := json.Marshal(bare)
	return append([]byte("opale-return-1"), text...), err
}

// Sign has the device's key say so.
func (s *Slip) Sign(key ed25519.PrivateKey) error {
	s.Key = base64.RawStdEncoding.EncodeToString(key.Public().(ed25519.PublicKey))
	text, err := s.signed()
	if err != nil {
		return err
	}
	s.Signature = base64.RawStdEncoding.EncodeToString(ed25519.Sign(key, text))
	return nil
}

// IsSigned reports whether the slip is as its device signed it.
func (s *Slip) IsSigned() bool {
	key, err := base64.RawStdEncoding.DecodeString(s.Key)
	signature, sigErr := base64.RawStdEncoding.DecodeString(s.Signature)
	text, textErr := s.signed()
	return errors.Join(err, sigErr, textErr) == nil && len(key) == ed25519.PublicKeySize &&
		journal.Device(key).String() == s.Device && ed25519.Verify(key, text, signature)
}

// ReadSlip finds the slip in the text that it was written into: its last line
// that begins as JSON does. ok is false where there is none, or it is not signed.
func ReadSlip(text []byte) (s Slip, ok bool) {
	for _, line := range bytes.Split(text, []byte("\n")) {
		if line = bytes.TrimSpace(line); bytes.HasPrefix(line, []byte("{")) {
			s = Slip{}
			ok = json.Unmarshal(line, &s) == nil && s.IsSigned()
		}
	}
	return s, ok
}

// NewSlip begins the slip of a laptop.
func NewSlip(event *checkin.Event, desk string, device checkin.DeviceID, proof *Proof, now time.Time) Slip {
	s := Slip{
		Event: event.ID, Name: event.Name, Returned: now.In(event.Location()).Truncate(time.Second),
		Desk: checkin.Clean(desk), Device: device.String(), Entries: proof.Entries, Held: []HeldBy{}, Told: []string{}, Left: []string{}, Outside: []string{},
	}
	for _, h := range proof.Holders {
		s.Held = append(s.Held, HeldBy{h.Desk, h.Device.String(), h.Since.In(event.Location()).Truncate(time.Second), h.Entries})
	}
	return s
}
