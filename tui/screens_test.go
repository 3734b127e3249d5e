package tui

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/tui/keymap"
	"opale/tui/pin"
	"opale/tui/screen"
	"opale/tui/screen/figures"
	"opale/tui/screen/screentest"
	"opale/tui/screen/setup"
	"opale/tui/screen/start"
)

// placed is one screen in its window.
type placed struct {
	open func(d *driven)
	deaf []keymap.Action // the root's keys that do nothing there, on purpose
}

// screens is every package below tui/screen that is one, with a way to it.
var screens = map[string]placed{
	"aside":     opens(screen.OpenAsides{}),
	"conflicts": opens(screen.OpenConflicts{}),
	"desk":      {open: func(d *driven) { d.typeAll("e") }},
	"desks":     opens(screen.OpenDesks{}),
	"exchange":  opens(screen.OpenExchange{}),
	"excluded": {
		open: func(d *driven) {
			d.root.env.Linked = hub.State{Trouble: checkin.CodeRevoked}
			d.root.heedHub()
		},
		deaf: []keymap.Action{keymap.Lock}, // nobody is named there
	},
	"figures": opens(screen.OpenFigures{}),
	"group": {open: func(d *driven) {
		d.hear(screen.OpenGroup{ID: checkin.NamedID("test", "", "Lefèvre", "", 0)})
	}},
	"handback": opens(screen.OpenHandBack{}),
	"help":     opens(screen.OpenHelp{}),
	"join":     opens(screen.OpenHub{}),
	"listing":  opens(screen.OpenListing{}),
	"lock": {
		open: func(d *driven) {
			d.hear(screen.ChoosePIN{Whose: pin.Desk, Digits: "4711"})
			d.hear(screen.AskLock{})
		},
		deaf: []keymap.Action{keymap.Help, keymap.Language, keymap.Quit, keymap.Lock}, // only its PIN is heard
	},
	"operator": opens(screen.OpenOperator{}),
	"person": {open: func(d *driven) {
		d.hear(screen.OpenPerson{ID: checkin.NamedID("test", "", "Lefèvre", "", 0)})
	}},
	"prepare": opens(screen.OpenPrepare{}),
	"quit": {
		open: func(d *driven) { d.hear(screen.AskLeave{}) },
		deaf: []keymap.Action{keymap.Quit}, // it is asked already
	},
	"sessions": opens(screen.OpenSessions{}),
	"settings": opens(screen.OpenSettings{}),
	"setup":    opens(screen.OpenSetup{}),
	"start": {open: func(d *driven) {
		d.root.push(start.New(d.root.env, setup.Known{Venue: "calais", Desk: "Calais 2"}, screen.Start{Program: true}))
		d.root.View()
	}},
	"takedown": opens(screen.OpenTakeDown{}),
	"trial":    opens(screen.OpenTrial{}),
	"walkin":   opens(screen.OpenWalkIn{Typed: "testard"}),
}

func opens(msg any) placed { return placed{open: func(d *driven) { d.hear(msg) }} }

// driveEverything is a desk from which every screen can be reached.
func driveEverything(t testing.TB) *driven {
	t.Helper()
	d := drive(t, guests()...)
	d.root.env.Hub, d.root.env.Lists, d.root.env.Preparer = &heard{}, &screentest.Lists{}, &screentest.Evening{}
	d.root.env.HandBack = &screentest.Farewell{}
	if err := d.store.Remember("exchange-folder", "/media/testard/CLE"); err != nil {
		t.Fatal(err)
	}
	d.root.speak(d.root.env.Words.Lang) // with the keys that lead to them
	return d
}

// TestNoScreenIsForgotten fails for a screen that is not among them, or has no
// golden at each of the sizes in both languages, and of its roles.
func TestNoScreenIsForgotten(t *testing.T) {
	folders, err := os.ReadDir("screen")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		if !folder.IsDir() || folder.Name() == "screentest" {
			continue
		}
		if _, known := screens[folder.Name()]; !known {
			t.Errorf("%s is no screen that the tests know: give it a line in screens", folder.Name())
		}
		for _, name := range []string{"fr-80x24", "fr-120x40", "fr-40x10", "en-80x24", "en-120x40", "en-40x10", "roles"} {
			if !hasGolden(t, filepath.Join("screen", folder.Name(), "testdata"), name) {
				t.Errorf("%s has no golden %s", folder.Name(), name)
			}
		}
	}
}

func hasGolden(t *testing.T, folder, name string) bool {
	t.Helper()
	for _, pattern := range []string{"*", "*/*"} {
		found, err := filepath.Glob(filepath.Join(folder, pattern, name+".golden"))
		if err != nil {
			t.Fatal(err)
		}
		if len(found) > 0 {
			return true
		}
	}
	return false
}

// TestTheRootsKeysAreHeardOnEveryScreen presses them, and each key that the
// whole window shows: none of the root's is a screen's too.
func TestTheRootsKeysAreHeardOnEveryScreen(t *testing.T) {
	for name, s := range screens {
		t.Run(name, func(t *testing.T) {
			for _, action := range []keymap.Action{keymap.Help, keymap.Language, keymap.Quit, keymap.Lock} {
				d := driveEverything(t)
				for _, chord := range d.root.env.Keys.Binding(action).Chords() {
					d := driveEverything(t)
					s.open(d)
					was := d.root.View().Content
					d.typeAll(chord)
					if changed := d.root.View().Content != was; changed == slices.Contains(s.deaf, action) {
						t.Errorf("%s: changes what is seen: %v", chord, changed)
					}
				}
			}
		})
	}
}

// TestNoScreenHearsTheRootsKeys gives them to each screen itself, as if the
// root had let them through: where one does something of its own, its key is
// taken.
func TestNoScreenHearsTheRootsKeys(t *testing.T) {
	for name, s := range screens {
		if name == "desk" || name == "trial" {
			continue // one offers them in its bar, the other tries the keyboard
		}
		d := driveEverything(t)
		s.open(d)
		was := d.root.View().Content
		for _, action := range []keymap.Action{keymap.Help, keymap.Language, keymap.Quit, keymap.Lock} {
			for _, chord := range d.root.env.Keys.Binding(action).Chords() {
				for _, press := range screentest.Keys(chord) {
					d.run(d.root.top().Update(press))
				}
				if d.root.View().Content != was || len(d.root.asked) > 0 {
					t.Fatalf("%s: %s is bound there too", name, chord)
				}
			}
		}
	}
}

// TestWhatIsReadInTheHelpIsDoneThere: the key does on the screen below what the
// help says of it.
func TestWhatIsReadInTheHelpIsDoneThere(t *testing.T) {
	d := drive(t, guests()...)
	d.typeAll("f1", "ctrl+t")
	if _, there := d.root.top().(*figures.Figures); !there || len(d.root.stack) != 2 {
		t.Errorf("the figures do not lie over the desk:\n%s", d.seen())
	}
}
