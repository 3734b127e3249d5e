//go:build race

package storetest

// Seeds is how many seeds a simulation plays by itself: under the race
// detector, which makes each ten times as slow, a tenth.
func Seeds(n uint64) uint64 { return (n + 9) / 10 }
