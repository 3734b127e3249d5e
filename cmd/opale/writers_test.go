package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/carlos7ags/folio/reader"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/cmd/opale/wording"
	"opale/db"
)

// writer is something that writes files of ours.
type writer struct {
	name   string
	files  []string // below the laptop's home, that are there before
	once   bool     // none is there before: it makes a laptop another one
	same   bool     // what is new in it lies in other files
	costly bool     // of time: a passphrase is stretched
	write  func(*desktop) error
	whole  func(*desktop) error // why what was written is not the new one, whole
}

// writers lists them.
var writers = []*writer{
	{name: "attendance as CSV", files: []string{"out/a.csv"}, write: exporter("attendance", "out/a.csv"),
		whole: reads("out/a.csv", func(text []byte) error { return rows(text, "\n", 4) })},
	{name: "attendance as XLSX", files: []string{"out/a.xlsx"}, write: exporter("attendance", "out/a.xlsx"), whole: reads("out/a.xlsx", zipped)},
	{name: "the list as JSON", files: []string{"out/r.json"}, write: exporter("roster", "out/r.json"),
		whole: reads("out/r.json", func(text []byte) error { return lines(text, 3) }), same: true},
	{name: "a report as PDF", files: []string{"out/r.pdf"}, write: func(d *desktop) error { return failure(d.opale("export", "report", "-o", d.file("out/r.pdf"))) }, whole: reads("out/r.pdf", printed("")), same: true},
	{name: "all about one person", files: []string{"out/p.json"}, write: func(d *desktop) error {
		return failure(d.opale("person", "export", "C-2", "--json", "-o", d.file("out/p.json")))
	}, whole: reads("out/p.json", func(text []byte) error { return lines(text, 1) })},
	{name: "a bundle", files: []string{"out/b.opale"}, write: func(d *desktop) error {
		return failure(d.opale("bundle", "write", d.file("out/b.opale"), "--desk", "Calais 2", "--venue", "calais"))
	}, whole: func(d *desktop) error { return opens(d, d.file("out/b.opale")) }},
	{name: "the safety stick's bundle of each minute", files: []string{"stick/*" + bundle.Suffix}, write: keepStick, whole: func(d *desktop) error { return opensOne(d, "stick/*"+bundle.Suffix) }},
	{name: "the printable list that is kept", files: []string{"stick/*.pdf"}, write: keepList, whole: func(d *desktop) error {
		return one(d, "stick/*.pdf", func(path string) error { return readsFile(path, locked) })
	}},
	{name: "a backup", write: backUp, whole: backedUp},
	{name: "a kit", costly: true, files: []string{"kit/" + bundle.KitName}, same: true, write: func(d *desktop) error {
		return failure(d.opale("kit", "write", d.file("kit"), "--desk", "Calais 2", "--venue", "calais"))
	}, whole: isKit},
	{name: "a new passphrase of the kits", costly: true, files: []string{"kit/" + bundle.KitName}, write: func(d *desktop) error {
		return failure(d.opale("kit", "write", d.file("kit"), "--desk", "Calais 2", "--venue", "calais", "--new-passphrase"))
	}, whole: isKit},
	{name: "the first kit", costly: true, once: true, write: func(d *desktop) error {
		return failure(d.opale("kit", "write", d.file("another"), "--desk", "Calais 2", "--venue", "calais"))
	}, whole: func(d *desktop) error { return isKitAt(d, d.file("another")) }},
	{name: "a desk from a kit", costly: true, once: true, write: openOther, whole: otherOpened},
	{name: "the slip of a purge", once: true, write: func(d *desktop) error {
		return failure(d.opale("purge", "fabriques-numeriques", "--force", "--desk", "Calais 2", "--venue", "calais", "-o", d.file("out/slip.json")))
	}, whole: reads("out/slip.json", func(text []byte) error {
		var s slip
		if err := json.Unmarshal(text, &s); err != nil || !s.isSigned() {
			return fmt.Errorf("a slip that is none: %v", err)
		}
		return nil
	})},
}

