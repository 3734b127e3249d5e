package screen

import "encoding/json"

// SettingStart is what the first opening of a laptop from a kit has done, and
// what was tried since: empty where no kit was opened, SettingDone once the desk
// was opened behind it.
const (
	SettingStart = "start"
	SettingDone  = "done"
)

// Start is what the first opening has done, and what was tried.
type Start struct {
	Program  bool `json:"program"`  // was copied to this computer
	Shortcut bool `json:"shortcut"` // lies on the desktop

	Scanner string `json:"scanner,omitempty"` // the sentence about the last code
	Keys    Tried  `json:"keys,omitempty"`    // of the function keys
	Sound   Tried  `json:"sound,omitempty"`
}

// Tried is what came of a trial.
type Tried string

// What came of it; empty before.
const (
	TriedWell  Tried = "yes"
	TriedBadly Tried = "no"
)

// RecallStart reads what is left of the first opening; nil where there is
// nothing to be shown. It reads the disk: not for Update.
func RecallStart(s Settings) (*Start, error) {
	text, err := s.Remembered(SettingStart)
	if err != nil || text == "" || text == SettingDone {
		return nil, err
	}
	start := new(Start)
	if json.Unmarshal([]byte(text), start) != nil {
		return nil, nil // it was a convenience
	}
	return start, nil
}

// Keep writes it down.
func (s *Start) Keep(settings Settings) error {
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return settings.Remember(SettingStart, string(text))
}

// Safety is what keeps a stick that stays in the laptop.
type Safety interface {
	// UseStick writes everything on the stick of a folder, reads it back, and goes
	// on with it once a minute, in the next runs too. It blocks.
	UseStick(folder string) error
}
