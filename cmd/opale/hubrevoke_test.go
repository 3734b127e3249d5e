package main

import (
	"testing"

	"opale/checkin"
	"opale/checkin/hub"
)

func TestADeviceIsFoundByTheBeginningOfItsID(t *testing.T) {
	near, twin, far := checkin.DeviceID{1, 2, 3, 4, 5, 6}, checkin.DeviceID{1, 2, 3, 4, 5, 7}, checkin.DeviceID{200}
	devices := []hub.Device{{ID: near}, {ID: twin}, {ID: far}}
	for word, want := range map[string]checkin.Code{
		far.String():        "",
		far.String()[:9]:    "",
		far.String()[:8]:    checkin.CodeAmbiguous, // one letter less than the list shows
		near.String():       "",
		near.String()[:9]:   checkin.CodeAmbiguous,
		"d":                 checkin.CodeAmbiguous,
		"dzzzzzzzz":         checkin.CodeNotFound,
		"dz":                checkin.CodeNotFound,
		"Calais 1":          checkin.CodeNotFound,
		near.String() + "0": checkin.CodeNotFound,
	} {
		if _, err := deviceOf(devices, word); checkin.ErrorCode(err) != want {
			t.Errorf("%q: %v, want %q", word, err, want)
		}
	}
}
