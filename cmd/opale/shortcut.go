package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"opale/checkin/disk"
)

// desktops are where a desktop may be, below the home folder and below the
// cloud folder to which Windows likes to move it.
var desktops = []string{"Desktop", "Bureau"}

// addShortcut puts the program on the desktop, where this computer has one. It
// is a convenience: where that fails, the program is there all the same.
func addShortcut(d disk.Disk, program string) (path string) {
	name, content := shortcut(runtime.GOOS, program)
	for _, parent := range []string{os.Getenv("OneDrive"), homeFolder()} {
		for _, desktop := range desktops {
			folder := filepath.Join(parent, desktop)
			if info, err := os.Stat(folder); parent == "" || err != nil || !info.IsDir() {
				continue
			}
			path = filepath.Join(folder, name)
			if disk.Replace(d, path, disk.Program, []byte(content)) != nil {
				return ""
			}
			return path
		}
	}
	return ""
}

// shortcuts lists those that lead to the program's folder, of those that may be
// there: one that leads elsewhere is somebody else's.
func shortcuts(data string) (paths []string) {
	name, _ := shortcut(runtime.GOOS, "")
	for _, parent := range []string{os.Getenv("OneDrive"), homeFolder()} {
		for _, desktop := range desktops {
			path := filepath.Join(parent, desktop, name)
			if text, err := os.ReadFile(path); err == nil && parent != "" && strings.Contains(string(text), shown(data)) {
				paths = append(paths, path)
			}
		}
	}
	return paths
}

// shown is a folder as it stands in a shortcut, up to the first character that
// some system writes otherwise.
func shown(folder string) string {
	if at := strings.IndexAny(folder, "\\`$%'\""); at > 0 && runtime.GOOS != "windows" {
		return folder[:at]
	}
	return folder
}

func homeFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return home
}

// shortcut is a file that opens a program in a terminal window when it is
// double-clicked: a script, since each system's own links need its libraries.
func shortcut(system, program string) (name, content string) {
	switch system {
	case "windows":
		return "OPALE.cmd", "@\"" + strings.ReplaceAll(program, "%", "%%") + "\"\r\n"
	case "darwin":
		return "OPALE.command", "#!/bin/sh\nexec '" + strings.ReplaceAll(program, "'", `'\''`) + "'\n"
	}
	quoted := strings.NewReplacer(`\`, `\\\\`, `"`, `\\"`, "`", "\\\\`", "$", `\\$`, "%", "%%").Replace(program)
	return "opale.desktop", fmt.Sprintf("[Desktop Entry]\nType=Application\nName=OPALE\nExec=\"%s\"\nTerminal=true\n", quoted)
}
