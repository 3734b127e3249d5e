package postgres

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"opale/checkin"
)

// failed gives an error its code: PostgreSQL's by SQLSTATE, never by its text.
// One that has a code already, and a context that somebody cancelled, pass as
// they are; ctx is the call's own.
func failed(ctx context.Context, op string, err error) error {
	if err == nil {
		return nil
	}
	var known *checkin.Error
	if errors.As(err, &known) || errors.Is(ctx.Err(), context.Canceled) {
		return err
	}
	return &checkin.Error{Code: codeOf(err), Op: op, Err: err}
}

// codes by SQLSTATE, or by its class: its first two characters.
var codes = map[string]checkin.Code{
	"53100": checkin.CodeDiskFull,
	"53":    checkin.CodeBusy,     // too little memory, too many connections
	"40":    checkin.CodeBusy,     // serialization, deadlock: retried in vain
	"55":    checkin.CodeBusy,     // locked
	"57014": checkin.CodeBusy,     // a statement took too long
	"57":    checkin.CodeOffline,  // starting, or shutting down
	"08":    checkin.CodeOffline,  // connection lost
	"25006": checkin.CodeReadOnly, // a standby
	"42501": checkin.CodeReadOnly, // not the owner
	"28":    checkin.CodeLocked,   // user or password
	"3D000": checkin.CodeMissing,  // no such database
	"XX001": checkin.CodeDamaged,
	"XX002": checkin.CodeDamaged,
}

func codeOf(err error) checkin.Code {
	var server *pgconn.PgError
	if errors.As(err, &server) {
		if code, ok := codes[server.Code]; ok {
			return code
		}
		if len(server.Code) >= 2 && codes[server.Code[:2]] != "" {
			return codes[server.Code[:2]]
		}
		return checkin.CodeInternal
	}
	var connecting *pgconn.ConnectError
	var wire net.Error
	switch {
	case errors.As(err, &connecting):
		return checkin.CodeOffline
	case errors.Is(err, context.DeadlineExceeded):
		return checkin.CodeBusy
	case errors.As(err, &wire), errors.Is(err, net.ErrClosed), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), pgconn.SafeToRetry(err):
		return checkin.CodeOffline
	}
	return checkin.CodeInternal
}

// transient reports whether the database has undone a transaction only because
// of another one, so that it can be tried again.
func transient(err error) bool {
	var server *pgconn.PgError
	if !errors.As(err, &server) {
		return false
	}
	// 23505: another process was faster with the same rows.
	return strings.HasPrefix(server.Code, "40") || server.Code == "23505" || server.Code == "55P03"
}
