package main

import (
	"context"
	"runtime"
	"sync/atomic"
	"unsafe"

	"golang.org/x/sys/windows"

	"opale/tui/screen"
)

var (
	kernel32                = windows.NewLazySystemDLL("kernel32.dll")
	getSystemPowerStatus    = kernel32.NewProc("GetSystemPowerStatus")
	setThreadExecutionState = kernel32.NewProc("SetThreadExecutionState")
)

// What SetThreadExecutionState takes.
const (
	esContinuous      = 0x80000000
	esSystemRequired  = 0x00000001
	esDisplayRequired = 0x00000002
)

func readCharge(context.Context) screen.Charge {
	var status systemPower
	if getSystemPowerStatus.Find() != nil {
		return screen.Charge{}
	}
	if ok, _, _ := getSystemPowerStatus.Call(uintptr(unsafe.Pointer(&status))); ok == 0 {
		return screen.Charge{}
	}
	return status.charge()
}

// stayAwake asks Windows to let neither the machine sleep nor the display go
// dark. It remembers that for the thread that asked, which therefore stays.
func stayAwake() (release func(), holds func() bool) {
	over, done := make(chan struct{}), make(chan struct{})
	var held atomic.Bool
	go func() {
		defer close(done)
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		if setThreadExecutionState.Find() != nil {
			return
		}
		before, _, _ := setThreadExecutionState.Call(esContinuous | esSystemRequired | esDisplayRequired)
		held.Store(before != 0) // the state before, or 0 where it was refused
		<-over
		_, _, _ = setThreadExecutionState.Call(esContinuous)
	}()
	release = func() {
		close(over)
		<-done
	}
	return release, held.Load
}
