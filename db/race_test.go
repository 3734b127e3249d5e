//go:build race

package db_test

import "flag"

// The race detector makes each draw many times slower, and finds in twenty what
// it would find in a hundred. A flag on the command line counts for more.
func init() { _ = flag.Set("rapid.checks", "20") }
