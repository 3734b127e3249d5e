package main

import (
	"fmt"
	"math/rand/v2"
	"net"
	"time"
)

// patience is how long a condition may take to become true before a test is
// given up: never a measure of anything.
const patience = 3 * time.Minute

// eventually waits until something is so, and says whether it came to be.
func eventually(holds func() bool) bool {
	for giveUp := time.Now().Add(patience); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(giveUp) {
			return false
		}
	}
	return true
}

// unusedAddress is one of this computer on which nobody listens, nor will before
// the test does. One that the system gives and takes back is among those that it
// then gives to the next connection of anybody; these are below all of them
// (Linux gives from 32,768 on, others from 49,152).
func unusedAddress() (string, error) {
	for tries := 0; ; tries++ {
		address := fmt.Sprintf("127.0.0.1:%d", 12_000+rand.IntN(20_000))
		l, err := net.Listen("tcp", address)
		if err == nil {
			return address, l.Close()
		}
		if tries == 100 {
			return "", err
		}
	}
}
