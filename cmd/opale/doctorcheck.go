package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/cmd/opale/wording"
	"opale/db"
)

// From when on doctor says something.
const (
	logIsLong    = 64 << 20 // bytes of SQLite's log
	diskIsNarrow = 1 << 30  // bytes that are free
	diskIsFull   = 100 << 20
	backupIsOld  = time.Hour // behind the last entry
)

// examine looks at everything, whether or not the file opens.
func (d *doctor) examine(ctx context.Context) {
	w := &d.words.Care
	d.found(wording.TopicProgram, levelGood, fmt.Sprintf("%s, %s/%s", version(), runtime.GOOS, runtime.GOARCH), "")
	store, err := d.read(ctx)
	switch checkin.ErrorCode(err) {
	case "":
		defer store.Close()
		d.examineStore(ctx, store)
	case checkin.CodeMissing:
		d.found(wording.TopicFile, levelWarning, fmt.Sprintf(w.NoFile, d.path), w.DoImport)
	default:
		s := d.sentence(err)
		d.found(wording.TopicFile, levelBad, s.What+" "+s.Safe, s.Press)
	}
	d.examineBackups(store)
	d.examineDisk()
	d.examineKeys(store)
	d.examineSeal(store)
	d.examineFolder()
	d.examineTerminal()
}

func (d *doctor) examineStore(ctx context.Context, store *db.Store) {
	event, err := store.Event()
	if err == nil {
		err = store.CheckFile(ctx)
	}
	w := &d.words.Care
	if err != nil {
		d.damaged = err
		s := d.sentence(err)
		d.found(wording.TopicFile, levelBad, s.What+" "+s.Safe, w.DoRepair)
		return
	}
	d.examineFile(ctx, store, &event)
	d.examineJournal(ctx, store)
	d.examineHeads(ctx, store, &event)
	d.examineLog()
	d.examineClock(ctx, store, &event)
	d.examineSharing(ctx, store, &event)
}

func (d *doctor) examineFile(ctx context.Context, store *db.Store, event *checkin.Event) {
	status, err := store.Status(ctx)
	if err != nil {
		d.damaged = err
		s := d.sentence(err)
		d.found(wording.TopicFile, levelBad, s.What, d.words.Care.DoRepair)
		return
	}
	what := fmt.Sprintf(d.words.Care.File, event.Name, d.words.Number(status.Registrations), d.words.Count(d.words.Entries, status.Entries), d.size(sizeOf(d.path)), d.path)
	d.found(wording.TopicFile, levelGood, what, "")
}

func (d *doctor) examineJournal(ctx context.Context, store *db.Store) {
	w := &d.words.Care
	report, err := store.Verify(ctx)
	if err != nil {
		d.damaged = err
		d.found(wording.TopicJournal, levelBad, d.sentence(err).What, w.DoRepair)
		return
	}
	var faults []string
	for _, f := range report.Faults {
		if f.Kind == db.FaultState {
			d.tables = true
		} else {
			faults = append(faults, d.faultLine(f))
		}
	}
	d.unsigned = len(faults) > 0
	if d.unsigned {
		d.found(wording.TopicJournal, levelBad, d.words.Count(d.words.Unsound, len(faults))+" "+faults[0], w.DoRepair)
	} else {
		d.found(wording.TopicJournal, levelGood, fmt.Sprintf(w.Chains, d.words.Number(report.Streams)), "")
	}
	if d.tables {
		d.found(wording.TopicTables, levelBad, d.words.FaultKinds[db.FaultState], w.DoRepair)
	} else {
		d.found(wording.TopicTables, levelGood, fmt.Sprintf(w.Tables, journal.Fingerprint(report.StateHash)), "")
	}
}

