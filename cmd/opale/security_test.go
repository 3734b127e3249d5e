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
	tests := declaredTests(t)
	_, promised, ok := strings.Cut(string(text), "\n## What Opale does\n")
	promised, _, also := strings.Cut(promised, "\n## What it does not do\n")
	if !ok || !also {
		t.Fatal("SECURITY.md has other chapters")
	}
	promises := 0
	for promise := range strings.SplitSeq(promised, "\n- ") {
		if promise = strings.TrimSpace(promise); promise == "" {
			continue
		}
		promises++
		if named := namedTest.FindAllString(promise, -1); len(named) == 0 {
			t.Errorf("no test is named for: %s", promise)
		}
	}
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
	for _, name := range namedTest.FindAllString(string(text), -1) {
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
