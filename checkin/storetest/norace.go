//go:build !race

package storetest

// Seeds is how many seeds a simulation plays by itself.
func Seeds(n uint64) uint64 { return n }
