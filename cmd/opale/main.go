// Command opale is the check-in desk: the screen, and the commands that
// prepare it, question it and take its results away. It wires the other
// packages together, knows where things live on a laptop, and puts errors into
// people's words. Nothing imports it.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	// A closed window arrives as SIGHUP, on Windows as SIGTERM. All three end
	// the program in order: what was acknowledged is on the disk already.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	code := Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
