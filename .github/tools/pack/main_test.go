package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// Whatever the order, the folder and the time of the files: an archive has the
// same bytes, and in it names, modes and times that say nothing of a laptop.
func TestArchivesAreTheSameBytes(t *testing.T) {
	at := time.Date(2026, 11, 30, 15, 38, 0, 0, time.UTC)
	want := []string{
		"opale-v1/LICENSE -rw-r--r-- 2026-11-30T15:38:00Z free",
		"opale-v1/README.md -rw-r--r-- 2026-11-30T15:38:00Z read",
		"opale-v1/opale -rwxr-xr-x 2026-11-30T15:38:00Z run",
	}
	for kind, write := range map[string]func(io.Writer, string, time.Time, []file) error{"zip": zipped, "tar": tarred} {
		var first []byte
		for _, order := range [][]string{{"opale", "README.md", "LICENSE"}, {"LICENSE", "opale", "README.md"}} {
			files, err := read(written(t, order))
			if err != nil {
				t.Fatal(err)
			}
			var archive bytes.Buffer
			if err := write(&archive, "opale-v1", at, files); err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = archive.Bytes()
			}
			if !bytes.Equal(first, archive.Bytes()) {
				t.Errorf("%s: other bytes in the order %v", kind, order)
			}
		}
		if got := unpacked(t, kind, first); !slices.Equal(got, want) {
			t.Errorf("%s: %q", kind, got)
		}
	}
}

func written(t *testing.T, names []string) (paths []string) {
	dir := t.TempDir()
	for _, name := range names {
		content := map[string]string{"opale": "run", "README.md": "read", "LICENSE": "free"}[name]
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

func unpacked(t *testing.T, kind string, archive []byte) (found []string) {
	say := func(name string, mode os.FileMode, at time.Time, r io.Reader) {
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, fmt.Sprintf("%s %v %s %s", name, mode, at.UTC().Format(time.RFC3339), content))
	}
	if kind == "zip" {
		z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			say(f.Name, f.Mode(), f.Modified, r)
		}
		return found
	}
	g, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(g); ; {
		h, err := r.Next()
		if err == io.EOF {
			return found
		}
		if err != nil {
			t.Fatal(err)
		}
		say(h.Name, h.FileInfo().Mode(), h.ModTime, r)
	}
}
