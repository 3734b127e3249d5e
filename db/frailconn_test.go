package db_test

import (
	"context"
	"database/sql/driver"

	"modernc.org/sqlite"
)

// connector opens connections through a frail driver.
type connector struct {
	*frail
	dsn string
}

func (f *frail) connector(dsn string) driver.Connector { return connector{f, dsn} }

func (c connector) Driver() driver.Driver { return &sqlite.Driver{} }

func (c connector) Connect(context.Context) (driver.Conn, error) {
	var inner driver.Conn
	err := c.call(nil, "", func() (err error) {
		inner, err = c.Driver().Open(c.dsn)
		return err
	})
	if err != nil {
		return nil, err
	}
	return frailConn{inner.(sqliteConn), c.frail}, nil
}

// sqliteConn is what SQLite's connections can do, as database/sql asks for it.
type sqliteConn interface {
	driver.Conn
	driver.ConnPrepareContext
	driver.ConnBeginTx
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

type frailConn struct {
	sqliteConn
	on *frail
}

func (c frailConn) PrepareContext(ctx context.Context, text string) (driver.Stmt, error) {
	inner, err := c.sqliteConn.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	return frailStmt{inner.(sqliteStmt), c, text}, nil
}

func (c frailConn) ExecContext(ctx context.Context, text string, args []driver.NamedValue) (result driver.Result, err error) {
	err = c.on.call(c.sqliteConn, text, func() (err error) {
		result, err = c.sqliteConn.ExecContext(ctx, text, args)
		return err
	})
	return result, err
}

func (c frailConn) QueryContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Rows, error) {
	return c.on.query(c.sqliteConn, text, func() (driver.Rows, error) { return c.sqliteConn.QueryContext(ctx, text, args) })
}

type sqliteStmt interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

type frailStmt struct {
	sqliteStmt
	conn frailConn
	text string
}

func (s frailStmt) ExecContext(ctx context.Context, args []driver.NamedValue) (result driver.Result, err error) {
	err = s.conn.on.call(s.conn.sqliteConn, s.text, func() (err error) {
		result, err = s.sqliteStmt.ExecContext(ctx, args)
		return err
	})
	return result, err
}

func (s frailStmt) QueryContext(ctx context.Context, args []driver.NamedValue) (driver.Rows, error) {
	return s.conn.on.query(s.conn.sqliteConn, s.text, func() (driver.Rows, error) { return s.sqliteStmt.QueryContext(ctx, args) })
}

// query is a call that gives rows. The rows of one that fails are closed.
func (f *frail) query(c driver.Conn, text string, do func() (driver.Rows, error)) (driver.Rows, error) {
	var rows driver.Rows
	err := f.call(c, text, func() (err error) {
		rows, err = do()
		return err
	})
	if err == nil {
		return rows, nil
	}
	if rows != nil && f.wasLost() {
		return lostRows{rows}, nil
	}
	if rows != nil {
		_ = rows.Close()
	}
	return nil, err
}

func (f *frail) wasLost() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.happened == rowLost
}
