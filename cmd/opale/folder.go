package main

import (
	"os"
	"path/filepath"
	"runtime"
)

// dataFolder is where this user's database and log live.
func dataFolder() (string, error) {
	switch runtime.GOOS {
	case "windows":
		if dir := os.Getenv("LOCALAPPDATA"); dir != "" {
			return filepath.Join(dir, "Opale"), nil
		}
	case "darwin":
		home, err := os.UserHomeDir()
		return filepath.Join(home, "Library", "Application Support", "Opale"), err
	}
	// The XDG base directory rules: a relative path there is to be ignored.
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "opale"), nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share", "opale"), err
}

// database is the file to work on: --db, else the one in the data folder.
func (p *program) database() (string, error) {
	if p.file != "" {
		return p.file, nil
	}
	dir, err := dataFolder()
	return filepath.Join(dir, "opale.db"), err
}
