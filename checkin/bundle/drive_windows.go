package bundle

import "golang.org/x/sys/windows"

// Drives lists the folders of the removable drives that are plugged in now. A
// and B, which a floppy disk had, are not asked: an empty one would make the
// system show a window of its own.
func Drives() []string {
	letters, err := windows.GetLogicalDrives()
	if err != nil {
		return nil
	}
	var found []string
	for i := 2; i < 26; i++ {
		path := string(rune('A'+i)) + `:\`
		name, err := windows.UTF16PtrFromString(path)
		if err == nil && letters&(1<<i) != 0 && windows.GetDriveType(name) == windows.DRIVE_REMOVABLE {
			found = append(found, path)
		}
	}
	return found
}
