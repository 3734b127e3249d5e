package main

import (
	"bufio"
	"cmp"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/roster"
	"opale/tui/screen"
)

const (
	shelved = 9         // files that are shown
	sniffed = 256 << 10 // bytes of a text that show whether it is a list
	deepest = 1         // folders of a stick that are looked into, below its first
)

// shelf is where attendee lists are found: among the downloads, on the desktop,
// and on whatever is plugged in.
type shelf struct {
	downloads, desktop []string // folders, of which most do not exist
	sticks             func() []string

	mu    *sync.Mutex
	texts map[string]bool // files of no telling name that were looked into
}

// homeShelf is the user's. Folders have a name in the user's language on Linux
// only, where a file says which; the usual ones are looked at too.
func homeShelf() shelf {
	s := shelf{sticks: bundle.Drives, mu: new(sync.Mutex), texts: map[string]bool{}}
	home, err := os.UserHomeDir()
	if err != nil {
		return s
	}
	for _, name := range []string{"Downloads", "Téléchargements"} {
		s.downloads = append(s.downloads, filepath.Join(home, name))
	}
	for _, name := range []string{"Desktop", "Bureau"} {
		s.desktop = append(s.desktop, filepath.Join(home, name))
	}
	if drive := os.Getenv("OneDrive"); drive != "" && runtime.GOOS == "windows" {
		s.desktop = append(s.desktop, filepath.Join(drive, "Desktop"), filepath.Join(drive, "Bureau"))
	}
	s.downloads = append(s.downloads, userFolder(home, "XDG_DOWNLOAD_DIR"))
	s.desktop = append(s.desktop, userFolder(home, "XDG_DESKTOP_DIR"))
	return s
}

// userFolder reads one of the folders that xdg-user-dirs names; empty where
// there is none.
func userFolder(home, key string) string {
	config := cmp.Or(os.Getenv("XDG_CONFIG_HOME"), filepath.Join(home, ".config"))
	f, err := os.Open(filepath.Join(config, "user-dirs.dirs"))
	if err != nil {
		return ""
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if value, ok := strings.CutPrefix(strings.TrimSpace(lines.Text()), key+"="); ok {
			return strings.ReplaceAll(strings.Trim(value, `"`), "$HOME", home)
		}
	}
	return ""
}

// look lists the files, the newest first.
func (s *shelf) look() []screen.ListFile {
	var found []screen.ListFile
	seen := map[string]bool{}
	for place, folders := range map[screen.ListPlace][]string{screen.InDownloads: s.downloads, screen.OnDesktop: s.desktop} {
		for _, folder := range folders {
			s.shelve(&found, seen, screen.ListFile{Path: folder, Place: place}, 0)
		}
	}
	for _, stick := range s.sticks() {
		name := checkin.Clean(filepath.Base(stick))
		if strings.Trim(name, `/\.`) == "" {
			name = stick
		}
		s.shelve(&found, seen, screen.ListFile{Path: stick, Place: screen.OnStick, Stick: name}, deepest)
	}
	slices.SortFunc(found, func(a, b screen.ListFile) int {
		return cmp.Or(b.Changed.Compare(a.Changed), strings.Compare(a.Path, b.Path))
	})
	return found[:min(len(found), shelved)]
}

// shelve adds the lists of a folder, and of those in it down to a depth.
func (s *shelf) shelve(found *[]screen.ListFile, seen map[string]bool, in screen.ListFile, depth int) {
	if real, err := filepath.EvalSymlinks(in.Path); err != nil || seen[real] {
		return
	} else {
		seen[real] = true
	}
	entries, err := os.ReadDir(in.Path)
	if err != nil {
		return
	}
	for _, e := range entries {
		one := in
		one.Path = filepath.Join(in.Path, e.Name())
		switch info, err := e.Info(); {
		case err != nil || strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "~$"):
		case e.IsDir() && depth > 0:
			s.shelve(found, seen, one, depth-1)
		case info.Mode().IsRegular() && info.Size() > 0 && s.looksLikeList(one.Path, info):
			one.Size, one.Changed = info.Size(), info.ModTime()
			*found = append(*found, one)
		}
	}
}

// looksLikeList judges by the ending of a file's name or, where many sorts of
// files share it, by its beginning.
func (s *shelf) looksLikeList(path string, info os.FileInfo) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".vcf", ".jsonl":
		return true
	case ".txt", ".htm", ".html", ".json":
	default:
		return false
	}
	key := path + info.ModTime().Format(time.RFC3339Nano)
	s.mu.Lock()
	defer s.mu.Unlock()
	is, known := s.texts[key]
	if !known {
		is = beginsAsList(path)
		s.texts[key] = is
	}
	return is
}

// beginsAsList reads the beginning of a file. Where it is cut off within
// quotes, it had columns before that.
func beginsAsList(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	_, err = roster.Read(io.LimitReader(f, sniffed), "", roster.Options{})
	var refused *roster.Error
	return err == nil || errors.As(err, &refused) && refused.Kind == roster.KindTruncated
}
