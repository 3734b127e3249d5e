package main

import (
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"opale/checkin/hub"
)

// stand KIND ADDRESS has a portal answer there, which leads whoever comes to its
// entrance page, or a filter, which shows a certificate of its own.
func stand(ts *testscript.TestScript, _ bool, args []string) {
	l, err := net.Listen("tcp", args[1])
	ts.Check(err)
	s := httptest.NewUnstartedServer(http.RedirectHandler("http://wifi.invalid/", http.StatusFound))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	ts.Check(s.Listener.Close())
	if s.Listener = l; args[0] == "filter" {
		s.StartTLS()
	} else {
		s.Start()
	}
	ts.Defer(s.Close)
}

// invited ADDRESS makes LINK lead there.
func invited(ts *testscript.TestScript, _ bool, args []string) {
	link, err := hub.ParseLink(ts.Getenv("LINK"))
	ts.Check(err)
	link.Address = args[0]
	ts.Setenv("LINK", link.String())
}

// port NAME sets a variable to an address of this computer where nobody listens.
func port(ts *testscript.TestScript, _ bool, args []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Check(l.Close())
	ts.Setenv(args[0], l.Addr().String())
}

// open ADDRESS waits until somebody listens there.
func awaitOpen(ts *testscript.TestScript, _ bool, args []string) {
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if c, err := net.Dial("tcp", args[0]); err == nil {
			ts.Check(c.Close())
			return
		}
	}
	ts.Fatalf("nobody listens at %s", args[0])
}
