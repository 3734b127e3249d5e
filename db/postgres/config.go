package postgres

import (
	"github.com/jackc/pgx/v5/pgxpool"

	"opale/checkin"
)

// notifyOption is ours in a URL; the server must not see it.
const notifyOption = "opale_notify"

// configure reads a URL; notify is whether to use LISTEN.
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
	return config, notify, nil
}
