package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// delivered is the program as it is delivered, without the race detector
// whatever the tests have. It is built once for all of them, since linking it
// takes longer than most of what they do with it.
var delivered build

type build struct {
	once   sync.Once
	folder string
	err    error
}

const builtName = "program.exe" // which only Windows asks for

func (b *build) make() {
	if b.folder, b.err = os.MkdirTemp("", "opale-built-"); b.err != nil {
		return
	}
	out, err := exec.Command("go", "build", "-buildvcs=false", "-o", filepath.Join(b.folder, builtName), ".").CombinedOutput()
	if err != nil {
		b.err = fmt.Errorf("%w\n%s", err, out)
	}
}

// link puts the program in a folder of the test's own. It is linked, not copied:
// while another test starts a process, a file that is just written cannot be run.
func (b *build) link(t testing.TB, path string) {
	t.Helper()
	b.once.Do(b.make)
	if b.err != nil {
		t.Fatal(b.err)
	}
	if err := os.Link(filepath.Join(b.folder, builtName), path); err != nil {
		t.Fatal(err)
	}
}

func (b *build) remove() {
	if b.folder != "" {
		_ = os.RemoveAll(b.folder)
	}
}