// examineHeads compares the file with what was acknowledged.
func (d *doctor) examineHeads(ctx context.Context, store *db.Store, event *checkin.Event) {
	w := &d.words.Care
	missing, err := readGaps(ctx, store, event)
	if err != nil {
		d.found(wording.TopicHeads, levelBad, d.sentence(err).What, w.DoRepair)
		return
	}
	d.fact.Missing = missing
	switch {
	case len(missing) > 0:
		lines := d.gapLines(event, missing, d.sources(store))
		d.found(wording.TopicHeads, levelBad, strings.Join(lines, "\n"), w.DoFetch)
	case sizeOf(d.path+db.HeadsSuffix) == 0:
		d.found(wording.TopicHeads, levelWarning, w.NoHeads, w.DoOpen)
	default:
		d.found(wording.TopicHeads, levelGood, w.Complete, "")
	}
}

func (d *doctor) examineLog() {
	size := sizeOf(d.path + "-wal")
	if size > logIsLong {
		d.found(wording.TopicLog, levelWarning, fmt.Sprintf(d.words.Care.LongLog, d.size(size)), d.words.Care.DoClose)
		return
	}
	d.found(wording.TopicLog, levelGood, fmt.Sprintf(d.words.Care.Log, d.size(size)), "")
}

func (d *doctor) examineBackups(store *db.Store) {
	w, folder := &d.words.Care, d.backups()
	kept, err := db.KeptOf(d.path, folder)
	if err != nil || len(kept) == 0 {
		d.found(wording.TopicBackups, levelWarning, fmt.Sprintf(w.NoBackup, folder), w.DoOpen)
		return
	}
	zone := d.zone()
	last := kept[0].Made.In(zone)
	what := fmt.Sprintf(w.Kept, d.words.Count(d.words.Rights.Backups, len(kept)), d.moment(last, time.Now().In(zone)), d.size(kept[0].Size), folder)
	if store == nil {
		d.found(wording.TopicBackups, levelGood, what, "")
		return
	}
	status, err := store.Status(context.Background())
	if err == nil && status.LastEntry.Sub(last) > backupIsOld {
		d.found(wording.TopicBackups, levelWarning, what+" "+fmt.Sprintf(w.OldBackup, d.words.Span(status.LastEntry.Sub(last))), w.DoOpen)
		return
	}
	d.found(wording.TopicBackups, levelGood, what, "")
}

func (d *doctor) examineDisk() {
	w := &d.words.Care
	free, err := freeSpace(filepath.Dir(d.path))
	switch {
	case err != nil:
		return // the folder says what is the matter
	case free < diskIsFull:
		d.found(wording.TopicDisk, levelBad, fmt.Sprintf(w.Free, d.size(free)), w.DoSpace)
	case free < diskIsNarrow:
		d.found(wording.TopicDisk, levelWarning, fmt.Sprintf(w.Free, d.size(free)), w.DoSpace)
	default:
		d.found(wording.TopicDisk, levelGood, fmt.Sprintf(w.Free, d.size(free)), "")
	}
}

// examineClock compares the clock with the journal, and with other machines.
func (d *doctor) examineClock(ctx context.Context, store *db.Store, event *checkin.Event) {
	w := &d.words.Care
	if err := d.clock.recall(store); err != nil {
		return
	}
	now := d.clock.Now().In(event.Location())
	what := fmt.Sprintf(w.Clock, d.words.Date(now), d.words.Clock(now), event.Location().String())
	if off := d.clock.Offset(); off != 0 {
		what += " " + fmt.Sprintf(w.Corrected, d.words.Span(off.Abs()))
	}
	replica, err := readReplica(ctx, store, d.thisDevice())
	_, offset := lastWord(replica.Desks)
	status, statusErr := store.Status(ctx)
	switch {
	case err == nil && offset != nil && (time.Duration(*offset)*time.Millisecond).Abs() >= journal.ClockOff:
		span := d.words.Span((time.Duration(*offset) * time.Millisecond).Abs())
		d.found(wording.TopicClock, levelWarning, what+" "+fmt.Sprintf(w.OtherClock, span), w.DoClock)
	case statusErr == nil && status.LastEntry.Sub(now) >= journal.ClockOff:
		d.found(wording.TopicClock, levelWarning, what+" "+fmt.Sprintf(w.Behind, d.words.Span(status.LastEntry.Sub(now))), w.DoClock)
	default:
		d.found(wording.TopicClock, levelGood, what, "")
	}
}

