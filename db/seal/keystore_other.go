//go:build !linux

package seal

func hasKeystore() bool { return true }
