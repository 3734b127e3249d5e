package seal

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
	"github.com/zalando/go-keyring"
	"pgregory.net/rapid"
)

// A value opens in its place, with its key, and nowhere else.
func TestABoxOpensInItsPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k, other := NewKey(), NewKey()
		place, plain := []byte(rapid.String().Draw(t, "place")), rapid.SliceOfN(rapid.Byte(), 1, 200).Draw(t, "plain")
		box := k.Seal(place, plain)
		if again := k.Seal(place, plain); !bytes.Equal(box, again) {
			t.Fatal("the same value in the same place gave two boxes")
		}
		if got, err := k.Open(place, box); err != nil || !bytes.Equal(got, plain) {
			t.Fatal(got, err)
		}
		if got, err := k.Open(append(place, 0), box); !errors.Is(err, ErrSealed) {
			t.Fatal("in another place:", got, err)
		}
		if got, err := other.Open(place, box); !errors.Is(err, ErrSealed) {
			t.Fatal("with another key:", got, err)
		}
		box[rapid.IntRange(0, len(box)-1).Draw(t, "byte")] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		if got, err := k.Open(place, box); !errors.Is(err, ErrSealed) {
			t.Fatal("altered:", got, err)
		}
		if got, err := k.Open(place, box[:rapid.IntRange(1, len(box)-1).Draw(t, "length")]); !errors.Is(err, ErrSealed) {
			t.Fatal("cut:", got, err)
		}
	})
}

func TestWithoutAKeyNothingIsSealed(t *testing.T) {
	var none *Key
	if box := none.Seal([]byte("place"), []byte("Testard")); string(box) != "Testard" {
		t.Errorf("%q", box)
	}
	if plain, err := none.Open([]byte("place"), []byte("Testard")); string(plain) != "Testard" || err != nil {
		t.Errorf("%q %v", plain, err)
	}
	if word := none.Word("name", "testard"); word != "testard" {
		t.Errorf("%q", word)
	}
}

func TestAWordIsFoundByItsKeyAndColumn(t *testing.T) {
	k := NewKey()
	word := k.Word("name", "testard")
	if word != k.Word("name", "testard") || len(word) != 20 {
		t.Errorf("%q", word)
	}
	for _, another := range []string{k.Word("code", "testard"), k.Word("name", "testart"), NewKey().Word("name", "testard")} {
		if another == word {
			t.Errorf("%q stands for another word as well", word)
		}
	}
	if k.Word("name", "") != "" {
		t.Error("nothing is something")
	}
}

func file(t *testing.T) File {
	return File{filepath.Join(t.TempDir(), "database.key"), func(path string, text []byte) error { return os.WriteFile(path, text, 0o600) }}
}

func spoken(text string) Passphrase {
	return Passphrase{Ask: func() (string, error) { return text, nil }}
}

func member(t *testing.T, of string) Event {
	t.Helper()
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	return Event{of, func(event string) (string, error) {
		if event != of {
			return "", nil
		}
		return key.String(), nil
	}}
}

// withKeystore gives the test a keystore of its own.
func withKeystore(t *testing.T) {
	keyring.MockInit()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
}

// Whatever locked a slot opens it; its like elsewhere does not.
func TestEachKeeperOpensItsOwnSlot(t *testing.T) {
	withKeystore(t)
	for name, c := range map[string]struct {
		keeper, like Keeper
		kind         Kind
		want         error
	}{
		"event":         {member(t, "essais"), member(t, "essais"), KindEvent, ErrSealed},
		"other event":   {member(t, "essais"), member(t, "autres"), KindEvent, ErrOther},
		"key file":      {file(t), file(t), KindFile, os.ErrNotExist},
		"passphrase":    {spoken("cinq mots"), spoken("six mots"), KindPassphrase, ErrSealed},
		"nobody speaks": {spoken("cinq mots"), spoken(""), KindPassphrase, ErrOther},
		"keystore":      {Keystore{}, file(t), KindKeystore, ErrOther},
	} {
		t.Run(name, func(t *testing.T) {
			k := NewKey()
			slot, err := k.Share(c.keeper)
			if err != nil || slot.Kind != c.kind {
				t.Fatal(slot.Kind, err)
			}
			if bytes.Contains(slot.Box, k.secret) {
				t.Error("the key lies open in its slot")
			}
			ring := &Ring{Open: []Keeper{c.like, c.keeper}}
			got, kind, err := ring.Unlock([]Slot{{Kind: "later", Box: slot.Box}, slot})
			if err != nil || kind != c.kind || !bytes.Equal(got.secret, k.secret) {
				t.Errorf("it gave another key, by %q: %v", kind, err)
			}
			if _, err := c.like.Unlock(slot); !errors.Is(err, c.want) {
				t.Errorf("its like: %v, want %v", err, c.want)
			}
			for i := range slot.Box {
				altered := Slot{slot.Kind, slot.Name, bytes.Clone(slot.Box)}
				altered.Box[i] ^= 1
				if c.kind != KindPassphrase || i%40 == 0 { // argon2id takes its time
					if secret, err := c.keeper.Unlock(altered); err == nil && !bytes.Equal(secret, k.secret) {
						t.Fatalf("altered at %d, it gave another key", i)
					}
				}
			}
		})
	}
}

// A slot may come with a file that somebody sent: it does not say how long we work.
func TestASlotAsksForNoMoreThanIsFair(t *testing.T) {
	slot, err := NewKey().Share(spoken("cinq mots"))
	if err != nil {
		t.Fatal(err)
	}
	for i := saltSize; i < headSize; i++ {
		slot.Box[i] = 0xff
	}
	if _, err := spoken("cinq mots").Unlock(slot); !errors.Is(err, ErrSealed) {
		t.Error(err)
	}
}

func TestTheFirstThatCanLocks(t *testing.T) {
	keyring.MockInitWithError(errors.New("no keystore here"))
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
	laptop := Either{Keystore{}, file(t)}
	k := NewKey()
	slot, err := k.Share(laptop)
	if err != nil || slot.Kind != KindFile {
		t.Fatal(slot.Kind, err)
	}
	if secret, err := laptop.Unlock(slot); err != nil || !bytes.Equal(secret, k.secret) {
		t.Error(err)
	}
	if _, err := k.Share(Either{Keystore{}}); err == nil || !strings.Contains(err.Error(), "no keystore here") {
		t.Errorf("who is to blame? %v", err)
	}
}

// One that has no answer holds nobody up.
func TestAKeystoreThatIsSilentIsNotWaitedFor(t *testing.T) {
	withKeystore(t)
	never := make(chan struct{})
	defer close(never)
	told := false
	s := Keystore{Slow: func() { told = true }, wait: 8 * time.Millisecond}
	_, err := s.answer(func() (string, error) { <-never; return "", nil })
	if !errors.Is(err, errSilent) || !told {
		t.Errorf("%v, told: %v", err, told)
	}
}
