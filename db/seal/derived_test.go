package seal

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"
)

// Whoever has the secret has the key, of this use and of no other.
func TestAKeyFollowsFromASecretAndItsUse(t *testing.T) {
	derived := func(secret, use string) *Key {
		t.Helper()
		k, err := Derived([]byte(secret), use)
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	k := derived("secret", "one use")
	if !k.Equal(derived("secret", "one use")) {
		t.Error("the same secret gave two keys")
	}
	if k.Equal(derived("secret", "another use")) || k.Equal(derived("secret2", "one use")) || bytes.Contains(k.secret, []byte("secret")) {
		t.Error("another use, or another secret, gave the same key")
	}
}

func TestAPairComesApartAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first, second := rapid.SliceOf(rapid.Byte()).Draw(t, "first"), rapid.SliceOf(rapid.Byte()).Draw(t, "second")
		both := Pair(first, second)
		one, other, ok := Unpair(both)
		if !ok || !bytes.Equal(one, first) || !bytes.Equal(other, second) {
			t.Fatal(one, other, ok)
		}
		_, _, _ = Unpair(rapid.SliceOf(rapid.Byte()).Draw(t, "no pair")) // whatever it says, it does not panic
	})
	for _, no := range [][]byte{nil, {5, 'a'}, {0xff}} {
		if _, _, ok := Unpair(no); ok {
			t.Errorf("%v is a pair", no)
		}
	}
}
