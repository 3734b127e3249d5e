package tui

import (
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/keymap"
	"opale/tui/pin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

// typeAll presses keys by name, or types what is no name.
func (d *driven) typeAll(keys ...string) {
	for _, name := range keys {
		for _, key := range screentest.Keys(name) {
			d.press(key)
		}
	}
}

// scan has a code come in as a scanner types it.
func (d *driven) scan(code string) {
	for _, key := range append(screentest.Keys(code), screentest.Keys("enter")...) {
		d.hear(key)
	}
}

func locked(t *testing.T) *driven {
	t.Helper()
	d := drive(t, guests()...)
	d.hear(screen.ChoosePIN{Whose: pin.Desk, Digits: "4711"})
	d.typeAll("lefevre", "enter", "macq")
	d.typeAll("ctrl+w")
	if !d.root.isLocked() {
		t.Fatal("the desk is not locked")
	}
	return d
}

// namesNobody checks that nothing of anybody is seen: neither guests nor who was
// at the keyboard.
func namesNobody(t *testing.T, d *driven) {
	t.Helper()
	shown := checkin.Fold(seen(t, d))
	names := []string{"Karim", "macq"}
	for _, fields := range guests() {
		for _, f := range []checkin.Field{checkin.FieldFirstName, checkin.FieldLastName, checkin.FieldCompany, checkin.FieldTown, checkin.FieldCode} {
			names = append(names, fields[f])
		}
	}
	for _, name := range names {
		if name != "" && strings.Contains(shown, checkin.Fold(name)) {
			t.Errorf("%q is seen on the locked screen:\n%s", name, shown)
		}
	}
}

func TestALockedDeskNamesNobody(t *testing.T) {
	d := drive(t, guests()...)
	d.typeAll("lefevre", "enter", "macq")
	if shown := seen(t, d); !strings.Contains(shown, "Karim") || !strings.Contains(shown, "MACQUET") {
		t.Fatalf("nobody is seen before: this test sees nothing\n%s", shown)
	}
	d = locked(t)
	for _, size := range [][2]int{{120, 40}, {100, 30}, {80, 24}, {40, 10}} {
		d.root.fit(size[0], size[1])
		namesNobody(t, d)
	}
	d.scan("OPALE-1003") // a refusal would be said with its name
	namesNobody(t, d)
	visit, err := d.root.env.Desk.Scan(t.Context(), "OPALE-1003")
	d.hear(screen.Scanned{Text: "OPALE-1003", Visit: visit, Err: err}) // one that was under way
	namesNobody(t, d)
	d.root.fit(120, 40)
	if !strings.Contains(seen(t, d), "1 arrivée") {
		t.Error("the count is not seen")
	}
}

func TestNoScanIsTakenWhileLocked(t *testing.T) {
	d := locked(t)
	before, err := d.store.Presence("calais-j1")
	if err != nil {
		t.Fatal(err)
	}
	d.scan("OPALE-1001")
	d.scan("OPALE-1003")
	d.scan("INCONNU-4711") // no code of anybody, and no try of a PIN
	after, err := d.store.Presence("calais-j1")
	if err != nil || len(after) != len(before) {
		t.Errorf("%d in, before %d (%v)", len(after), len(before), err)
	}
	if !strings.Contains(seen(t, d), "il n'est pas noté") {
		t.Errorf("nothing is said:\n%s", seen(t, d))
	}
	if wait, err := pin.Wait(d.store); err != nil || wait != 0 {
		t.Errorf("a scan counted as a wrong try: %s (%v)", wait, err)
	}
}

func TestNothingOpensALockedDeskButItsPIN(t *testing.T) {
	d := locked(t)
	for _, name := range []string{"esc", "tab", "up", "down", "left", "right", "ctrl+x", "ctrl+l", "ctrl+n", "ctrl+d", "ctrl+u", "ctrl+y", "ctrl+w", "ctrl+c", "lef", "enter"} {
		d.typeAll(name)
	}
	for _, late := range []any{screen.Close{}, screen.Seated{}, screen.Noted{}} { // answers to what was asked before
		d.hear(late)
	}
	if !d.root.isLocked() || d.root.env.Words.Lang != "fr" {
		t.Fatal("something else did")
	}
	namesNobody(t, d)
	d.typeAll("4711", "enter")
	if d.root.isLocked() {
		t.Error("its PIN did not")
	}
}

func TestALockOutlivesTheProgram(t *testing.T) {
	d := locked(t)
	again := func() *root {
		t.Helper()
		o := Options{Desk: d.root.env.Desk, Settings: d.store, Seated: true, Now: d.root.now, Width: 80, Height: 24}
		r, err := o.begin(t.Context(), d.queue)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	if !again().isLocked() {
		t.Error("ending the program opened the desk")
	}
	d.typeAll("4711", "enter")
	if again().isLocked() {
		t.Error("a desk that was opened begins locked")
	}
}

func TestAnIdleDeskLocksItself(t *testing.T) {
	d := drive(t, guests()...)
	start := d.root.now()
	at := func(after time.Duration) { d.root.now = func() time.Time { return start.Add(after) } }
	due := func() { d.hear(idleDue{d.root.locking.timer}) }

	at(time.Hour)
	due()
	if d.root.isLocked() {
		t.Fatal("a desk that was not set up to locks itself")
	}
	at(0)
	d.hear(screen.Choose{Key: screen.SettingLock, Value: "5"})
	at(4 * time.Minute)
	d.hear(screentest.Keys("esc")[0]) // somebody is there
	at(6 * time.Minute)
	due()
	if d.root.isLocked() {
		t.Fatal("locked two minutes after a key, want five")
	}
	void := d.root.locking.timer
	d.hear(screen.Choose{Key: screen.SettingLock, Value: "2"})
	at(7 * time.Minute)
	d.hear(idleDue{void})
	if d.root.isLocked() {
		t.Fatal("a timer that is void has locked the desk")
	}
	at(8 * time.Minute)
	due()
	if !d.root.isLocked() {
		t.Error("an idle desk stays open")
	}
}

func TestALockedDeskGoesOnSharing(t *testing.T) {
	d := locked(t)
	before := d.root.env.Overview.In
	visit, err := d.root.env.Desk.CheckIn(t.Context(), checkin.Entrance{ID: checkin.NamedID("test", "", "Macquet", "", 1), Force: true, Reason: "test"})
	if err != nil {
		t.Fatal(visit, err)
	}
	d.hear(pollDue{d.root.poll.asked})
	if d.root.env.Overview.In != before+1 {
		t.Error("what came from elsewhere is not counted")
	}
}

func TestAKioskIsLeftWithTheCoordinatorsPINOnly(t *testing.T) {
	d := drive(t, guests()...)
	d.root.env.Kiosk = true
	d.root.speak(i18n.French)
	d.hear(screen.ChoosePIN{Whose: pin.Coordinator, Digits: "202611"})
	for _, way := range []string{"ctrl+c", "ctrl+x", "ctrl+y"} {
		d.typeAll(way)
		if !strings.Contains(seen(t, d), "Code de la coordination") {
			t.Errorf("%s asks for no PIN:\n%s", way, seen(t, d))
		}
		d.typeAll("esc")
	}
	d.hear(screen.OpenSetup{}) // nor moved elsewhere
	if !strings.Contains(seen(t, d), "Code de la coordination") {
		t.Errorf("the desk can be moved:\n%s", seen(t, d))
	}
	d.typeAll("esc")
	for _, a := range []keymap.Action{keymap.List, keymap.Hub} {
		if d.root.env.Keys.Binding(a).Action != keymap.None {
			t.Errorf("action %d is still there", a)
		}
	}
	d.typeAll("ctrl+x", "202611", "enter")
	if !strings.Contains(seen(t, d), "QUITTER OPALE") {
		t.Errorf("the PIN lets nobody out:\n%s", seen(t, d))
	}
}

// full is a battery that is not worth a word.
type full struct{ charge screen.Charge }

func (f full) Charge() screen.Charge { return f.charge }

func TestABatteryIsSaidBelowThirtyPerCent(t *testing.T) {
	for charge, want := range map[screen.Charge]bool{
		{Known: true, Percent: 29, Draining: true}: true,
		{Known: true, Percent: 30, Draining: true}: false,
		{Known: true, Percent: 9}:                  false,
		{}:                                         false,
	} {
		d := drive(t, guests()...)
		d.root.power = full{charge}
		d.hear(pollDue{d.root.poll.asked})
		if got := strings.Contains(seen(t, d), "branchez le chargeur"); got != want {
			t.Errorf("%+v is said: %v", charge, got)
		}
	}
}
