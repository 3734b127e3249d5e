package screen

import (
	"strconv"
	"time"

	"opale/tui/pin"
	"opale/tui/theme"
)

// What was chosen for this laptop, by the key under which [Settings] keeps it.
// An empty value is what a desk does that nobody has set up.
const (
	SettingLanguage     = "lang"          // an i18n.Lang
	SettingBell         = "bell"          // SettingOff, or empty
	SettingTheme        = "theme"         // a theme.Look
	SettingSize         = "size"          // SettingLarge, or empty
	SettingMotion       = "motion"        // SettingOff, or empty
	SettingMouse        = "mouse"         // SettingOff, or empty
	SettingCensus       = "census"        // SettingOff, or empty: whether the profile question is asked
	SettingLock         = "lock-minutes"  // of idleness, 0 or empty: never
	SettingFunctionKeys = "function-keys" // SettingOff where F2 was found not to arrive
	SettingClock        = "clock-offset"  // what is added to the computer's clock, in milliseconds
	SettingLocked       = "locked"        // set while a desk with a PIN is locked: ending the program is no way in

	SettingOff   = "off"
	SettingLarge = "large"
)

// Choices is what was chosen for this laptop, read once at the start and kept
// up by the root, so that no screen has to ask the disk. Its zero value is a
// desk that nobody has set up.
type Choices struct {
	Silent    bool // the bell does not ring
	Look      theme.Look
	Large     bool // few large rows
	Still     bool // nothing moves that only pleases
	NoMouse   bool // the mouse is the terminal's, for copying
	NoCensus  bool // the profile question is not asked
	LockAfter time.Duration
	NoFKeys   bool // function keys are not shown

	Guarded     bool // the desk has a PIN
	Coordinated bool // the coordinator has
}

// RecallChoices reads what was chosen. It reads the disk: not for Update.
func RecallChoices(s Settings) (Choices, error) {
	var c Choices
	for _, key := range []string{
		SettingBell, SettingTheme, SettingSize, SettingMotion, SettingMouse, SettingCensus, SettingLock, SettingFunctionKeys,
		string(pin.Desk), string(pin.Coordinator),
	} {
		value, err := s.Remembered(key)
		if err != nil {
			return Choices{}, err
		}
		c.Set(key, value)
	}
	return c, nil
}

// Set takes in a setting. What it does not know changes nothing.
func (c *Choices) Set(key, value string) {
	switch key {
	case SettingBell:
		c.Silent = value == SettingOff
	case SettingTheme:
		c.Look = theme.Look(value)
	case SettingSize:
		c.Large = value == SettingLarge
	case SettingMotion:
		c.Still = value == SettingOff
	case SettingMouse:
		c.NoMouse = value == SettingOff
	case SettingCensus:
		c.NoCensus = value == SettingOff
	case SettingLock:
		minutes, _ := strconv.Atoi(value)
		c.LockAfter = time.Duration(max(minutes, 0)) * time.Minute
	case SettingFunctionKeys:
		c.NoFKeys = value == SettingOff
	case string(pin.Desk):
		c.Guarded = value != ""
	case string(pin.Coordinator):
		c.Coordinated = value != ""
	}
}
