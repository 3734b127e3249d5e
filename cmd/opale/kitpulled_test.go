package main

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"opale/checkin/bundle"
	"opale/checkin/disk"
)

// pulled is a disk whose stick is pulled out in the middle: from the n-th call
// about it on, none succeeds, not even one on a file that was open.
type pulled struct {
	disk.Disk
	stick string
	left  int // calls until then
}

// gone counts a call about the stick, and is its error once the stick is out.
func (d *pulled) gone(path string) error {
	if !strings.HasPrefix(path, d.stick) {
		return nil
	}
	if d.left--; d.left > 0 {
		return nil
	}
	err := syscall.ENOENT // the folder is no longer there, as most systems say
	if d.left%2 == 0 {
		err = syscall.EIO // or the device is not
	}
	return &fs.PathError{Op: "pulled", Path: path, Err: err}
}

func (d *pulled) isOut() bool { return d.left <= 0 }

func (d *pulled) CreateTemp(folder, pattern string) (disk.File, error) {
	if err := d.gone(folder); err != nil {
		return nil, err
	}
	f, err := d.Disk.CreateTemp(folder, pattern)
	return &pulledFile{f, d}, err
}

func (d *pulled) Open(path string) (io.ReadCloser, error) {
	if err := d.gone(path); err != nil {
		return nil, err
	}
	f, err := d.Disk.Open(path)
	return &pulledReader{f, d, path}, err
}

func (d *pulled) Stat(path string) (fs.FileInfo, error) {
	if err := d.gone(path); err != nil {
		return nil, err
	}
	return d.Disk.Stat(path)
}

func (d *pulled) ReadDir(folder string) ([]fs.DirEntry, error) {
	if err := d.gone(folder); err != nil {
		return nil, err
	}
	return d.Disk.ReadDir(folder)
}

func (d *pulled) MakeLast(path string) error {
	if err := d.gone(path); err != nil {
		return err
	}
	return d.Disk.MakeLast(path)
}

func (d *pulled) Rename(from, to string) error {
	if err := d.gone(to); err != nil {
		return err
	}
	return d.Disk.Rename(from, to)
}

func (d *pulled) Remove(path string) error {
	if err := d.gone(path); err != nil {
		return err
	}
	return d.Disk.Remove(path)
}

func (d *pulled) SyncFolder(path string) error {
	if err := d.gone(path); err != nil {
		return err
	}
	return d.Disk.SyncFolder(path)
}

type pulledFile struct {
	disk.File
	on *pulled
}

func (f *pulledFile) Write(p []byte) (int, error) {
	if err := f.on.gone(f.Name()); err != nil {
		return 0, err
	}
	return f.File.Write(p)
}

func (f *pulledFile) Sync() error {
	if err := f.on.gone(f.Name()); err != nil {
		return err
	}
	return f.File.Sync()
}

type pulledReader struct {
	io.ReadCloser
	on   *pulled
	path string
}

func (r *pulledReader) Read(p []byte) (int, error) {
	if r.on.isOut() && strings.HasPrefix(r.path, r.on.stick) {
		return 0, &fs.PathError{Op: "pulled", Path: r.path, Err: syscall.EIO}
	}
	return r.ReadCloser.Read(p)
}

// pulledEvery is how many calls about the stick lie between two tries.
const pulledEvery = 3

// A stick that is pulled out while a laptop opens it: whenever that is, the laptop
// says so or is a desk, and the same stick makes it one the next time.
func TestAStickThatIsPulledOutWhileItOpens(t *testing.T) {
	bench := writersBench(t)
	tried, said := 0, 0
	for n := 1; ; n++ {
		l, _ := bench.sit(t)
		d := &pulled{disk.Computer{}, l.file("kit"), n}
		o := other(l)
		o.disk = d
		words, code := o.opale("kit", "open", l.file("kit"), "--json", "--venue", "calais", "--desk", "Calais 3")
		if !d.isOut() {
			break
		}
		tried++
		if code != exitDone {
			if said++; strings.TrimSpace(words) == "" || strings.Contains(words, "Cela n'a pas marché") || strings.Contains(words, "abîmée") || strings.Contains(words, "pas encore de base") {
				t.Errorf("out at call %d: it ends with %d, and says %q", n, code, words)
			}
		}
		o.disk = disk.Computer{}
		if words, code := o.opale("kit", "open", l.file("kit"), "--json", "--venue", "calais", "--desk", "Calais 3"); code != exitDone {
			t.Fatalf("out at call %d: the next time %d, %s", n, code, words)
		}
		if err := otherOpened(l); err != nil {
			t.Errorf("out at call %d: %v", n, err)
		}
	}
	if t.Logf("%d times, of which %d said so", tried, said); said < 2 {
		t.Error("nothing was pulled out in the middle")
	}
}

