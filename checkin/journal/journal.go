// Package journal is the one source of truth: entries that say what happened,
// the streams that number them, the hash chain that holds them, and the fold
// that makes the present state of them.
//
// It is pure: no disk, no network, no clock of its own. A store (package db)
// keeps what it makes; [Memory] is one that keeps it in memory.
package journal
