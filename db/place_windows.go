package db

import (
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// isNetworked reports whether a folder is a UNC share or on a mapped drive;
// known is false where the folder does not exist.
func isNetworked(folder string) (networked, known bool) {
	volume := filepath.VolumeName(folder)
	if strings.HasPrefix(volume, `\\`) && !strings.HasPrefix(volume, `\\?\`) {
		return true, true
	}
	if root, err := windows.UTF16PtrFromString(volume + `\`); err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE {
		return true, true
	}
	_, err := os.Stat(folder)
	return false, err == nil
}
