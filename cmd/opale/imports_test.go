package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the import path of this repository, whose root is two folders up.
const (
	module = "opale"
	root   = "../.."
)

// arrows says which packages of the house each area may import: the areas of
// .github/ARCHITECTURE.md. An area is a folder and everything below it that is
// no area of its own. An area may always import itself.
var arrows = map[string][]string{
	"checkin":             {},
	"checkin/journal":     {"checkin"},
	"checkin/lookup":      {"checkin"},
	"checkin/known":       {"checkin"}, // beside the companies that were known before
	"checkin/ticket":      {"checkin"},
	"checkin/training":    {"checkin", "checkin/lookup", "checkin/rehearsal", "checkin/tricky"}, // ten visitors who teach a desk
	"checkin/tricky":      {"checkin", "checkin/lookup"},                                        // the list, read against itself
	"checkin/rehearsal":   {"checkin"},
	"checkin/roster":      {"checkin", "checkin/journal"},
	"checkin/curve":       {"checkin"},
	"checkin/plan":        {"checkin"},
	"checkin/paper":       {"checkin", "checkin/curve", "checkin/tricky", "checkin/known"},
	"checkin/table":       {"checkin", "checkin/journal", "checkin/tricky", "checkin/known"},
	"checkin/disk":        {}, // the computer's files
	"checkin/bundle":      {"checkin", "checkin/disk", "checkin/journal", "checkin/route"},
	"checkin/storetest":   {"checkin", "checkin/journal"},                                     // what every store must do: imported by their tests
	"checkin/hostile":     {"checkin"},                                                        // hostile text: imported by tests
	"checkin/hub":         {"checkin", "checkin/curve", "checkin/journal", "checkin/ticket"},  // a link is scanned, too
	"checkin/nearby":      {"checkin"},                                                        // who is on this network: imported by cmd and the screen
	"checkin/hub/hubtest": {"checkin", "checkin/journal", "checkin/hub", "checkin/storetest"}, // what every hub's store must do
	"db":                  {"checkin", "checkin/disk", "checkin/journal", "checkin/hub", "db/seal"},
	"db/seal":             {},          // keys of databases: it knows nothing of tables nor people
	"db/seal/sealtest":    {"checkin"}, // reads files as a thief would: imported by tests
	"db/postgres":         {"checkin", "checkin/journal", "checkin/hub", "db/seal"},
	"db/postgres/pgtest":  {}, // a PostgreSQL for tests
	"tui":                 {"checkin", "checkin/journal", "checkin/lookup", "checkin/ticket", "checkin/rehearsal", "checkin/roster", "checkin/bundle", "checkin/curve", "checkin/hub", "checkin/nearby", "checkin/plan", "checkin/tricky", "checkin/training", "checkin/route", "checkin/handback"},
	"tui/plain":           {"checkin", "checkin/journal", "tui"}, // the desk as lines of text
	"cmd":                 {"*"},
	"cmd/opale/wording":   {"checkin", "checkin/journal", "db", "db/seal", "tui"}, // the command line's texts

	// The end of a borrowed laptop: what is held elsewhere, what goes, the slip.
	"checkin/handback": {"checkin", "checkin/disk", "checkin/journal"},

	// Where a stick has yet to go.
	"checkin/route": {"checkin", "checkin/journal"},

	// A disk that fails, for the tests of whatever writes files of ours.
	"checkin/disk/disktest": {"checkin/disk"},

	// A stick that fails, for the tests of whatever writes on one.
	"checkin/bundle/bundletest": {"checkin", "checkin/journal", "checkin/bundle", "checkin/storetest"},
}

// confined says where a technology may be imported, and nowhere else.
var confined = map[string][]string{
	"database/sql":                  {"db"},
	"modernc.org/sqlite":            {"db"},
	"github.com/pressly/goose":      {"db", "db/postgres"},
	"github.com/jackc/pgx":          {"db/postgres", "db/postgres/pgtest"},
	"net/http":                      {"cmd", "checkin/hub"},
	"charm.land/bubbletea":          {"tui"},
	"charm.land/bubbles":            {"tui"},
	"charm.land/lipgloss":           {"tui"},
	"github.com/spf13/cobra":        {"cmd"},
	"os":                            {"cmd", "db", "db/seal", "db/seal/sealtest", "db/postgres/pgtest", "checkin/bundle", "checkin/disk", "tui"}, // tui reads the environment
	"filippo.io/age":                {"checkin/bundle", "db/seal"},
	"github.com/zalando/go-keyring": {"db/seal"},
	"os/exec":                       {"cmd", "db/postgres/pgtest"},
	"github.com/carlos7ags/folio":   {"checkin/paper"},
	"github.com/go-fonts":           {"checkin/paper"},
	"github.com/xuri/excelize":      {"checkin/roster", "checkin/table"},
	"charm.land/lipgloss/v2/compat": {},
}

// austere says which areas live on the standard library and x/text alone.
var austere = []string{"checkin", "checkin/curve", "checkin/known", "checkin/journal", "checkin/lookup", "checkin/ticket", "checkin/training", "checkin/tricky", "checkin/rehearsal", "checkin/route", "checkin/plan"}

// edge is one import statement outside the tests.
type edge struct{ from, to string }

// edges reads every import of the house, for all platforms.
func edges(t *testing.T) []edge {
	t.Helper()
	var found []edge
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || len(d.Name()) > 2 && d.Name()[0] == '.' || isModule(name)) {
			return fs.SkipDir
		}
		if filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		folder, err := filepath.Rel(root, filepath.Dir(name))
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			to, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			found = append(found, edge{filepath.ToSlash(folder), to})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// isModule reports whether a folder below the root is a module of its own,
// which this one cannot import: it lives by its own rules.
func isModule(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil && folder != root
}

// areaOf finds the innermost area that a folder belongs to.
func areaOf(folder string) string {
	for ; folder != "."; folder = path.Dir(folder) {
		if _, ok := arrows[folder]; ok {
			return folder
		}
	}
	return ""
}

func under(to, prefix string) bool { return to == prefix || strings.HasPrefix(to, prefix+"/") }

func TestArrowsPointOneWay(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range edges(t) {
		from := areaOf(e.from)
		seen[from] = true
		if from == "" {
			t.Errorf("%s belongs to no area: decide what it may import", e.from)
			continue
		}
		folder, ours := strings.CutPrefix(e.to, module+"/")
		if !ours {
			continue
		}
		to := areaOf(folder)
		if to != from && !slices.Contains(arrows[from], to) && !slices.Contains(arrows[from], "*") {
			t.Errorf("%s imports %s: %s may not know %s", e.from, e.to, from, to)
		}
	}
	for area := range arrows {
		if !seen[area] {
			t.Errorf("nothing was read of %s: has it moved?", area)
		}
	}
}

func TestTechnologiesStayWhereTheyBelong(t *testing.T) {
	for _, e := range edges(t) {
		for technology, areas := range confined {
			if under(e.to, technology) && !slices.Contains(areas, areaOf(e.from)) {
				t.Errorf("%s imports %s, which belongs to %v", e.from, e.to, areas)
			}
		}
	}
}

func TestTheDomainNeedsNoLibrary(t *testing.T) {
	for _, e := range edges(t) {
		external := strings.Contains(strings.Split(e.to, "/")[0], ".")
		if external && slices.Contains(austere, areaOf(e.from)) && !under(e.to, "golang.org/x/text") {
			t.Errorf("%s imports %s: the domain lives on the standard library and x/text", e.from, e.to)
		}
	}
}
