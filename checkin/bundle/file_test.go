package bundle

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"opale/checkin"
	"opale/checkin/disk"
)

func TestReplaceIsWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "file")
	for _, content := range []string{"first", "second"} {
		if err := replace(disk.Computer{}, path, []byte(content)); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o644 {
			t.Errorf("others cannot read it: %v, %v", info.Mode(), err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != content {
			t.Errorf("%q, %v", got, err)
		}
	}
	// A folder that is not empty cannot be replaced by a file, for anybody.
	taken := filepath.Join(dir, "taken")
	if err := os.MkdirAll(filepath.Join(taken, "inside"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := replace(disk.Computer{}, taken, []byte("third")); err == nil {
		t.Error("a file took the place of a folder")
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 2 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestErrorsOfTheDiskHaveCodes(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := replace(disk.Computer{}, filepath.Join(file, "below"), nil); checkin.ErrorCode(err) != checkin.CodeReadOnly {
		t.Errorf("below a file: %v", err)
	}
	if err := replace(disk.Computer{}, filepath.Join(file+"s", "none"), nil); checkin.ErrorCode(err) != checkin.CodeMissing {
		t.Errorf("no such folder: %v", err)
	}
	for _, tt := range []struct {
		err  error
		want checkin.Code
	}{
		{diskFull, checkin.CodeDiskFull},
		{writeProtected, checkin.CodeReadOnly},
		{fs.ErrPermission, checkin.CodeReadOnly},
		{fs.ErrClosed, checkin.CodeInternal},
		{checkin.Errorf(checkin.CodeDamaged, "read back", "x"), checkin.CodeDamaged},
	} {
		err := Failed("write file", "F:", &fs.PathError{Op: "write", Path: "F:", Err: tt.err})
		if checkin.ErrorCode(err) != tt.want {
			t.Errorf("%v: %v", tt.err, err)
		}
	}
	if err := Failed("write file", "F:", nil); err != nil {
		t.Errorf("nothing failed, and %v", err)
	}
}
