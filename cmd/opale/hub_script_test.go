package main

import (
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"

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
	address, err := unusedAddress()
	ts.Check(err)
	ts.Setenv(args[0], address)
}

// open ADDRESS waits until somebody listens there.
func awaitOpen(ts *testscript.TestScript, _ bool, args []string) {
	listens := eventually(func() bool {
		c, err := net.Dial("tcp", args[0])
		return err == nil && c.Close() == nil
	})
	if !listens {
		ts.Fatalf("nobody listens at %s", args[0])
	}
}
