package screen

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/tui/theme"
)

func TestChoicesAreKeptAndRead(t *testing.T) {
	store := journal.NewMemory(checkin.Fabriques(2026), time.Now)
	got, err := RecallChoices(store)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Choices{}, got); diff != "" {
		t.Errorf("a desk that nobody set up: %s", diff)
	}
	for key, value := range map[string]string{
		SettingBell: SettingOff, SettingTheme: string(theme.Contrast), SettingSize: SettingLarge, SettingMotion: SettingOff, SettingMouse: SettingOff,
		SettingCensus: SettingOff, SettingLock: "5", SettingFunctionKeys: SettingOff,
	} {
		if err := store.Remember(key, value); err != nil {
			t.Fatal(err)
		}
	}
	want := Choices{Silent: true, Look: theme.Contrast, Large: true, Still: true, NoMouse: true, NoCensus: true, LockAfter: 5 * time.Minute, NoFKeys: true}
	if got, err = RecallChoices(store); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestALockThatMakesNoSenseIsNone(t *testing.T) {
	for _, value := range []string{"-5", "soon", ""} {
		c := Choices{LockAfter: time.Minute}
		if c.Set(SettingLock, value); c.LockAfter != 0 {
			t.Errorf("%q locks after %s", value, c.LockAfter)
		}
	}
}
