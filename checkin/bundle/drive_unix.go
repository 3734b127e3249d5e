//go:build linux || darwin

package bundle

import (
	"os"
	"path/filepath"
)

// Drives lists the folders of the removable drives that are plugged in now.
func Drives() []string { return foldersAt(mounts) }

// foldersAt lists the folders that some patterns match, links left out.
func foldersAt(patterns []string) []string {
	var found []string
	for _, pattern := range patterns {
		paths, _ := filepath.Glob(pattern) // fails for a malformed pattern only
		for _, path := range paths {
			if info, err := os.Lstat(path); err == nil && info.IsDir() {
				found = append(found, path)
			}
		}
	}
	return found
}
