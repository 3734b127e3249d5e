package main

import (
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/db"
)

// slip says what was purged, when and where. The device's key signs it: the
// signature is Ed25519 over "opale-purge-1" and the slip's own JSON without it.
type slip struct {
	Event     checkin.EventID `json:"event"`
	Name      string          `json:"name"`
	Purged    time.Time       `json:"purged"`
	Desk      string          `json:"desk"`
	Device    string          `json:"device"`
	Key       string          `json:"key"`
	Entry     checkin.EntryID `json:"entry,omitzero"`  // of the journal, which says so too
	Store     string          `json:"store,omitempty"` // what was purged, where it is a database that hubs share
	Counts    checkin.Counts  `json:"counts"`
	Deleted   []string        `json:"deleted"` // files beside the database
	Left      []string        `json:"left"`    // that could not be deleted
	Signature string          `json:"signature,omitempty"`
}

func newSlip(event *checkin.Event, device checkin.DeviceID, now time.Time, desk string) *slip {
	return &slip{
		Event: event.ID, Name: event.Name, Purged: now.In(event.Location()).Truncate(time.Second),
		Desk: desk, Device: device.String(), Deleted: []string{}, Left: []string{},
	}
}

// signed is what the signature is over.
func (s *slip) signed() ([]byte, error) {
	bare := *s
	bare.Signature = ""
	text, err := json.Marshal(bare)
	return append([]byte("opale-purge-1"), text...), err
}

func (p *program) writeSlip(path string, s *slip) error {
	key, err := p.deviceKey()
	if err != nil {
		return err
	}
	s.Key = base64.RawStdEncoding.EncodeToString(key.Public().(ed25519.PublicKey))
	text, err := s.signed()
	if err != nil {
		return err
	}
	s.Signature = base64.RawStdEncoding.EncodeToString(ed25519.Sign(key, text))
	return p.output(path, func(w io.Writer) error {
		encoder := json.NewEncoder(w)
		encoder.SetIndent("", "  ")
		return encoder.Encode(s)
	})
}

// verifySlip says whether a slip is as its device signed it. Whether that device
// is one of the event's, a journal that has its entry tells.
func (p *program) verifySlip(ctx context.Context, path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var s slip
	if json.Unmarshal(text, &s) != nil || !s.isSigned() {
		return &spoken{fmt.Sprintf(p.words.Rights.SlipWrong, checkin.Clean(path))}
	}
	known, err := p.knowsPurge(ctx, &s)
	if err != nil {
		return err
	}
	if p.asJSON {
		return p.print(struct {
			slip
			Known bool `json:"in_journal"`
		}{s, known})
	}
	said := p.words.Rights.SlipAlone
	if known {
		said = p.words.Rights.SlipKnown
	} else if s.Store != "" {
		said = fmt.Sprintf(p.words.Rights.SlipThere, checkin.Clean(s.Store))
	}
	return p.say(p.words.Rights.SlipRight+"\n%s", checkin.Clean(s.Name), p.onDay(s.Purged), checkin.Clean(s.Desk), s.Device, said)
}

func (s *slip) isSigned() bool {
	key, err := base64.RawStdEncoding.DecodeString(s.Key)
	signature, sigErr := base64.RawStdEncoding.DecodeString(s.Signature)
	text, textErr := s.signed()
	return errors.Join(err, sigErr, textErr) == nil && len(key) == ed25519.PublicKeySize &&
		journal.Device(key).String() == s.Device && ed25519.Verify(key, text, signature)
}

// knowsPurge reports whether this computer's journal has the entry too.
func (p *program) knowsPurge(ctx context.Context, s *slip) (known bool, err error) {
	if s.Store != "" {
		return false, nil // no journal says so: the database has its own word
	}
	err = p.on(ctx, p.read, func(store *db.Store, event *checkin.Event) error {
		device, err := checkin.ParseDeviceID(s.Device)
		if err != nil || event.ID != s.Event {
			return nil
		}
		known, err = store.IsPurgedBy(device)
		return err
	})
	if checkin.ErrorCode(err) == checkin.CodeMissing {
		return false, nil
	}
	return known, err
}
