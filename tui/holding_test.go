package tui

import (
	"testing"

	"opale/tui/screen/desk"
	"opale/tui/screen/exchange"
	"opale/tui/screen/screentest"
)

func TestALetterLeavesAPassingScreenUnlessItHolds(t *testing.T) {
	d := drive(t, guests()...)
	press := func(names ...string) {
		for _, name := range names {
			for _, key := range screentest.Keys(name) {
				d.press(key)
			}
		}
	}
	press("ctrl+e", "down", "usb")
	if _, held := d.root.top().(*exchange.Exchange); !held {
		t.Fatal("a letter of the folder's name closed the screen")
	}
	press("up", "l")
	if _, home := d.root.top().(*desk.Desk); !home {
		t.Error("a letter over the list of folders did not begin the next search")
	}
}
