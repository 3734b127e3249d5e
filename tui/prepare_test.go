package tui

import (
	"testing"

	"opale/tui/pin"
	"opale/tui/screen"
	"opale/tui/screen/lock"
	"opale/tui/screen/prepare"
)

// What opens every stick, and everybody on paper, is the coordinator's: behind
// the PIN where there is one, from the settings and at the start alike.
func TestPreparingIsBehindTheCoordinatorsPIN(t *testing.T) {
	d := driveEverything(t)
	d.hear(screen.OpenPrepare{})
	if _, there := d.root.top().(*prepare.Prepare); !there {
		t.Fatalf("it does not open:\n%s", d.seen())
	}
	d.hear(screen.Close{})
	d.hear(screen.ChoosePIN{Whose: pin.Coordinator, Digits: "4711"})
	d.root.prepares = true
	d.run(d.root.openPrepare())
	if _, asked := d.root.top().(*lock.Gate); !asked {
		t.Fatalf("nobody is asked for the PIN:\n%s", d.seen())
	}
	d.typeAll("4711", "enter")
	if _, there := d.root.top().(*prepare.Prepare); !there {
		t.Errorf("the PIN does not open it:\n%s", d.seen())
	}
}