// A stick that is pulled out while it is written: no kit, or the one that it was,
// and the next time one, whole.
func TestAStickThatIsPulledOutWhileItIsWritten(t *testing.T) {
	bench := writersBench(t)
	tried := 0
	for n := 1; ; n += 2 * pulledEvery {
		for _, name := range []string{"kit", "another"} { // over a whole one, and a new one
			l, _ := bench.sit(t)
			d := &pulled{disk.Computer{}, l.file(name), n}
			l.disk = d
			words, code := l.opale("kit", "write", l.file(name), "--desk", "Calais 2", "--venue", "calais")
			if !d.isOut() {
				if tried < 4 {
					t.Error("nothing was pulled out in the middle")
				}
				return
			}
			tried++
			if code == exitDone || strings.TrimSpace(words) == "" {
				t.Errorf("%s, out at call %d: it ends with %d, and says %q", name, n, code, words)
			}
			if bundle.IsKit(disk.Computer{}, l.file(name)) {
				if err := isKitAt(l, l.file(name)); err != nil {
					t.Errorf("%s, out at call %d: a kit that is none: %v", name, n, err)
				}
			} else if name == "kit" {
				t.Errorf("out at call %d: a whole kit is none any more", n)
			}
			l.disk = disk.Computer{}
			if words, code := l.opale("kit", "write", l.file(name), "--desk", "Calais 2", "--venue", "calais"); code != exitDone {
				t.Fatalf("%s, out at call %d: the next time %d, %s", name, n, code, words)
			}
			if err := isKitAt(l, l.file(name)); err != nil {
				t.Errorf("%s, out at call %d: the next time %v", name, n, err)
			}
		}
	}
}

// Once a laptop is a desk, nothing of it needs the stick: what lies on the desktop
// starts the copy, which finds its list.
func TestTheShortcutStartsTheCopy(t *testing.T) {
	_, stick := newKit(t)
	c := newComputer(t)
	desktop := filepath.Join(c.home, "Desktop")
	if err := os.Mkdir(desktop, 0o700); err != nil {
		t.Fatal(err)
	}
	c.env = append(c.env, "HOME="+c.home, "USERPROFILE="+c.home, "OneDrive=")
	c.run(t, "kit", "open", stick, "--venue", "calais", "--json")
	found, err := os.ReadDir(desktop)
	if err != nil || len(found) != 1 {
		t.Fatalf("on the desktop: %v %v", found, err)
	}
	shortcut, err := os.ReadFile(filepath.Join(desktop, found[0].Name()))
	if err != nil {
		t.Fatal(err)
	}
	copied := c.copied(t)
	if strings.Contains(string(shortcut), stick) || !strings.Contains(string(shortcut), copied) {
		t.Errorf("the shortcut starts something else than %s:\n%s", copied, shortcut)
	}
	if err := os.RemoveAll(stick); err != nil {
		t.Fatal(err)
	}
	cmd := c.command("list")
	cmd.Path, cmd.Args[0] = copied, copied
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "TESTOT") {
		t.Errorf("without the stick: %v\n%s", err, out)
	}
}

// copied is where the program was copied to.
func (c *computer) copied(t *testing.T) string {
	t.Helper()
	var found string
	err := filepath.WalkDir(c.home, func(path string, e fs.DirEntry, err error) error {
		if name := strings.TrimSuffix(e.Name(), ".exe"); err == nil && name == "opale" && e.Type().IsRegular() && (runtime.GOOS == "windows") == strings.HasSuffix(e.Name(), ".exe") {
			found = path
		}
		return err
	})
	if err != nil || found == "" {
		t.Fatalf("no copy: %v", err)
	}
	return found
}
