package main

import (
	"context"
	"os"
	"os/exec"
	"strconv"

	"opale/tui/screen"
)

func readCharge(ctx context.Context) screen.Charge {
	said, err := exec.CommandContext(ctx, "pmset", "-g", "batt").Output()
	if err != nil {
		return screen.Charge{}
	}
	return pmsetCharge(string(said))
}

// stayAwake has caffeinate keep machine and display awake for as long as this
// process lives.
func stayAwake() (release func(), holds func() bool) {
	return attend(exec.Command("caffeinate", "-dims", "-w", strconv.Itoa(os.Getpid())))
}
