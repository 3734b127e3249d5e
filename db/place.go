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
// networked drive, whose locks cannot be trusted, or a cloud-synced folder. A
// link is followed: what counts is where the file would lie.
func unsafePlace(path string) string {
	folder := filepath.Dir(path)
	if isSynced(folder) || isShare(folder) {
		return folder
	}
	// The folder may not exist yet: the nearest one that does is on its drive.
	there := folder
	for {
		networked, known := isNetworked(there)
		if networked {
			return folder
		}
		parent := filepath.Dir(there)
		if known || parent == there {
			break
		}
		there = parent
	}
	real, err := filepath.EvalSymlinks(there)
	if err == nil && (isSynced(real) || isShare(real)) || isCloudRoot(there) {
		return folder
	}
	return ""
}

// isSynced reports whether a part of a path has the name that a cloud client
// gives its folder, on whatever system: OneDrive, OneDrive - CCI Littoral…
func isSynced(folder string) bool {
	path := strings.ReplaceAll(strings.ToLower(folder), `\`, "/")
	for part := range strings.SplitSeq(path, "/") {
		for _, name := range synced {
			if part == name || strings.HasPrefix(part, name+" - ") || strings.HasPrefix(part, name+"-") {
				return true
			}
		}
	}
	return false
}

// isShare reports whether a path is on another computer, as Windows writes it:
// \\server\share, or \\?\UNC\server\share. Long names of this computer's own
// disks begin with \\?\ too, or with \\.\, and are none.
func isShare(path string) bool {
	rest, ok := strings.CutPrefix(path, `\\`)
	if !ok {
		return false
	}
	for _, local := range []string{`?\`, `.\`} {
		if long, ok := strings.CutPrefix(rest, local); ok {
			return len(long) >= 4 && strings.EqualFold(long[:4], `UNC\`)
		}
	}
	return true
}
