// Command opale is the check-in desk: the screen, and the commands that
// prepare it, question it and take its results away. It wires the other
// packages together, knows where things live on a laptop, and puts errors into
// people's words. Nothing imports it.
package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // Windows has no time zones of its own, and the event's counts

	"github.com/inconshreveable/mousetrap"

	"opale/cmd/opale/wording"
)

func main() {
	// A closed window arrives as SIGHUP, on Windows as SIGTERM. All three end
	// the program in order: what was acknowledged is on the disk already.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	// What hangs all the same ends at once by a second Ctrl+C or SIGTERM; not by a
	// second SIGHUP, since a window that closes may send two.
	context.AfterFunc(ctx, func() { signal.Reset(os.Interrupt, syscall.SIGTERM) })
	p := newRun(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	code := p.run(ctx)
	stop()
	if code != exitDone && !p.told && mousetrap.StartedByExplorer() {
		linger()
	}
	os.Exit(code)
}

// linger keeps the window of a double click open until what stands in it has
// been read.
func linger() {
	fmt.Fprintln(os.Stderr, "\n"+wording.For(os.Args[1:]).ToClose)
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
}
