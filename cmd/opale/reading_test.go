package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"opale/checkin/roster"
)

// TestReadingLeavesNothingBeside reads a good list and a bad one: beside the
// database is what was there, and not what an earlier process left.
func TestReadingLeavesNothingBeside(t *testing.T) {
	dir := t.TempDir()
	now := time.Now()
	for name, changed := range map[string]time.Time{
		readingFolder + "killed": now.Add(-2 * readingLasts), readingFolder + "at-work": now, "backups": now.Add(-2 * readingLasts),
	} {
		folder := filepath.Join(dir, name)
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "part"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(folder, changed, changed); err != nil {
			t.Fatal(err)
		}
	}
	for text, ok := range map[string]bool{"Nom;Prénom\nTESTARD;Léa\n": true, "PK\x03\x04 broken": false} {
		if _, err := readBeside(filepath.Join(dir, "opale.db"), strings.NewReader(text), "liste", roster.Options{}); (err == nil) != ok {
			t.Errorf("%q: %v", text, err)
		}
	}
	var left []string
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		left = append(left, e.Name())
	}
	if want := []string{readingFolder + "at-work", "backups"}; !slices.Equal(left, want) {
		t.Errorf("left are %q, want %q", left, want)
	}
}

// TestAListIsReadWithoutADatabase reads one where its folder is not made yet,
// and makes it no sooner for that.
func TestAListIsReadWithoutADatabase(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "opale")
	list, err := readBeside(filepath.Join(dir, "opale.db"), strings.NewReader("Nom;Prénom\nTESTARD;Léa\n"), "liste", roster.Options{})
	if err != nil || len(list.Rows) != 1 {
		t.Errorf("%v", err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("reading made the folder of the database")
	}
}
