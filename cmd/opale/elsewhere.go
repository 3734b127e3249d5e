package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"opale/checkin/disk"
	"opale/db"
)

// databasesFile lists, a path a line, the sealed databases of this user that lie
// elsewhere (--db): the keys that they are opened with lie beside it, and in the
// keystore, and go when the laptop is given back.
const databasesFile = "databases"

// noteElsewhere remembers such a database. What cannot be written is noted the
// next time: nothing but a word of warning hangs on it.
func (p *program) noteElsewhere(store *db.Store) {
	path, err := filepath.Abs(store.Path())
	data, dataErr := dataFolder()
	if err != nil || dataErr != nil || filepath.Dir(path) == filepath.Clean(data) || len(store.Sealed()) == 0 {
		return
	}
	noted, at, err := databasesElsewhere()
	if err != nil || slices.Contains(noted, path) {
		return
	}
	_ = disk.Replace(p.onDisk(), at, disk.Private, []byte(strings.Join(append(noted, path), "\n")+"\n"))
}

// databasesElsewhere are those that are there still, and where they are noted.
func databasesElsewhere() (paths []string, at string, err error) {
	key, err := keyFile()
	if err != nil {
		return nil, "", err
	}
	at = filepath.Join(filepath.Dir(key), databasesFile)
	text, err := os.ReadFile(at)
	if os.IsNotExist(err) {
		return nil, at, nil
	}
	for path := range strings.Lines(string(text)) {
		path = strings.TrimRight(path, "\r\n")
		if _, statErr := os.Stat(path); path != "" && statErr == nil {
			paths = append(paths, path)
		}
	}
	return paths, at, err
}

// lockedWith are the databases elsewhere that this laptop's keys will open no more
// once one of them is given back.
func lockedWith(store *db.Store) (paths []string, err error) {
	noted, _, err := databasesElsewhere()
	return slices.DeleteFunc(noted, func(path string) bool { return same(path, store.Path()) }), err
}
