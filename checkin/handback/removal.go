package handback

import (
	"errors"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"opale/checkin/disk"
)

// Removal is what goes, in this order, as it is written down before anything
// does: whoever is cut short goes on with it.
type Removal struct {
	Folders []string `json:"folders"` // the program's own: all that is in them, and they themselves
	Files   []string `json:"files"`   // single ones elsewhere: ours
	Last    []string `json:"last"`    // the device's key and the program: until then, the laptop can still say who it is
}

// isOurs reports whether a folder can be one of the program's: it is named so,
// and lies somewhere below a home.
func isOurs(folder string) bool {
	clean := filepath.Clean(folder)
	deep := strings.Count(strings.TrimPrefix(clean, filepath.VolumeName(clean)), string(filepath.Separator))
	return filepath.IsAbs(clean) && strings.EqualFold(filepath.Base(clean), "opale") && deep >= 2
}

// Gone is what came of a removal.
type Gone struct {
	Deleted int
	Left    []string // what is still there
}

// First removes all but what goes last.
func (r *Removal) First(d disk.Disk) (g Gone) {
	for _, file := range r.Files {
		g.remove(d, file)
	}
	for _, folder := range r.Folders {
		if !isOurs(folder) {
			g.Left = append(g.Left, folder)
			continue
		}
		g.empty(d, folder, r.Last)
	}
	return g
}

// Rest removes what goes last, and the folders, which are empty by then.
func (r *Removal) Rest(d disk.Disk) (g Gone) {
	for _, file := range r.Last {
		g.remove(d, file)
	}
	for _, folder := range r.Folders {
		if isOurs(folder) {
			_ = d.Remove(folder) // one that is not empty is said by what is in it
		}
	}
	return g
}

// empty removes what is in a folder, but some files. A link is removed and never
// followed.
func (g *Gone) empty(d disk.Disk, folder string, but []string) {
	linked, err := isLink(d, folder)
	if linked || err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			g.Left = append(g.Left, folder)
		}
		return
	}
	entries, err := d.ReadDir(folder)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			g.Left = append(g.Left, folder)
		}
		return
	}
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		switch {
		case slices.ContainsFunc(but, func(kept string) bool { return isSame(kept, path) }):
		case e.IsDir():
			g.empty(d, path, but)
			_ = d.Remove(path)
		default:
			g.remove(d, path)
		}
	}
}

// foldsCase is whether names that differ in case only are those of one file: what
// a variable of the system says of a folder need not be how the disk has it.
var foldsCase = runtime.GOOS == "windows" || runtime.GOOS == "darwin"

// isSame reports whether two paths, or names in one folder, are of one file.
func isSame(a, b string) bool {
	a, b = filepath.Clean(a), filepath.Clean(b)
	return a == b || foldsCase && strings.EqualFold(a, b)
}

// isLink reports whether a folder is a link to one: what is behind it is not
// ours to remove. The error has fs.ErrNotExist where it is not there.
func isLink(d disk.Disk, folder string) (bool, error) {
	around, err := d.ReadDir(filepath.Dir(folder))
	if err != nil {
		return false, err
	}
	for _, e := range around {
		if isSame(e.Name(), filepath.Base(folder)) {
			return !e.IsDir(), nil
		}
	}
	return false, fs.ErrNotExist
}

func (g *Gone) remove(d disk.Disk, path string) {
	switch err := d.Remove(path); {
	case err == nil:
		g.Deleted++
	case !errors.Is(err, fs.ErrNotExist):
		g.Left = append(g.Left, path)
	}
}
