package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/db"
	"opale/tui/screen"
)

// keptKit is the folder, beside the program on this laptop, where an emergency
// desk keeps the kit: it asks for the passphrase at its next start, without the
// stick.
const keptKit = "kit"

func (p *program) emergencyFlag(c *cobra.Command, s *seat) {
	c.Flags().BoolVar(&s.emergency, "emergency", false, p.words.Carry.FlagEmergency)
}

// askForKit asks for the passphrase of a kit, behind one that was wrong. It is
// empty where somebody at the keyboard has said, on the console twice, that
// nobody knows it: the emergency desk then opens.
func (p *program) askForKit(ctx context.Context, kit *bundle.Kit, wrong string) (string, error) {
	if p.porch.asks() && os.Getenv(passphraseVariable) == "" {
		return p.porch.askPassphrase(true, wrong)
	}
	w := &p.words.Carry
	for _, question := range []string{fmt.Sprintf(w.AskKit, checkin.Clean(kit.Event.Name)), w.AskEmergency} {
		passphrase, err := p.ask(ctx, question)
		if err != nil || checkin.Clean(passphrase) != "" {
			return passphrase, err
		}
		if _, ok := p.keyboard(); !ok {
			return "", &spoken{w.KitNeedsPassphrase}
		}
	}
	return "", nil
}

// beginEmergency makes a store that of a desk without the list: whoever comes
// is noted by hand, until the passphrase is known.
func (p *program) beginEmergency(store *db.Store, event *checkin.Event) error {
	if err := store.Presume(*event); err != nil {
		return err
	}
	return store.Remember(screen.SettingEmergency, "1")
}

// keepKit copies what of a kit opens with the passphrase beside the program on
// this laptop. Where that fails, the stick is needed once more.
func keepKit(d disk.Disk, folder string) error {
	dir, err := dataFolder()
	if err != nil {
		return err
	}
	to := filepath.Join(dir, keptKit)
	if same(folder, to) || d.MakeFolder(to) != nil {
		return nil
	}
	names, err := filepath.Glob(filepath.Join(folder, "*"+bundle.Suffix))
	if err != nil {
		return err
	}
	for _, name := range append(names, filepath.Join(folder, bundle.KitName)) { // which makes it a kit, last
		content, err := disk.ReadFile(d, name)
		if err != nil || disk.Replace(d, filepath.Join(to, filepath.Base(name)), disk.Public, content) != nil {
			return nil
		}
	}
	return nil
}

// forgetKit removes the kit that an emergency desk has kept.
func forgetKit(d disk.Disk) error {
	dir, err := dataFolder()
	if err != nil {
		return err
	}
	return d.RemoveAll(filepath.Join(dir, keptKit))
}

// same reports whether two paths are one place.
func same(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}
