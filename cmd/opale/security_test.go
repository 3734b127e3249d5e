package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	namedTest   = regexp.MustCompile(`\b(Test[A-Z]\w+|[a-z]+\.txtar)\b`)
	testDeclare = regexp.MustCompile(`(?m)^func (Test\w+)\(`)
)

// TestEveryPromiseOfSecurityHasATestOfItsName: what SECURITY.md says that Opale
// does, names the tests that hold it; so does each row of its threats. A test that
// is renamed is named anew there, and a promise without one is none.
func TestEveryPromiseOfSecurityHasATestOfItsName(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, ".github", "SECURITY.md"))
	if err != nil {
		t.Fatal(err)
	}
	promises := promisesOf(t, string(text), "\n## What Opale does\n", "\n## What it does not do\n")
	rows := 0
	for line := range strings.SplitSeq(string(text), "\n") {
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| who ") {
			continue
		}
		rows++
		if named := namedTest.FindAllString(line, -1); len(named) == 0 {
			t.Errorf("no test is named for: %s", line)
		}
	}
	if promises < 15 || rows < 10 {
		t.Errorf("%d promises and %d threats were read", promises, rows)
	}
	everyNamedTestIsThere(t, string(text))
}

// TestEveryPromiseOfTheREADMEHasATestOfItsName: so does what it says that holds.
func TestEveryPromiseOfTheREADMEHasATestOfItsName(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	if promises := promisesOf(t, string(text), "\n## What holds\n", "\nWhat was tried"); promises < 5 {
		t.Errorf("%d promises were read", promises)
	}
	everyNamedTestIsThere(t, string(text))
}

// promisesOf counts the list's points between two places of a text, each of which
// has to name a test.
func promisesOf(t *testing.T, text, from, to string) (promises int) {
	t.Helper()
	_, promised, ok := strings.Cut(text, from)
	promised, _, also := strings.Cut(promised, to)
	if !ok || !also {
		t.Fatalf("there is no chapter between %q and %q", from, to)
	}
	for promise := range strings.SplitSeq(promised, "\n- ") {
		if promise = strings.TrimSpace(promise); promise == "" {
			continue
		}
		promises++
		if !namedTest.MatchString(promise) {
			t.Errorf("no test is named for: %s", promise)
		}
	}
	return promises
}

func everyNamedTestIsThere(t *testing.T, text string) {
	t.Helper()
	tests := declaredTests(t)
	for _, name := range namedTest.FindAllString(text, -1) {
		if !tests[name] {
			t.Errorf("there is no test %s", name)
		}
	}
}

// declaredTests are the names of all tests of the house, and of its scripts.
func declaredTests(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if filepath.Ext(name) == ".txtar" {
			found[filepath.Base(name)] = true
		}
		if !strings.HasSuffix(name, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(name)
		for _, m := range testDeclare.FindAllSubmatch(text, -1) {
			found[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
