//go:build !windows

package disk

import (
	"errors"
	"os"
	"syscall"
)

// syncFolder flushes the names of a folder. Some file systems of networks know
// no such thing, and say so.
func syncFolder(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}
