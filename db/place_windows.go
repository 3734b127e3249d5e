package db

import (
	"os"
	"path/filepath"
	"unsafe"

	"golang.org/x/sys/windows"
)

// isNetworked reports whether a folder is on a mapped drive; known is false
// where the folder does not exist.
func isNetworked(folder string) (networked, known bool) {
	volume := filepath.VolumeName(folder)
	if root, err := windows.UTF16PtrFromString(volume + `\`); err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE {
		return true, true
	}
	_, err := os.Stat(folder)
	return false, err == nil
}

var syncRootInfo = windows.NewLazySystemDLL("cldapi.dll").NewProc("CfGetSyncRootInfoByPath")

// isCloudRoot asks Windows whether a folder that exists is kept by a cloud client
// (OneDrive, SharePoint and others), whatever it is called. Systems before
// Windows 10 of 2017 cannot say.
func isCloudRoot(folder string) bool {
	if syncRootInfo.Find() != nil {
		return false
	}
	name, err := windows.UTF16PtrFromString(folder)
	if err != nil {
		return false
	}
	const basic = 0 // CF_SYNC_ROOT_INFO_BASIC: the root's file id
	var id int64
	var length uint32
	failed, _, _ := syncRootInfo.Call(uintptr(unsafe.Pointer(name)), basic,
		uintptr(unsafe.Pointer(&id)), unsafe.Sizeof(id), uintptr(unsafe.Pointer(&length)))
	return int32(failed) == 0
}
