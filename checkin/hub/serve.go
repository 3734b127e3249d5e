package hub

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"golang.org/x/net/netutil"
)

// farewell is how long requests under way have to end.
const farewell = 10 * time.Second

// Serve answers on a listener until the context ends, and then ends gently:
// who waits is let go, what is under way is finished. It closes the listener
// and the server.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	h := s.httpServer()
	l = netutil.LimitListener(l, maxConnections)
	ended := make(chan error, 1)
	go func() {
		if s.BehindProxy {
			ended <- h.Serve(l)
		} else {
			ended <- h.ServeTLS(l, "", "")
		}
	}()
	var err error
	select {
	case err = <-ended:
	case <-ctx.Done():
		s.close()
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
		defer cancel()
		if err = h.Shutdown(end); err != nil {
			err = errors.Join(err, h.Close())
		}
		<-ended
	}
	s.Close()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// httpServer bounds what a caller can hold: each route then sets deadlines of
// its own.
func (s *Server) httpServer() *http.Server {
	h := &http.Server{
		Handler:           s,
		TLSConfig:         serverTLS(s.cert),
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          slog.NewLogLogger(s.Log.Handler(), slog.LevelDebug),
		Protocols:         new(http.Protocols),
	}
	// One connection waits and another exchanges: HTTP/2 would add its own
	// ways to exhaust a server, and nothing that a desk needs.
	h.Protocols.SetHTTP1(true)
	return h
}
