package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/handback"
	"opale/checkin/plan"
	"opale/db"
	"opale/tui/screen"
)

// settingImported is the files that lists were taken from, as a JSON list: they
// are the user's, and lie where they lay.
const settingImported = "imported-files"

// noteImported remembers such a file.
func noteImported(store checkin.Store, path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	files, err := importedFiles(store)
	if err != nil || slices.Contains(files, path) {
		return err
	}
	text, err := json.Marshal(append(files, path))
	if err != nil {
		return err
	}
	return store.Remember(settingImported, string(text))
}

func importedFiles(store checkin.Store) (files []string, err error) {
	text, err := store.Remembered(settingImported)
	if err == nil && text != "" {
		err = json.Unmarshal([]byte(text), &files)
	}
	return files, err
}

// outside says what is about people, or was, and is not the program's to remove;
// first, what was never taken in, and may be nowhere else.
func (p *program) outside(ctx context.Context, store *db.Store) (lines []string, err error) {
	w := &p.words.Return
	aside, err := store.Aside(ctx)
	if err != nil {
		return nil, err
	}
	for i := range aside.Waiting {
		if piece := &aside.Waiting[i]; piece.Missing() == 0 {
			lines = append(lines, fmt.Sprintf(w.Waiting, p.words.Count(p.words.Entries, piece.Entries()), checkin.Clean(piece.By.Desk)))
		}
	}
	locked, err := lockedWith(store)
	if err != nil {
		return nil, err
	}
	for _, path := range locked {
		lines = append(lines, fmt.Sprintf(w.Locked, fromHome(path)))
	}
	files, err := importedFiles(store)
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		if _, err := os.Stat(file); err == nil {
			lines = append(lines, fmt.Sprintf(w.Imported, fromHome(file)))
		}
	}
	prepared, err := plan.Recall(store)
	if err != nil {
		return nil, err
	}
	if papers := prepared.Papers; papers != nil {
		if _, err := os.Stat(papers.Folder); err == nil {
			lines = append(lines, fmt.Sprintf(w.Papers, fromHome(papers.Folder)))
		}
	}
	for _, folder := range p.sticks(store) {
		lines = append(lines, fmt.Sprintf(w.Stick, folder))
	}
	sent, err := store.Remembered(screen.SettingSent)
	if err != nil {
		return nil, err
	}
	if sent != "" {
		lines = append(lines, fmt.Sprintf(w.Sent, filepath.Base(sent)))
	}
	if program, err := p.itself(); err == nil && !p.isInstalled(program) && !slices.ContainsFunc(p.sticks(store), func(f string) bool { return filepath.Dir(program) == f }) {
		lines = append(lines, fmt.Sprintf(w.Program, fromHome(program)))
	}
	return append(lines, w.Paper), nil
}

// fromHome is a path as it is shown and kept: it does not say whose home it is.
func fromHome(path string) string {
	home := homeFolder()
	if rest, ok := strings.CutPrefix(path, home+string(filepath.Separator)); ok && home != "" {
		return "~" + string(filepath.Separator) + rest
	}
	return path
}

// sticks are the folders that are there now of those that entries were carried
// with.
func (p *program) sticks(store *db.Store) (folders []string) {
	for _, key := range []string{settingStick, settingExchanged} {
		folder, err := store.Remembered(key)
		if info, statErr := os.Stat(folder); err != nil || folder == "" || statErr != nil || !info.IsDir() || slices.Contains(folders, folder) {
			continue
		}
		folders = append(folders, folder)
	}
	return folders
}

// isInstalled reports whether a program is the copy that a kit made on this
// laptop.
func (p *program) isInstalled(program string) bool {
	dir, err := dataFolder()
	return err == nil && filepath.Dir(program) == filepath.Clean(dir)
}

// planEnd leaves the last word with the others, and writes down what goes.
func (p *program) planEnd(ctx context.Context, store *db.Store, w *weighed) (*ending, error) {
	end := &ending{Slip: handback.NewSlip(&w.event, w.actor.Desk, store.Device(), &w.proof, p.clock.Now())}
	sticks := p.sticks(store)
	keys, err := p.members(w.event.ID)
	if err != nil {
		return nil, err
	}
	party, err := p.party(store, seat{}, keys)
	if err != nil {
		return nil, err
	}
	for _, folder := range sticks {
		if len(keys.Seal) == 0 {
			break // what is not sealed is left nowhere
		}
		if _, err := party.WriteTo(filepath.Join(folder, party.Name()), nil); err == nil && !slices.Contains(end.Slip.Told, "stick") {
			end.Slip.Told = append(end.Slip.Told, "stick")
		}
	}
	if p.meetOnce(ctx, store) {
		end.Slip.Told = append(end.Slip.Told, "hub")
	}
	if end.Slip.Outside, err = p.outside(ctx, store); err != nil {
		return nil, err
	}
	end.SlipAt = append(end.SlipAt, slipFolder())
	end.SlipAt = append(end.SlipAt, sticks...)
	end.SlipName = p.words.Return.SlipName + "-" + strings.TrimSuffix(party.Name(), bundle.Suffix) + ".txt"
	return end, p.planRemoval(store, w, end, sticks)
}

// slipFolder is where people find the slip: their desktop, their documents, or
// their home.
func slipFolder() string {
	home := homeFolder()
	for _, name := range append(slices.Clone(desktops), "Documents") {
		if info, err := os.Stat(filepath.Join(home, name)); err == nil && info.IsDir() {
			return filepath.Join(home, name)
		}
	}
	return home
}

// planRemoval lists what is on this laptop: the program's own folders, whole, and
// what of ours lies elsewhere.
func (p *program) planRemoval(store *db.Store, w *weighed, end *ending, sticks []string) error {
	data, err := dataFolder()
	if err != nil {
		return err
	}
	device, err := keyFile()
	if err != nil {
		return err
	}
	r := &end.Removal
	r.Folders = []string{data}
	if config := filepath.Dir(device); config != filepath.Clean(data) {
		r.Folders = append(r.Folders, config)
	}
	base := store.Path()
	if filepath.Dir(base) != filepath.Clean(data) { // --db
		for _, suffix := range []string{"", "-wal", "-shm", ".heads", ".lock", ".holder"} {
			r.Files = append(r.Files, base+suffix)
		}
		r.Files = append(r.Files, copiesOf(store)...)
	}
	elsewhere, away, err := p.keptElsewhere(store, w.event.ID)
	if err != nil {
		return err
	}
	for _, folder := range away {
		end.Slip.Outside = append(end.Slip.Outside, fmt.Sprintf(p.words.Return.Stick, folder))
	}
	for _, file := range elsewhere { // a stick keeps what it carries to the others
		carries := slices.Contains(sticks, filepath.Dir(file)) && filepath.Ext(file) == bundle.Suffix
		if !carries && filepath.Dir(file) != filepath.Clean(data) {
			r.Files = append(r.Files, file)
		}
	}
	name := (&bundle.Party{Device: store.Device(), Actor: w.actor}).Name()
	if sent, err := store.Remembered(screen.SettingSent); err == nil && filepath.Base(sent) == name {
		r.Files = append(r.Files, sent)
	}
	if key, chosen, err := databaseKey(); err == nil && chosen && filepath.Dir(key) != filepath.Dir(device) {
		end.Slip.Left = append(end.Slip.Left, fromHome(key)) // somebody chose where it lies
	}
	r.Files = append(r.Files, shortcuts(data)...)
	program := filepath.Join(data, "opale"+filepath.Ext(programName()))
	r.Last = []string{device, program, endingFile(data)}
	return nil
}
