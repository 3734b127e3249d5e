package main

import (
	"context"
	"os"
	"os/exec"
	"syscall"

	"opale/tui/screen"
)

func readCharge(context.Context) screen.Charge {
	return suppliesCharge(os.DirFS("/sys/class/power_supply"))
}

// stayAwake asks systemd, where there is one, to let the machine neither sleep
// nor blank, until the program below it ends: that is when its input does, so
// also where this process is killed.
func stayAwake() (release func(), holds func() bool) {
	cmd := exec.Command("systemd-inhibit", "--what=idle:sleep:handle-lid-switch", "--who=OPALE", "--why=accueil ouvert", "--mode=block", "cat")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // Ctrl+C of a terminal is not for it
	return attend(cmd)
}
