package ticket

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// scan is one line of scans.json: what a scanner typed, and the code that is
// to be found, nil for none.
type scan struct {
	File, Scanned, Layout, Note string
	CapsLock                    bool
	Expect                      *string
}

func readScans(t testing.TB) []scan {
	var file struct{ Scans []scan }
	readJSON(t, "testdata/scans.json", &file)
	return file.Scans
}

func readJSON(t testing.TB, path string, into any) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

func readBooks(t testing.TB) map[string]book {
	var files map[string]map[string][]string // file -> code -> its other codes
	readJSON(t, "testdata/codes.json", &files)
	books := map[string]book{}
	for file, codes := range files {
		for _, code := range slices.Sorted(maps.Keys(codes)) {
			books[file] = append(books[file], append([]string{code}, codes[code]...))
		}
	}
	return books
}

func TestScansFindTheirCode(t *testing.T) {
	books, scans := readBooks(t), readScans(t)
	if len(scans) < 60 {
		t.Fatalf("only %d scans", len(scans))
	}
	for _, s := range scans {
		b := books[s.File]
		got, err := Reader{}.Read(s.Scanned, b)
		if err != nil {
			t.Fatal(err)
		}
		want := ""
		if s.Expect != nil {
			want = *s.Expect
		}
		if code := b.current(got.ID); code != want {
			t.Errorf("%s, %s (%s): %q found %q, want %q", s.File, s.Layout, s.Note, s.Scanned, code, want)
		}
		if !got.IsCode {
			t.Errorf("%s: %q was taken for a name", s.File, s.Scanned)
		}
		if wantRepair(s) != strings.HasPrefix(got.Repair, "fr-") {
			t.Errorf("%s, %s: %q was repaired as %q", s.File, s.Layout, s.Scanned, got.Repair)
		}
		if s.CapsLock != strings.HasSuffix(got.Repair, "caps") {
			t.Errorf("%s: %q was repaired as %q, caps lock is %v", s.File, s.Scanned, got.Repair, s.CapsLock)
		}
	}
}

func wantRepair(s scan) bool { return strings.HasPrefix(s.Layout, "fr-") }

// All lists together are what a desk with four venues' files has: a code of
// one must not be taken for another's.
func TestScansFindTheirCodeAmongAllLists(t *testing.T) {
	var all book
	for _, b := range readBooks(t) {
		all = append(all, b...)
	}
	for _, s := range readScans(t) {
		if s.Expect == nil {
			continue
		}
		got, err := Reader{}.Read(s.Scanned, all)
		if err != nil || all.current(got.ID) != *s.Expect {
			t.Errorf("%s: %q found %q, want %q (%v)", s.Layout, s.Scanned, all.current(got.ID), *s.Expect, err)
		}
	}
}
