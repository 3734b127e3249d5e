package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/tui/i18n"
)

func (p *program) kitCommand() *cobra.Command {
	c := p.command("kit", p.words.Carry.Kit, nil)
	return p.withCommands(c, p.kitWriteCommand(), p.kitOpenCommand())
}

// kitError is about a kit: its folder, its passphrase, its files.
type kitError struct {
	folder string
	err    error
}

func (e *kitError) Error() string { return e.folder + ": " + e.err.Error() }
func (e *kitError) Unwrap() error { return e.err }

func ofKit(folder string, err error) error {
	if err == nil {
		return nil
	}
	return &kitError{folder, err}
}

// kitSentence finds the words for a kit; ok is false where they are those of
// any other failure.
func (p *program) kitSentence(e *kitError) (s i18n.Sentence, ok bool) {
	code := checkin.ErrorCode(e.err)
	if code == checkin.CodeInternal && !errors.Is(e.err, syscall.EIO) { // a device that is gone
		return s, false
	}
	s, ok = p.words.Carry.KitFaults[code]
	return detailed(s, e.folder), ok
}

// programName is what this platform's program is called in a kit.
func programName() string {
	name := "opale-" + runtime.GOOS + "-" + runtime.GOARCH
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return name
}

// kitBeside is the kit that the running program was started from: its folder,
// or the one below that an emergency desk keeps.
func kitBeside() (folder string, ok bool) {
	path, err := os.Executable()
	if err != nil {
		return "", false
	}
	for _, folder = range []string{filepath.Dir(path), filepath.Join(filepath.Dir(path), keptKit)} {
		if bundle.IsKit(disk.Computer{}, folder) {
			return folder, true
		}
	}
	return "", false
}

// copyProgram puts a program under a name, whole or not at all. It is left
// alone where it is the same already, which a running one has to be.
func copyProgram(d disk.Disk, from, to string) error {
	content, err := disk.ReadFile(d, from)
	if err != nil {
		return err
	}
	if there, err := disk.ReadFile(d, to); err == nil && bytes.Equal(there, content) {
		return nil
	}
	return bundle.Failed("copy program", to, disk.Replace(d, to, disk.Program, content))
}

// itself is the file of the running program.
func (p *program) itself() (string, error) {
	if p.running != "" {
		return p.running, nil
	}
	return os.Executable()
}
