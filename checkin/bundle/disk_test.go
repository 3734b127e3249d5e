package bundle_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"opale/checkin/bundle/bundletest"
	"opale/checkin/disk"
)

// Each call that a write makes to a stick fails, in each way: what stands there
// under our name is then the bundle of before or the new one, and the next
// write leaves the new one and no other file.
func TestWhateverFailsThereIsAWholeBundle(t *testing.T) {
	one := laptops(t, "Calais 1")[0]
	for _, fault := range bundletest.Faults {
		for n, happened := 1, bundletest.Faults[0]; happened != bundletest.None; n++ {
			t.Run(fmt.Sprint(fault, " at call ", n), func(t *testing.T) {
				disk := bundletest.NewDisk()
				one.Disk = disk
				write := func() (entries int, err error) {
					one.admit(t, fmt.Sprint(one.clock.At.Unix()))
					b, err := one.Bundle(nil)
					if err != nil {
						t.Fatal(err)
					}
					_, err = one.WriteTo(filepath.Join("stick", one.Name()), nil)
					return b.Entries(), err
				}
				before, err := write()
				if err != nil {
					t.Fatal(err)
				}
				disk.Fail(n, fault, 77)
				after, failed := write()
				happened = disk.Mend()
				if got := entriesOn(t, disk, one); got != after && (failed == nil || got != before) {
					t.Errorf("%d entries, of %d before and %d after: %v", got, before, after, failed)
				}
				if want, err := write(); err != nil || entriesOn(t, disk, one) != want {
					t.Errorf("afterwards nothing can be written: %v", err)
				}
			})
		}
	}
}

// entriesOn counts what the bundle on a disk holds, by reading it as another
// laptop would; a power cut may leave a file of no consequence beside it.
func entriesOn(t *testing.T, disk *bundletest.Disk, of *laptop) int {
	t.Helper()
	files, err := disk.ReadDir("stick")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name() != of.Name() && !strings.HasPrefix(f.Name(), ".") {
			t.Errorf("left behind: %s", f.Name())
		}
	}
	reader := laptops(t, "Calais 2")[0]
	reader.Open, reader.Disk = of.Open, disk
	x, err := reader.Collect(context.Background(), "stick")
	if err != nil || len(x.Read) != 1 || x.Read[0].Err != nil {
		t.Fatalf("read %+v: %v", x.Read, err)
	}
	return x.Read[0].Entries
}

// unflushed is the computer's disk, whose folders cannot be flushed.
type unflushed struct{ disk.Computer }

func (unflushed) SyncFolder(string) error { return syscall.EIO }
