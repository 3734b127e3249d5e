package postgres

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"opale/checkin"
)

// notifyOption is ours in a URL; the server must not see it.
const notifyOption = "opale_notify"

// connections of a pool at least: commits that wait for the disk together wait
// once.
const connections = 16

// configure reads a URL; notify is whether to use LISTEN. The locks of a process
// that was cut off are let go soon.
func configure(url string) (config *pgxpool.Config, notify bool, err error) {
	if config, err = pgxpool.ParseConfig(url); err != nil {
		return nil, false, &checkin.Error{Code: checkin.CodeInvalid, Op: "open database", Err: err} // pgx blots the password out
	}
	params := config.ConnConfig.RuntimeParams
	notify = params[notifyOption] != "off"
	delete(params, notifyOption)
	if params["application_name"] == "" {
		params["application_name"] = "opale"
	}
	if !strings.Contains(url, "pool_max_conns") {
		config.MaxConns = max(config.MaxConns, connections)
	}
	config.AfterConnect = func(ctx context.Context, conn *pgx.Conn) error {
		_, err := conn.Exec(ctx, `SET idle_in_transaction_session_timeout = '20s'`)
		return err
	}
	return config, notify, nil
}
