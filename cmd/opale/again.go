package main

import (
	"os"
	"path/filepath"
	"slices"
)

// leavesStick reports whether the running program lies in a kit's folder and
// has a copy of itself on this laptop.
func leavesStick(copied string) bool {
	running, err := os.Executable()
	_, beside := kitBeside()
	return err == nil && beside && copied != "" && !same(running, copied)
}

// startAgain goes on in the program's copy, with the same arguments: what runs
// from a stick cannot outlive it. started is false where that fails.
func (p *program) startAgain(fact openedFact) (started bool, err error) {
	args := p.args
	if fact.Emergency && !slices.Contains(args, "--emergency") {
		args = append(slices.Clip(args), "--emergency") // nobody is asked twice
	}
	if len(p.args) == 0 {
		// A double click began on the stick, which nothing may hold.
		_ = os.Chdir(filepath.Dir(fact.Program))
	}
	return p.porch.lend(func() (bool, error) { return become(fact.Program, args) })
}
