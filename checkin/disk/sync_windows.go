package disk

// syncFolder has nothing to do: Windows writes the names on removable drives at
// once, and lets nobody flush a folder.
func syncFolder(string) error { return nil }
