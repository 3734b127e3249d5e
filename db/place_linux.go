package db

import "golang.org/x/sys/unix"

// isNetworked reports whether a folder is on NFS or SMB, by the numbers of
// statfs(2); known is false where the folder does not exist.
func isNetworked(folder string) (networked, known bool) {
	var st unix.Statfs_t
	if err := unix.Statfs(folder, &st); err != nil {
		return false, false
	}
	switch uint32(st.Type) {
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC:
		return true, true
	}
	return false, true
}

// isCloudRoot is something that only Windows knows of a folder.
func isCloudRoot(string) bool { return false }
