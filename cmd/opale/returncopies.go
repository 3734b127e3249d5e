package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"opale/db"
)

// mayRemoveFolder refuses where another database lies in the program's folder: it
// would go with it, and the proof is not about it.
func (p *program) mayRemoveFolder(store *db.Store) error {
	data, err := dataFolder()
	if err != nil {
		return err
	}
	found, err := os.ReadDir(data)
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	for _, f := range found {
		path := filepath.Join(data, f.Name())
		if strings.EqualFold(filepath.Ext(path), ".db") && !same(path, store.Path()) {
			return &spoken{fmt.Sprintf(p.words.Return.Another, path)}
		}
	}
	return nil
}

// copiesOf lists the copies of a database in the folder of backups beside it, and
// the folders that are empty without them: others' files may be there too.
func copiesOf(store *db.Store) (paths []string) {
	folder, base := backupFolder(store), filepath.Base(store.Path())
	stem := regexp.QuoteMeta(strings.TrimSuffix(base, filepath.Ext(base)))
	backup := regexp.MustCompile(`^` + stem + `-\d{8}-\d{6}\.\d{3}\.db(\.partial)?(-wal|-shm|-journal|\.heads)?$`)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	left := len(entries)
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		switch {
		case e.Type().IsRegular() && backup.MatchString(e.Name()):
			paths = append(paths, path)
			left--
		case e.IsDir() && aside.MatchString(e.Name()):
			inside, whole := asideFiles(path, base)
			if paths = append(paths, inside...); whole {
				paths = append(paths, path)
				left--
			}
		}
	}
	if left == 0 {
		paths = append(paths, folder)
	}
	return paths
}

// aside is how a folder is called in which a database was put before a repair.
var aside = regexp.MustCompile(`^before-repair-\d{8}-\d{6}\.\d{3}$`)

// asideFiles lists what of a database is in such a folder. whole says that nothing
// else is.
func asideFiles(folder, base string) (paths []string, whole bool) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, false
	}
	for _, e := range entries {
		if e.Type().IsRegular() && slices.Contains([]string{base, base + "-wal", base + db.HeadsSuffix}, e.Name()) {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	return paths, len(paths) == len(entries)
}
