package pgtest

import (
	"fmt"
	"os"
	"os/user"
	"strconv"
	"syscall"
)

// account is whom the server runs as: PostgreSQL refuses root. It is nil for
// whoever runs the tests.
func account() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		if found, err := user.Lookup(name); err == nil {
			uid, _ := strconv.ParseUint(found.Uid, 10, 32)
			gid, _ := strconv.ParseUint(found.Gid, 10, 32)
			return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
		}
	}
	return nil, fmt.Errorf("start PostgreSQL: it does not run as root, and there is no user postgres or nobody")
}

// giveAway lets the server's account write in a folder.
func giveAway(dir string) error {
	who, err := account()
	if err != nil || who == nil {
		return err
	}
	return os.Chown(dir, int(who.Uid), int(who.Gid))
}

// attributes of the server's processes: its account, and that a server is
// killed when whoever started it dies. PostgreSQL's other processes notice.
func attributes() *syscall.SysProcAttr {
	who, _ := account() // giveAway has said what is wrong
	return &syscall.SysProcAttr{Credential: who, Pdeathsig: syscall.SIGQUIT, Setpgid: true}
}