// exporter exports something into a file.
func exporter(what, name string) func(*desktop) error {
	return func(d *desktop) error {
		return failure(d.opale("export", what, "--session", "calais-j1", "-o", d.file(name)))
	}
}

func reads(name string, check func([]byte) error) func(*desktop) error {
	return func(d *desktop) error { return readsFile(d.file(name), check) }
}

func readsFile(path string, check func([]byte) error) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return check(text)
}

// rows wants a text of so many lines, the last of them ended.
func rows(text []byte, end string, want int) error {
	if n := bytes.Count(text, []byte(end)); n != want || !bytes.HasSuffix(text, []byte(end)) {
		return fmt.Errorf("%d lines, want %d: %q", n, want, text)
	}
	return nil
}

// lines wants so many facts.
func lines(text []byte, want int) error {
	for line := range bytes.Lines(text) {
		if !json.Valid(line) {
			return fmt.Errorf("no fact: %q", line)
		}
	}
	return rows(text, "\n", want)
}

// zipped reads a workbook whole, with its checksums.
func zipped(text []byte) error {
	r, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		return err
	}
	for _, f := range r.File {
		part, err := f.Open()
		if err == nil {
			_, err = io.Copy(io.Discard, part)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return nil
}

func printed(password string) func([]byte) error {
	return func(text []byte) error {
		r, err := reader.ParseWithOptions(text, reader.ReadOptions{Password: password})
		if err != nil {
			return err
		}
		for i := range r.PageCount() {
			if _, err := r.Page(i); err != nil {
				return err
			}
		}
		return nil
	}
}

// locked opens a list with what opens the event's.
func locked(text []byte) error {
	m, err := (&program{words: &wording.French}).member("fabriques-numeriques")
	if err != nil {
		return err
	}
	words, err := m.PaperWords()
	if err != nil {
		return err
	}
	return printed(words)(text)
}

// one checks the one file of a pattern.
func one(d *desktop, pattern string, check func(path string) error) error {
	found, err := filepath.Glob(d.file(pattern))
	if err != nil || len(found) != 1 {
		return fmt.Errorf("%d files: %v %v", len(found), found, err)
	}
	return check(found[0])
}

func opensOne(d *desktop, pattern string) error {
	return one(d, pattern, func(path string) error { return opens(d, path) })
}

// opens reads a bundle as another member does: who came is in it.
func opens(d *desktop, path string) error {
	m, err := d.program(io.Discard, io.Discard).member("fabriques-numeriques")
	if err != nil {
		return err
	}
	keys, err := m.Keys()
	if err != nil {
		return err
	}
	b, err := bundle.ReadFile(path, keys.Open...)
	if err == nil && b.Entries() < 6 {
		err = fmt.Errorf("%d entries", b.Entries())
	}
	return err
}

func isKit(d *desktop) error { return isKitAt(d, d.file("kit")) }

// isKitAt opens a kit as a laptop does: identity, list, program, guide.
func isKitAt(d *desktop, folder string) error {
	kit, err := bundle.ReadKit(disk.Computer{}, folder)
	if err != nil {
		return err
	}
	if _, err := kit.Open(fetePassphrase); err != nil {
		return err
	}
	inside := func(pattern string) string {
		path, _ := filepath.Rel(d.home, filepath.Join(folder, pattern))
		return filepath.ToSlash(path)
	}
	program, err := os.ReadFile(d.file("programs/" + programName()))
	if err != nil {
		return err
	}
	return errors.Join(
		opensOne(d, inside("*"+bundle.Suffix)),
		readsFile(filepath.Join(folder, programName()), func(text []byte) error {
			if !bytes.Equal(text, program) {
				return errors.New("another program")
			}
			return nil
		}),
		readsFile(filepath.Join(folder, "opale.desks"), func(text []byte) error { return lines(append(text, '\n'), 1) }),
		readsFile(filepath.Join(folder, wording.French.Carry.GuideName), func(text []byte) error {
			last := wording.French.Carry.Guide[strings.LastIndex(wording.French.Carry.Guide, "%s")+2:]
			if !strings.HasSuffix(strings.ReplaceAll(string(text), "\r", ""), last) {
				return errors.New("half a guide")
			}
			return nil
		}))
}

// withStore gives the laptop's store to something that runs while a desk is open.
func withStore(d *desktop, act func(p *program, store *db.Store) error) (err error) {
	var errs bytes.Buffer
	p := d.program(io.Discard, &errs)
	store, err := p.write(context.Background())
	if err == nil {
		err = errors.Join(act(p, store), store.Close())
	}
	if err != nil {
		p.exit(err)
		return errors.New(errs.String())
	}
	return nil
}

var calais2 = seat{venue: "calais", desk: "Calais 2", operator: "Testine"}

func keepStick(d *desktop) error {
	return withStore(d, func(p *program, store *db.Store) error {
		k, err := p.newStick(context.Background(), store, calais2, d.file("stick"), slog.New(slog.DiscardHandler))
		if err != nil {
			return err
		}
		return carried(k.folder, k.renew())
	})
}

func keepList(d *desktop) error {
	return withStore(d, func(p *program, store *db.Store) error {
		desk, err := newDesk(store, checkin.Actor{Desk: "Calais 2", Venue: "calais", Operator: "Testine"}, "calais-j1")
		if err != nil {
			return err
		}
		k := &keptList{program: p, store: store, desk: desk, folder: d.file("stick"), log: slog.New(slog.DiscardHandler)}
		return carried(k.folder, k.renew(context.Background()))
	})
}

func backUp(d *desktop) error {
	return withStore(d, func(_ *program, store *db.Store) error {
		_, err := store.Backup(context.Background(), backupFolder(store))
		return err
	})
}

// backedUp opens the last backup.
func backedUp(d *desktop) error {
	kept, err := db.KeptOf(d.file("data/opale/opale.db"), d.file("data/opale/backups"))
	if err != nil || len(kept) == 0 {
		return fmt.Errorf("no backup: %v", err)
	}
	ring, err := d.program(io.Discard, io.Discard).ring(context.Background())
	if err != nil {
		return err
	}
	for _, k := range kept {
		copied, err := db.OpenCopy(context.Background(), k.Path, db.Options{Ring: ring})
		if err != nil {
			return err
		}
		if err := errors.Join(copied.CheckFile(context.Background()), copied.Close()); err != nil {
			return err
		}
	}
	return nil
}

// other is a laptop that has nothing, beside the one that wrote the kit.
func other(d *desktop) *desktop {
	beside := *d
	beside.home = filepath.Join(d.home, "other")
	_ = os.MkdirAll(filepath.Join(beside.home, "Desktop"), 0o700)
	for name, folder := range homes {
		_ = os.Setenv(name, filepath.Join(beside.home, folder)) // as it was when the test ends: settle saw to that
	}
	return &beside
}

func back(d *desktop) {
	for name, folder := range homes {
		_ = os.Setenv(name, filepath.Join(d.home, folder))
	}
}

func openOther(d *desktop) error {
	defer back(d)
	o := other(d)
	return failure(o.opale("kit", "open", d.file("kit"), "--json", "--venue", "calais", "--desk", "Calais 3"))
}

// otherOpened finds the list on the laptop that was made a desk.
func otherOpened(d *desktop) error {
	defer back(d)
	o := other(d)
	o.disk = disk.Computer{}
	var out bytes.Buffer
	p := o.program(&out, io.Discard)
	root := p.root()
	root.SetArgs([]string{"list", "--json"})
	if err := root.ExecuteContext(context.Background()); err != nil {
		return err
	}
	if err := lines(out.Bytes(), 3); err != nil {
		return err
	}
	program := filepath.Join(o.home, "data", "opale", "opale")
	if text, err := os.ReadFile(program); err == nil && len(text) != 180_004 {
		return fmt.Errorf("a program of %d bytes", len(text))
	}
	return nil
}
