//go:build linux || darwin

package bundle

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDrivesAreFoldersAndNoLinks(t *testing.T) {
	media := t.TempDir()
	for _, name := range []string{"karim/KINGSTON", "karim/SANDISK", "sofia/CLE"} {
		if err := os.MkdirAll(filepath.Join(media, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(media, "karim", "a file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/", filepath.Join(media, "karim", "the system's disk")); err != nil {
		t.Fatal(err)
	}
	want := []string{filepath.Join(media, "karim/KINGSTON"), filepath.Join(media, "karim/SANDISK"), filepath.Join(media, "sofia/CLE")}
	if diff := cmp.Diff(want, foldersAt([]string{filepath.Join(media, "*/*"), filepath.Join(media, "none/*")})); diff != "" {
		t.Error(diff)
	}
}
