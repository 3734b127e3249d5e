package seal

import (
	"os"
	"path/filepath"
)

// hasKeystore reports whether a session's bus runs. Without one, the library
// would start a bus of its own to ask for a keystore that is not there.
func hasKeystore() bool {
	if os.Getenv("DBUS_SESSION_BUS_ADDRESS") != "" {
		return true
	}
	dir := os.Getenv("XDG_RUNTIME_DIR")
	if dir == "" {
		return false
	}
	_, err := os.Stat(filepath.Join(dir, "bus"))
	return err == nil
}
