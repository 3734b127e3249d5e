package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"opale/checkin/disk"
	"opale/checkin/handback"
	"opale/db/seal"
)

// ending is a laptop that is being given back, as it is written down before
// anything goes. It names nobody.
type ending struct {
	handback.Removal
	Slip     handback.Slip `json:"slip"`
	SlipAt   []string      `json:"slip_at"` // folders
	SlipName string        `json:"slip_name"`
}

// endingFile is where it is written down: the last of its folder to go.
func endingFile(data string) string { return filepath.Join(data, "returning.json") }

func keepEnding(d disk.Disk, e *ending) error {
	data, err := dataFolder()
	if err != nil {
		return err
	}
	text, err := json.Marshal(e)
	if err != nil {
		return err
	}
	if err := d.MakeFolder(data); err != nil {
		return err
	}
	return disk.Replace(d, endingFile(data), 0o600, text)
}

// unfinished is a laptop whose giving back was cut short; nil for none.
func unfinished() *ending {
	data, err := dataFolder()
	if err != nil {
		return nil
	}
	text, err := os.ReadFile(endingFile(data))
	if err != nil {
		return nil
	}
	var e ending
	if json.Unmarshal(text, &e) != nil || len(e.Last) == 0 {
		return nil
	}
	return &e
}

// resume has a command finish what was cut short, in the place of what it does.
func (p *program) resume(c *cobra.Command, args []string) error {
	if err := p.knownLanguage(c, args); err != nil {
		return err
	}
	e := unfinished()
	if e == nil || c.Name() == "help" || c.Name() == "version" || c.Name() == "completion" {
		return nil
	}
	c.RunE = func(*cobra.Command, []string) error {
		p.remark("%s", p.words.Return.Resumed)
		return p.finishEnding(e)
	}
	return nil
}

// finishEnding removes what is left, signs and keeps the slip, and removes the
// rest: the key that signed it last but the program. It can be gone through
// again, wherever it was cut short.
func (p *program) finishEnding(e *ending) error {
	gone := e.First(p.onDisk())
	if _, chosen, err := databaseKey(); err == nil && !chosen {
		if err := (seal.Keystore{}).Forget(); err != nil {
			gone.Left = append(gone.Left, "keystore")
		}
	}
	if !e.Slip.IsSigned() {
		key, err := p.deviceKey()
		if err != nil {
			return err
		}
		e.Slip.Deleted += gone.Deleted
		for _, path := range gone.Left {
			e.Slip.Left = append(e.Slip.Left, fromHome(path))
		}
		if err := e.Slip.Sign(key); err != nil {
			return err
		}
		if err := keepEnding(p.onDisk(), e); err != nil {
			return err
		}
	}
	kept := p.keepSlip(e)
	rest := e.Rest(p.onDisk())
	return p.sayEnding(e, kept, rest.Left)
}

// keepSlip writes the slip wherever it can be, and says where that was.
func (p *program) keepSlip(e *ending) (kept []string) {
	line, err := json.Marshal(e.Slip)
	if err != nil {
		return nil
	}
	text := strings.Join(p.slipLines(e), "\r\n") + "\r\n\r\n" + p.words.Return.Signed + "\r\n" + string(line) + "\r\n"
	for _, folder := range e.SlipAt {
		p.sweepSlip(folder, e.SlipName)
		if path := filepath.Join(folder, e.SlipName); disk.Replace(p.onDisk(), path, 0o644, []byte(text)) == nil {
			kept = append(kept, path)
		}
	}
	return kept
}

// sweepSlip removes what a run that was killed had begun to write.
func (p *program) sweepSlip(folder, name string) {
	entries, err := p.onDisk().ReadDir(folder)
	if err != nil {
		return
	}
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), "."+name+".") && !entry.IsDir() {
			_ = p.onDisk().Remove(filepath.Join(folder, entry.Name()))
		}
	}
}

// slipLines is the slip as people read it.
func (p *program) slipLines(e *ending) []string {
	w, s := &p.words.Return, &e.Slip
	lines := []string{fmt.Sprintf(w.Done, s.Name, s.Desk, p.onDay(s.Returned)), "", p.words.Count(p.words.HandBack.AllHeld, s.Entries)}
	for _, h := range s.Held {
		lines = append(lines, "  "+fmt.Sprintf(p.words.HandBack.Held, h.Desk, p.onDay(h.Since), p.words.Count(p.words.Entries, h.Entries)))
	}
	lines = append(lines, p.words.Count(w.Deleted, s.Deleted))
	for _, path := range s.Left {
		lines = append(lines, fmt.Sprintf(w.Left, path))
	}
	for _, by := range s.Told {
		lines = append(lines, w.Told[by])
	}
	if len(s.Told) == 0 {
		lines = append(lines, w.NotTold)
	}
	return append(append(lines, w.Outside), s.Outside...)
}

func (p *program) sayEnding(e *ending, kept, left []string) error {
	if p.asJSON {
		return p.print(e.Slip)
	}
	w := &p.words.Return
	lines := append(p.slipLines(e), "")
	for _, path := range left {
		if p.removeLater(path) {
			lines = append(lines, fmt.Sprintf(w.Soon, path))
		} else {
			lines = append(lines, fmt.Sprintf(w.Left, path))
		}
	}
	for _, path := range kept {
		lines = append(lines, fmt.Sprintf(w.SlipIn, path))
	}
	if len(kept) == 0 {
		lines = append(lines, w.NoSlip)
	}
	if err := p.say("%s", strings.Join(lines, "\n")); err != nil {
		return err
	}
	if keyboard, ok := p.keyboard(); ok { // the window may close with the program
		p.remark("\n%s", w.ToClose)
		_, _ = bufio.NewReader(keyboard).ReadString('\n')
	}
	return nil
}
