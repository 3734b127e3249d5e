package db

import (
	"path/filepath"
	"strings"
)

// synced are the folders that a cloud client keeps: it copies the file under
// SQLite's feet, without its WAL, and puts older copies back.
var synced = []string{
	"onedrive", "dropbox", "google drive", "googledrive", "my drive", "mon drive",
	"icloud drive", "iclouddrive", "mobile documents", "nextcloud", "owncloud", "pclouddrive", "kdrive",
}

// unsafePlace says why a path is no place for a live database, or "": a
// networked drive, whose locks cannot be trusted, or a cloud-synced folder.
func unsafePlace(path string) string {
	folder := filepath.Dir(path)
	for part := range strings.SplitSeq(filepath.ToSlash(strings.ToLower(folder)), "/") {
		for _, name := range synced {
			if part == name || strings.HasPrefix(part, name+" - ") || strings.HasPrefix(part, name+"-") {
				return folder
			}
		}
	}
	// The folder may not exist yet: the nearest one that does is on its drive.
	for {
		networked, known := isNetworked(folder)
		if networked {
			return folder
		}
		parent := filepath.Dir(folder)
		if known || parent == folder {
			return ""
		}
		folder = parent
	}
}
