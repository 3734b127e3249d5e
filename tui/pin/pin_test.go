package pin

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// kept is settings in memory that may be broken.
type kept struct {
	values map[string]string
	err    error
}

func (k *kept) Remembered(key string) (string, error) { return k.values[key], k.err }

func (k *kept) Remember(key, value string) error {
	if k.err == nil {
		k.values[key] = value
	}
	return k.err
}

func fresh() *kept { return &kept{values: map[string]string{}} }

func TestOnlyTheRightDigitsOpen(t *testing.T) {
	s := fresh()
	if err := Set(s, Desk, "4711"); err != nil {
		t.Fatal(err)
	}
	if err := Set(s, Coordinator, "20262026"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		digits string
		any    []Whose
		want   bool
	}{
		{"4711", []Whose{Desk}, true},
		{"4712", []Whose{Desk}, false},
		{"", []Whose{Desk}, false},
		{"20262026", []Whose{Desk}, false},
		{"20262026", []Whose{Desk, Coordinator}, true},
		{"4711", []Whose{Coordinator}, false},
	} {
		got, _, err := Check(s, c.digits, c.any...)
		if err != nil || got != c.want {
			t.Errorf("%q for %v: %v, want %v (%v)", c.digits, c.any, got, c.want, err)
		}
	}
	for key, value := range s.values {
		if strings.Contains(value, "4711") || strings.Contains(value, "20262026") {
			t.Errorf("%s is kept as it is: %q", key, value)
		}
	}
}

func TestWaitingGrowsAndOutlivesARestart(t *testing.T) {
	s := fresh()
	if err := Set(s, Desk, "4711"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []time.Duration{1, 2, 4, 8, 16, 32, 60, 60} {
		_, wait, err := Check(s, "0000", Desk)
		if err != nil || wait != want*time.Second {
			t.Errorf("waited %s, want %ds (%v)", wait, want, err)
		}
		if again, err := Wait(s); err != nil || again != wait {
			t.Errorf("after a restart %s, want %s (%v)", again, wait, err)
		}
	}
	if right, _, err := Check(s, "4711", Desk); !right || err != nil {
		t.Fatalf("the right one does not open (%v)", err)
	}
	if wait, err := Wait(s); err != nil || wait != 0 {
		t.Errorf("the right one is followed by %s (%v)", wait, err)
	}
}

func TestATryThatCannotBeCountedIsNone(t *testing.T) {
	s := fresh()
	if err := Set(s, Desk, "4711"); err != nil {
		t.Fatal(err)
	}
	s.err = errors.New("full")
	if right, _, err := Check(s, "4711", Desk); right || err == nil {
		t.Error("it opened without counting")
	}
}

func TestWhatIsNoHashOpensNothing(t *testing.T) {
	for _, value := range []string{"4711", "argon2id$1$1$$", "argon2id$19456$0$AAAA$AAAA", "argon2id$99999999999$1$AAAA$AAAA", "$$$$"} {
		s := fresh()
		s.values[string(Desk)] = value
		if right, _, _ := Check(s, "4711", Desk); right {
			t.Errorf("%q opened", value)
		}
		if right, _, _ := Check(s, "", Desk); right {
			t.Errorf("%q opened for nothing", value)
		}
	}
}

func TestFourToEightDigits(t *testing.T) {
	for text, want := range map[string]bool{"471": false, "4711": true, "47114711": true, "471147114": false, "47a1": false, "": false, "٤٧١١": false} {
		if Valid(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
		if err := Set(fresh(), Desk, text); (err == nil) != (want || text == "") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestForgettingTakesBoth(t *testing.T) {
	s := fresh()
	for _, whose := range []Whose{Desk, Coordinator} {
		if err := Set(s, whose, "4711"); err != nil {
			t.Fatal(err)
		}
	}
	_, _, _ = Check(s, "0000", Desk)
	if err := Forget(s); err != nil {
		t.Fatal(err)
	}
	for _, whose := range []Whose{Desk, Coordinator} {
		if set, err := IsSet(s, whose); set || err != nil {
			t.Errorf("%s is still set (%v)", whose, err)
		}
	}
	if wait, _ := Wait(s); wait != 0 {
		t.Errorf("still %s to wait", wait)
	}
}
