package db

import "golang.org/x/sys/unix"

// isNetworked reports whether a folder is on a networked file system; known is
// false where the folder does not exist.
func isNetworked(folder string) (networked, known bool) {
	var st unix.Statfs_t
	if err := unix.Statfs(folder, &st); err != nil {
		return false, false
	}
	return st.Flags&unix.MNT_LOCAL == 0, true
}

// isCloudRoot is something that only Windows knows of a folder.
func isCloudRoot(string) bool { return false }
