// Command pack puts files into an archive whose bytes depend on nothing but
// their names, their contents and the time that is given: sorted, owned by
// nobody, and with that time on each.
//
//	pack -folder opale-v1.2.3-linux-amd64 -time 1796053080 -o OUT.tar.gz FILE…
//
// A file named opale or opale.exe can be run once it is unpacked.
package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"io"
	"io/fs"
	"log"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// file is one that goes into the archive.
type file struct {
	name    string // in the archive, behind the folder
	mode    fs.FileMode
	content []byte
}

func main() {
	log.SetFlags(0)
	folder := flag.String("folder", "opale", "the archive's one folder")
	seconds := flag.Int64("time", 0, "the time on each file, in seconds since 1970")
	out := flag.String("o", "", "the archive to write: .zip or .tar.gz")
	flag.Parse()
	files, err := read(flag.Args())
	if err != nil {
		log.Fatal(err)
	}
	write := zipped
	if strings.HasSuffix(*out, ".tar.gz") {
		write = tarred
	}
	var archive bytes.Buffer
	if err := write(&archive, *folder, time.Unix(*seconds, 0).UTC(), files); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(*out, archive.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

func read(names []string) ([]file, error) {
	var files []file
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		f := file{filepath.Base(name), 0o644, content}
		if f.name == "opale" || f.name == "opale.exe" {
			f.mode = 0o755
		}
		files = append(files, f)
	}
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return files, nil
}

func zipped(w io.Writer, folder string, at time.Time, files []file) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		h := &zip.FileHeader{Name: path.Join(folder, f.name), Method: zip.Deflate, Modified: at}
		h.SetMode(f.mode)
		entry, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := entry.Write(f.content); err != nil {
			return err
		}
	}
	return z.Close()
}

func tarred(w io.Writer, folder string, at time.Time, files []file) error {
	g, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	t := tar.NewWriter(g)
	for _, f := range files {
		h := &tar.Header{
			Typeflag: tar.TypeReg, Name: path.Join(folder, f.name), Mode: int64(f.mode), Size: int64(len(f.content)),
			ModTime: at, Format: tar.FormatUSTAR,
		}
		if err := t.WriteHeader(h); err != nil {
			return err
		}
		if _, err := t.Write(f.content); err != nil {
			return err
		}
	}
	return errors.Join(t.Close(), g.Close())
}
