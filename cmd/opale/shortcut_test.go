package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"opale/checkin/disk"
)

func TestShortcutsSurviveStrangeFolders(t *testing.T) {
	for _, tt := range []struct{ system, program, name, content string }{
		{"windows", `C:\Users\Zoé 100%\opale.exe`, "OPALE.cmd", "@\"C:\\Users\\Zoé 100%%\\opale.exe\"\r\n"},
		{"darwin", "/Users/l'accueil/opale", "OPALE.command", "#!/bin/sh\nexec '/Users/l'\\''accueil/opale'\n"},
		{"linux", "/home/a b/$opale", "opale.desktop", "[Desktop Entry]\nType=Application\nName=OPALE\nExec=\"/home/a b/\\\\$opale\"\nTerminal=true\n"},
	} {
		if name, content := shortcut(tt.system, tt.program); name != tt.name || content != tt.content {
			t.Errorf("%s: %s %q", tt.system, name, content)
		}
	}
}

func TestAShortcutIsPutWhereThereIsADesktop(t *testing.T) {
	atHome(t)
	t.Setenv("OneDrive", "")
	home := homeFolder()
	program := filepath.Join(home, "opale")
	if path := addShortcut(disk.Computer{}, program); path != "" {
		t.Errorf("without a desktop: %s", path)
	}
	desktop := filepath.Join(home, "Bureau")
	if err := os.Mkdir(desktop, 0o700); err != nil {
		t.Fatal(err)
	}
	path := addShortcut(disk.Computer{}, program)
	if filepath.Dir(path) != desktop {
		t.Fatalf("put at %q", path)
	}
	if _, err := exec.LookPath(path); filepath.Ext(path) != ".desktop" && err != nil {
		t.Errorf("nobody can open it: %v", err)
	}
}
