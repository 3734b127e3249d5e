package postgres

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"opale/checkin"
)

func TestErrorsHaveCodes(t *testing.T) {
	for state, want := range map[string]checkin.Code{
		"53100": checkin.CodeDiskFull, "53300": checkin.CodeBusy, "40P01": checkin.CodeBusy, "55P03": checkin.CodeBusy, "57014": checkin.CodeBusy,
		"57P01": checkin.CodeOffline, "08006": checkin.CodeOffline, "25006": checkin.CodeReadOnly, "42501": checkin.CodeReadOnly,
		"28P01": checkin.CodeLocked, "3D000": checkin.CodeMissing, "XX001": checkin.CodeDamaged, "42P01": checkin.CodeInternal, "": checkin.CodeInternal,
	} {
		err := failed(context.Background(), "do", fmt.Errorf("wrapped: %w", &pgconn.PgError{Code: state}))
		if got := checkin.ErrorCode(err); got != want {
			t.Errorf("%s is %q, want %q", state, got, want)
		}
	}
	for err, want := range map[error]checkin.Code{
		context.DeadlineExceeded:                              checkin.CodeBusy,
		&net.OpError{Op: "read", Err: errors.New("reset")}:    checkin.CodeOffline,
		io.ErrUnexpectedEOF:                                   checkin.CodeOffline,
		errors.Join(errUnclear, io.ErrUnexpectedEOF):          checkin.CodeOffline,
		errors.New("something else"):                          checkin.CodeInternal,
		checkin.Errorf(checkin.CodeForeign, "write", "autre"): checkin.CodeForeign,
	} {
		if got := checkin.ErrorCode(failed(context.Background(), "do", err)); got != want {
			t.Errorf("%v is %q, want %q", err, got, want)
		}
	}
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	if err := failed(gone, "do", gone.Err()); err != context.Canceled {
		t.Errorf("what somebody cancelled is %v", err)
	}
}

func TestOnlyWhatOthersCausedIsTriedAgain(t *testing.T) {
	for state, want := range map[string]bool{"40001": true, "40P01": true, "23505": true, "55P03": true, "53100": false, "42P01": false, "57P01": false} {
		if got := transient(&pgconn.PgError{Code: state}); got != want {
			t.Errorf("%s is tried again: %v", state, got)
		}
	}
	if transient(errors.Join(errUnclear, io.ErrUnexpectedEOF)) {
		t.Error("a commit whose end nobody knows is tried again")
	}
}