// examineSharing says who has what is here.
func (d *doctor) examineSharing(ctx context.Context, store *db.Store, event *checkin.Event) {
	w := &d.words.Care
	status, err := store.Status(ctx)
	if err != nil {
		return
	}
	peers, err := store.Peers()
	if err != nil {
		return
	}
	last := d.words.Figures.Never
	var heard time.Time
	for _, p := range peers {
		if p.Heard.After(heard) {
			heard = p.Heard
		}
	}
	if !heard.IsZero() {
		last = d.when(event, heard)
	}
	what := fmt.Sprintf(w.Shared, d.words.Count(w.OnlyHere, status.Unsent), last)
	if status.Unsent > 0 {
		d.found(wording.TopicSharing, levelWarning, what, w.DoShare)
		return
	}
	d.found(wording.TopicSharing, levelGood, what, "")
}

func (d *doctor) examineKeys(store *db.Store) {
	w := &d.words.Care
	path, err := keyFile()
	if err != nil {
		return
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		d.found(wording.TopicKeys, levelWarning, w.NoKey, w.DoOpen)
		return
	case err != nil:
		d.found(wording.TopicKeys, levelBad, fmt.Sprintf(d.words.Forbidden.What, path), "")
		return
	case runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0:
		d.found(wording.TopicKeys, levelWarning, fmt.Sprintf(w.OpenKey, path), fmt.Sprintf("chmod 600 %s", path))
		return
	}
	if _, err := d.deviceKey(); err != nil {
		d.found(wording.TopicKeys, levelBad, err.Error(), "")
		return
	}
	what := w.Key
	if store != nil {
		if event, err := store.Event(); err == nil {
			if m, err := d.member(event.ID); err == nil && m != nil {
				what += w.Member
			} else {
				what += w.NoMember
			}
		}
	}
	d.found(wording.TopicKeys, levelGood, what, "")
}

// examineFolder tries whether files can be made beside the database.
func (d *doctor) examineFolder() {
	w, folder := &d.words.Care, filepath.Dir(d.path)
	f, err := d.onDisk().CreateTemp(folder, ".opale-doctor-*")
	if errors.Is(err, fs.ErrNotExist) {
		return // the file is missing, which is said
	}
	if err != nil {
		d.found(wording.TopicFolder, levelBad, fmt.Sprintf(d.words.Faults[checkin.CodeReadOnly].What, folder), d.words.Faults[checkin.CodeReadOnly].Press)
		return
	}
	err = errors.Join(f.Close(), d.onDisk().Remove(f.Name()))
	if err != nil {
		d.found(wording.TopicFolder, levelWarning, err.Error(), "")
		return
	}
	d.found(wording.TopicFolder, levelGood, fmt.Sprintf(w.Folder, folder), "")
}

func (d *doctor) examineTerminal() {
	w := &d.words.Care
	out, isFile := d.out.(*os.File)
	if !isFile || !term.IsTerminal(out.Fd()) {
		d.found(wording.TopicTerminal, levelGood, w.NoTerminal, "")
		return
	}
	columns, rows, err := term.GetSize(out.Fd())
	what := fmt.Sprintf(w.Terminal, columns, rows, os.Getenv("TERM"))
	if err == nil && (columns < 80 || rows < 24) {
		d.found(wording.TopicTerminal, levelWarning, what, w.DoWiden)
		return
	}
	d.found(wording.TopicTerminal, levelGood, what, "")
}

func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// size is a number of bytes as people say it.
func (p *program) size(bytes int64) string {
	w := &p.words.Care
	switch {
	case bytes >= 10<<30:
		return fmt.Sprintf(w.Gigabytes, bytes>>30)
	case bytes >= 1<<20:
		return fmt.Sprintf(w.Megabytes, bytes>>20)
	}
	return fmt.Sprintf(w.Kilobytes, (bytes+1023)>>10)
}
