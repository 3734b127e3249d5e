package postgres

import "github.com/jackc/pgx/v5"

// Name is the name of the database that an address leads to, to be said: the address
// itself may hold a password. It connects to nothing.
func Name(address string) (string, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return "", err // which hides the password
	}
	return config.Database, nil
}
