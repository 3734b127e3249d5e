package hub

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"opale/checkin"
)

// answerer answers a request, or says why not.
type answerer func(http.ResponseWriter, *http.Request) error

// refused is an error with a status of its own.
type refused struct {
	error
	status int
}

func (r *refused) Unwrap() error { return r.error }

// statuses are those of the codes that a caller can do something about.
var statuses = map[checkin.Code]int{
	checkin.CodeInvalid:  http.StatusBadRequest,
	checkin.CodeNotFound: http.StatusNotFound,
	checkin.CodeAlready:  http.StatusConflict,
	checkin.CodeExpired:  http.StatusGone,
	checkin.CodeRevoked:  http.StatusForbidden,
	checkin.CodeForeign:  http.StatusForbidden,
	checkin.CodeStranger: http.StatusForbidden,
	checkin.CodeApart:    http.StatusForbidden,
	checkin.CodeLater:    http.StatusTooManyRequests,
	checkin.CodeBusy:     http.StatusServiceUnavailable,
	checkin.CodeOffline:  http.StatusServiceUnavailable,
	checkin.CodeDiskFull: http.StatusInsufficientStorage,
}

func statusOf(err error) int {
	var own *refused
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &own):
		return own.status
	case errors.As(err, &large):
		return http.StatusRequestEntityTooLarge
	}
	if status, ok := statuses[checkin.ErrorCode(err)]; ok {
		return status
	}
	return http.StatusInternalServerError
}

// route makes a handler of an answerer: bounded in time, counted and logged.
func (s *Server) route(name string, answer answerer) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		c := &counted{ResponseWriter: w}
		c.Header().Set(headerProtocol, protocolVersion)
		c.Header().Set(headerClock, strconv.FormatInt(s.Now().UnixMilli(), 10))
		c.Header().Set("Cache-Control", "no-store")
		err := s.attempt(c, r, answer)
		if err != nil && c.status == 0 {
			refuse(c, err)
		}
		took := time.Since(began)
		s.metrics.answered(name, c.code(), took)
		s.log(r, name, c.code(), took, err)
	})
}

// attempt makes an error of a panic: one bad request ends itself, and no other.
func (s *Server) attempt(w http.ResponseWriter, r *http.Request, answer answerer) (err error) {
	defer func() {
		if p := recover(); p != nil {
			s.Log.Error("a request failed", "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
			err = fmt.Errorf("answer: %v", p)
		}
	}()
	if s.open.Err() != nil {
		return checkin.Errorf(checkin.CodeBusy, "answer", "closing")
	}
	return answer(w, r)
}

// log says what was answered, and to whom by address. It knows no name of a
// person, and no code of a ticket.
func (s *Server) log(r *http.Request, route string, status int, took time.Duration, err error) {
	level := slog.LevelDebug
	args := []any{"route", route, "status", status, "ms", took.Milliseconds(), "from", s.caller(r).String()}
	if err != nil {
		level = slog.LevelWarn
		args = append(args, "error", err.Error())
		if status >= http.StatusInternalServerError {
			level = slog.LevelError
		}
	}
	s.Log.Log(r.Context(), level, "answered", args...)
}

// refuse writes an error's code. What else it says stays in the log.
func refuse(w http.ResponseWriter, err error) {
	status := statusOf(err)
	f := failure{Code: checkin.ErrorCode(err)}
	if f.Code == checkin.CodeOffline { // the store's way to its database: whoever asks has reached us
		f.Code = checkin.CodeBusy
	}
	if status < http.StatusInternalServerError {
		f.Detail = checkin.ErrorDetail(err)
	}
	if status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "5")
	}
	_ = send(w, status, f) // whoever asked may be gone
}

// send writes a JSON body.
func send(w http.ResponseWriter, status int, body any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, err = w.Write(text)
	return err
}

// receive reads a small JSON body.
func receive(w http.ResponseWriter, r *http.Request, body any) error {
	text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxSmallBody))
	if err != nil {
		return unread(err)
	}
	if err := json.Unmarshal(text, body); err != nil {
		return &checkin.Error{Code: checkin.CodeInvalid, Op: "read request", Err: err}
	}
	return nil
}

// unread says why a body was not read.
func unread(err error) error {
	return &checkin.Error{Code: checkin.CodeInvalid, Op: "read request", Err: err}
}

// caller is the address that a request comes from.
func (s *Server) caller(r *http.Request) netip.Addr {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	if s.BehindProxy {
		// The last is the proxy's word; those before it are the caller's.
		said := r.Header.Values("X-Forwarded-For")
		if len(said) > 0 {
			all := strings.Split(said[len(said)-1], ",")
			host = strings.TrimSpace(all[len(all)-1])
		}
	}
	a, _ := netip.ParseAddr(host)
	return a
}

// counted remembers the status of an answer.
type counted struct {
	http.ResponseWriter
	status int
}

func (c *counted) WriteHeader(status int) {
	if c.status == 0 {
		c.status = status
	}
	c.ResponseWriter.WriteHeader(status)
}

func (c *counted) Write(p []byte) (int, error) {
	if c.status == 0 {
		c.status = http.StatusOK
	}
	return c.ResponseWriter.Write(p)
}

// Unwrap is for [http.ResponseController].
func (c *counted) Unwrap() http.ResponseWriter { return c.ResponseWriter }

func (c *counted) code() int {
	if c.status == 0 {
		return http.StatusOK
	}
	return c.status
}
