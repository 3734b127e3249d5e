package main

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"opale/checkin/disk"
)

// maxLog is the size, in bytes, from which a log makes way for a new one.
const maxLog = 1 << 20

// openLog opens the log of the desk, in the data folder. Codes, counts and
// times go into it, never a name, a ticket code or what was typed; nothing of
// it is ever on the screen. A desk works without one: where it cannot be
// opened, what is logged is dropped.
func openLog() (log *slog.Logger, closeLog func() error) {
	file, err := logFile()
	if err != nil {
		return slog.New(slog.DiscardHandler), func() error { return nil }
	}
	return newLog(file), file.Close
}

func newLog(w io.Writer) *slog.Logger {
	return slog.New(slog.NewTextHandler(w, nil)).With("program", version(), "pid", os.Getpid())
}

func logFile() (*os.File, error) {
	dir, err := dataFolder()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	name := filepath.Join(dir, "opale.log")
	if info, err := os.Stat(name); err == nil && info.Size() > maxLog {
		if err := disk.Rename(name, name+".1"); err != nil {
			return nil, err
		}
	}
	return os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
}
