package db

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	sqlite3 "modernc.org/sqlite/lib"

	"opale/checkin"
)

// failed gives an error its code: SQLite's by its result code, never by its
// text. One that has a code already, and a cancelled context, pass as they are.
func failed(op string, err error) error {
	if err == nil {
		return nil
	}
	var known *checkin.Error
	if errors.As(err, &known) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return &checkin.Error{Code: codeOf(err), Op: op, Err: err}
}

// coded is an error of the driver, with SQLite's extended result code.
type coded interface {
	error
	Code() int
}

func codeOf(err error) checkin.Code {
	var e coded
	if errors.As(err, &e) {
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return checkin.CodeBusy
		case sqlite3.SQLITE_FULL:
			return checkin.CodeDiskFull
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
			return checkin.CodeReadOnly
		case sqlite3.SQLITE_NOTADB:
			return checkin.CodeNotDatabase
		case sqlite3.SQLITE_CORRUPT:
			return checkin.CodeDamaged
		}
	}
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return checkin.CodeReadOnly
	case errors.Is(err, syscall.ENOSPC):
		return checkin.CodeDiskFull
	}
	return checkin.CodeInternal
}
