//go:build !race

package storetest

// Seeds is how many seeds a simulation plays by itself.
func Seeds(n uint64) uint64 { return n }

// Fewer is how many of n cases are played that are drawn by lot.
func Fewer(n int) int { return n }

// Rarer is the distance between faults, of which one in n is tried.
func Rarer(n int) int { return n }
