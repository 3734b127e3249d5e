//go:build race

package storetest

// Seeds is how many seeds a simulation plays by itself: under the race
// detector, which makes each ten times as slow, a tenth.
func Seeds(n uint64) uint64 { return (n + 9) / 10 }

// Fewer is how many of n cases are played that are drawn by lot: under the race
// detector a quarter. `.ci/run` plays all of them behind it.
func Fewer(n int) int { return (n + 3) / 4 }

// Rarer is the distance between faults, of which one in n is tried: under the race
// detector a third to a quarter of them, 1 becoming 3 and 61 becoming 243.
func Rarer(n int) int { return 4*n - 1 }
