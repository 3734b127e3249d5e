package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

// removeLater has a program removed that cannot remove itself while it runs: by
// the system's own shell, some seconds behind its end. Its folder, which is the
// program's own, goes with it where it is empty.
func (p *program) removeLater(path string) bool {
	if !strings.EqualFold(filepath.Ext(path), ".exe") || !p.isInstalled(path) || strings.ContainsAny(path, "\"%&^") {
		return false
	}
	c := exec.Command("cmd.exe")
	c.SysProcAttr = &syscall.SysProcAttr{
		CmdLine:    `cmd.exe /D /C "ping -n 6 127.0.0.1 >NUL & del /F /Q "` + path + `" & rmdir "` + filepath.Dir(path) + `""`,
		HideWindow: true,
	}
	c.Dir = filepath.Dir(filepath.Dir(path)) // a folder that somebody is in cannot be removed
	return c.Start() == nil
}
