package main

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"opale/tui/screen"
)

func TestTheBatteryOfALinuxLaptop(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text + "\n")} }
	for name, c := range map[string]struct {
		supplies fstest.MapFS
		want     screen.Charge
	}{
		"draining": {fstest.MapFS{
			"AC/type": file("Mains"), "BAT0/type": file("Battery"), "BAT0/capacity": file("24"), "BAT0/status": file("Discharging"),
		}, screen.Charge{Known: true, Percent: 24, Draining: true}},
		"plugged in": {fstest.MapFS{
			"BAT0/type": file("Battery"), "BAT0/capacity": file("24"), "BAT0/status": file("Charging"),
		}, screen.Charge{Known: true, Percent: 24}},
		"two": {fstest.MapFS{
			"BAT0/type": file("Battery"), "BAT0/capacity": file("3"), "BAT0/status": file("Discharging"),
			"BAT1/type": file("Battery"), "BAT1/capacity": file("80"), "BAT1/status": file("Unknown"),
		}, screen.Charge{Known: true, Percent: 80, Draining: true}},
		"a mouse": {fstest.MapFS{
			"hid/type": file("Battery"), "hid/scope": file("Device"), "hid/capacity": file("5"), "hid/status": file("Discharging"),
		}, screen.Charge{}},
		"a desktop": {fstest.MapFS{"AC/type": file("Mains")}, screen.Charge{}},
		"nonsense":  {fstest.MapFS{"BAT0/type": file("Battery"), "BAT0/capacity": file("full")}, screen.Charge{}},
	} {
		if diff := cmp.Diff(c.want, suppliesCharge(c.supplies)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestTheBatteryOfAMac(t *testing.T) {
	for said, want := range map[string]screen.Charge{
		"Now drawing from 'Battery Power'\n -InternalBattery-0 (id=4653155)\t24%; discharging; 1:20 remaining present: true\n": {Known: true, Percent: 24, Draining: true},
		"Now drawing from 'AC Power'\n -InternalBattery-0 (id=4653155)\t100%; charged; 0:00 remaining present: true\n":         {Known: true, Percent: 100},
		"Now drawing from 'AC Power'\n -InternalBattery-0 (id=1)\t80%; AC attached; not charging present: true\n":              {},
		"Now drawing from 'AC Power'\n": {},
	} {
		if got := pmsetCharge(said); got != want && !(want == screen.Charge{} && !got.Draining) {
			t.Errorf("%q: %+v, want %+v", said, got, want)
		}
	}
}

func TestTheBatteryOfAWindowsLaptop(t *testing.T) {
	for status, want := range map[systemPower]screen.Charge{
		{ACLine: 0, Battery: 2, Percent: 24}:    {Known: true, Percent: 24, Draining: true},
		{ACLine: 1, Battery: 8, Percent: 24}:    {Known: true, Percent: 24},
		{ACLine: 1, Battery: 128, Percent: 255}: {},
		{ACLine: 255, Battery: 255}:             {},
		{ACLine: 0, Battery: 0, Percent: 255}:   {},
	} {
		if got := status.charge(); got != want {
			t.Errorf("%+v: %+v, want %+v", status, got, want)
		}
	}
}

func TestAMachineStaysAwakeUntilItIsReleased(t *testing.T) {
	watch := watchPower(t.Context()) // whatever this machine can tell and do
	watch.Charge()
	watch.end()
}
