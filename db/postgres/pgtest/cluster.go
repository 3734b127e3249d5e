package pgtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// cluster is one server with its data.
type cluster struct {
	dir   string // socket, data, log
	cmd   *exec.Cmd
	log   bytes.Buffer
	ended chan struct{}
}

var errAbsent = errors.New("no PostgreSQL: initdb is neither on the PATH nor under /usr/lib/postgresql")

// start makes a cluster and runs it.
func start() (*cluster, error) {
	bin := binaries()
	if bin == "" {
		return nil, errAbsent
	}
	dir, err := os.MkdirTemp("", "opale-pg-") // a socket's path is short: no test's own folder
	if err != nil {
		return nil, err
	}
	c := &cluster{dir: dir, ended: make(chan struct{})}
	if err := c.init(bin); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	if err := c.launch(bin); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	if err := c.await(); err != nil {
		c.stop()
		return nil, fmt.Errorf("start PostgreSQL: %w\n%s", err, &c.log)
	}
	return c, nil
}

// binaries finds the folder of initdb and postgres, the newest version's.
func binaries() string {
	if found, err := exec.LookPath("initdb"); err == nil {
		if real, err := filepath.EvalSymlinks(found); err == nil {
			return filepath.Dir(real)
		}
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb") // its one error is a bad pattern
	if len(found) == 0 {
		return ""
	}
	newest := slices.MaxFunc(found, func(a, b string) int { return versionOf(a) - versionOf(b) })
	return filepath.Dir(newest)
}

// versionOf reads the major version off /usr/lib/postgresql/15/bin/initdb.
func versionOf(initdb string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(initdb))))
	return n
}

func (c *cluster) init(bin string) error {
	if err := giveAway(c.dir); err != nil {
		return err
	}
	cmd := exec.Command(filepath.Join(bin, "initdb"), "-D", c.data(), "-U", "opale", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	cmd.Dir, cmd.SysProcAttr = c.dir, attributes()
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}
	return nil
}

// launch starts the server, durable as in earnest. Where this process is
// killed, the server goes too: it dies with the thread that started it, which
// therefore lives as long.
func (c *cluster) launch(bin string) error {
	c.cmd = exec.Command(filepath.Join(bin, "postgres"), "-D", c.data(), "-k", c.dir, "-c", "listen_addresses=", "-c", "max_connections=200")
	c.cmd.Dir, c.cmd.SysProcAttr = c.dir, attributes()
	c.cmd.Stdout, c.cmd.Stderr = &c.log, &c.log
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := c.cmd.Start()
		started <- err
		if err == nil {
			_ = c.cmd.Wait() // it is stopped by a signal
		}
		close(c.ended)
	}()
	return <-started
}

// await waits until the server answers.
func (c *cluster) await() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for {
		conn, err := pgx.Connect(ctx, c.url("postgres"))
		if err == nil {
			return conn.Close(ctx)
		}
		select {
		case <-c.ended:
			return err
		case <-ctx.Done():
			return err
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func (c *cluster) stop() {
	_ = c.cmd.Process.Signal(syscall.SIGQUIT) // at once: its data is thrown away
	<-c.ended
	_ = os.RemoveAll(c.dir)
}

func (c *cluster) data() string { return filepath.Join(c.dir, "data") }

func (c *cluster) url(database string) string {
	u := url.URL{Scheme: "postgres", User: url.User("opale"), Path: "/" + database, RawQuery: url.Values{"host": {c.dir}}.Encode()}
	return u.String()
}
