package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"opale/cmd/opale/wording"
)

// atHome gives a test a home of its own, and returns the device key's path.
func atHome(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA", "USERPROFILE", "OneDrive"} {
		t.Setenv(name, home)
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "opale", "device.key")
}

func TestDeviceKeyIsMadeOnceAndKept(t *testing.T) {
	path := atHome(t)
	p := &program{words: &wording.French}
	first, err := p.deviceKey()
	if err != nil {
		t.Fatal(err)
	}
	again, err := p.deviceKey()
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("the second run has another key (%v)", err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the key's mode is %v", info.Mode())
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

// TestDeviceKeyMadeByManyAtOnce: a desk and several commands start together on
// a new laptop; all of them are one device.
func TestDeviceKeyMadeByManyAtOnce(t *testing.T) {
	atHome(t)
	const many = 16
	var keys [many][]byte
	var all sync.WaitGroup
	for i := range many {
		all.Go(func() {
			key, err := (&program{words: &wording.French}).deviceKey()
			if err != nil {
				t.Error(err)
			}
			keys[i] = key
		})
	}
	all.Wait()
	for i := range keys {
		if !bytes.Equal(keys[i], keys[0]) {
			t.Fatalf("process %d is another device", i)
		}
	}
}
